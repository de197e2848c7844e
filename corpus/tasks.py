"""Background work on sources: `manage.py procrastinate worker` does it."""

import logging

from django.db import InterfaceError, OperationalError
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from corpus import drafts, fetched_sources

logger = logging.getLogger(__name__)

# The database may be restarted under a worker.
FETCH_AGAIN = RetryStrategy(
    max_attempts=3, wait=5, retry_exceptions=[OperationalError, InterfaceError]
)


@app.task(name="fetch_source", retry=FETCH_AGAIN)
def fetch_source(draft: int) -> None:
    fetched_sources.bring(draft, at=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="give_up_fetches", queueing_lock="give_up_fetches")
def give_up_fetches(timestamp: int) -> None:
    """A job that failed for good, or that keeps killing workers, leaves its draft waiting."""
    if keys := fetched_sources.give_up_without_job():
        logger.error("drafts %s waited for an address without a job", keys)


@app.task(name="read_draft", retry=FETCH_AGAIN)
def read_draft(draft: int) -> None:
    drafts.read_waiting(draft)


@app.periodic(cron="* * * * *")
@app.task(name="give_up_readings", queueing_lock="give_up_readings")
def give_up_readings(timestamp: int) -> None:
    """A source that kills workers, or a job that failed for good, leaves its draft waiting."""
    if keys := drafts.give_up_without_job():
        logger.error("drafts %s waited to be read without a job", keys)
