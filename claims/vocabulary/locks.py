"""PostgreSQL's advisory locks that we take: each has a number of its own, so that nobody waits for
what has nothing to do with them.
"""

from enum import IntEnum


class Lock(IntEnum):
    """PACKAGE, PUBLICATION and WEBHOOKS are locks by themselves; of the others there is one for
    each second key: a sender's hash, an import's primary key.
    """

    # Held from the moment a publication number is taken until its transaction ends, so that
    # numbers are committed in order: who has read number n has seen everything up to n.
    PUBLICATION = 4_711_001
    # Held by the session that makes a data package, so that two don't collide.
    PACKAGE = 4_711_002
    # Held by sender while a correction request is kept: many at once would all find that there
    # were none before.
    SENDER = 4_711_003
    # Held by import while somebody analyses or stores it.
    IMPORT = 4_711_004
    # Held by the session that sends webhooks, so that nobody is sent the same by two.
    WEBHOOKS = 4_711_005
