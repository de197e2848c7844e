"""PostgreSQL, as Django speaks to it, but for how a kept connection is found to be dead.

With CONN_HEALTH_CHECKS Django asks `SELECT 1` before each request: a round trip that a read from
the public tables would feel. A server that goes away says so, or at least closes the connection;
either makes the socket readable, and between requests nothing else does. So it is asked only then.

A machine that vanishes without a word is not noticed before the network's own time is up; neither
would it answer `SELECT 1`.
"""

import select

import psycopg
from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    def is_usable(self) -> bool:
        if self.connection is not None and not self.errors_occurred and self._is_silent():
            return True
        return super().is_usable()

    def close_if_unusable_or_obsolete(self) -> None:
        """Called before each request: looks at once, for those too who ask psycopg itself later."""
        super().close_if_unusable_or_obsolete()
        self.close_if_health_check_failed()

    def _is_silent(self) -> bool:
        """Whether the server has said nothing since it was last asked; it costs a microsecond."""
        try:
            descriptor = self.connection.fileno()
        except psycopg.Error:  # closed on our side
            return False
        poll = select.poll()
        poll.register(descriptor, select.POLLIN)
        return not poll.poll(0)
