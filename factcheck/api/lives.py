"""Harvesting across a restore from a backup, and on replicas: numbers of before the one are
noticed, and those that the other has yet to get.
"""

from factcheck.api.conditional import LIFE, parse_life
from factcheck.api.errors import BadParameters
from factcheck.api.reading import read
from factcheck.api.replicas import BEHIND, behind

# Whether the number was skipped when a life began: it may have been given before.
_SKIPPED = """
EXISTS (SELECT FROM claims_publiclife WHERE last_before < %s AND first_publication > %s)
"""


def life_of_harvest(since: int, using: str) -> str:
    """The database's life, which the answer names. Raises BadParameters for a number that no
    publication of it has, since it was given between a backup and the restore from it, and
    ReplicaBehind where another server has given it already: nothing new is not what is true."""
    ((life, skipped, late),) = read(
        using, f"SELECT {LIFE}, {_SKIPPED}, {BEHIND}", [since, since, since]
    )
    if late == b"t":
        raise behind(using, "since", since)
    if skipped == b"t":
        lost = (
            f"What was published as number {since} was lost when the database was restored from a"
            " backup. Harvest anew, with `since=0`."
        )
        raise BadParameters({"since": [lost]})
    return parse_life(life)
