"""Background work around the application; that of the desk is in `claims/tasks.py`."""

from django.utils import timezone
from procrastinate.contrib.django import app

from factcheck import housekeeping


@app.periodic(cron="17 * * * *")
@app.task(name="keep_house", queueing_lock="keep_house", lock="keep_house")
def keep_house(timestamp: int) -> None:
    """Every hour: what has served, and would only grow."""
    housekeeping.keep_house(at=timezone.now())
