"""Our API, keeping nothing of what searches find: what one costs that nobody has asked for since
the last publication."""

from factcheck.wsgi import application

# isort: split
from factcheck.api import found
from factcheck.recent import RecentlyUsed

found._KEPT = RecentlyUsed(most=0)  # type: ignore[misc]  # final for everybody else

__all__ = ["application"]
