"""Background work, on PostgreSQL itself: `manage.py procrastinate worker` does it.

A worker that is killed loses nothing: what it had begun is rolled back with its connection, and
another takes the job over once it has been without a sign of life for `WORKER_TIMEOUT` seconds.
"""

import logging

from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.utils import timezone
from django.utils.translation import gettext
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException, UniqueViolation
from procrastinate.jobs import Job, Status
from procrastinate.manager import JobManager

from claims import evidence_links
from claims.changing import errands
from claims.exports import package
from claims.imports.progress import StoredProgress
from claims.imports.reviews.keeping import suggest
from claims.imports.sheets import left_behind, verbs
from claims.matching.word_index import catch_up_with_all
from claims.subscriptions import sending
from claims.suggesting.reading import read_and_match, unread
from claims.teamwork.mail import mail_notices
from claims.vocabulary.import_states import NotNow

logger = logging.getLogger(__name__)

# A job that its worker has died of this often is not tried again: it may be what kills them.
MAX_ATTEMPTS = 5

# So many texts are read in one go.
BATCH_TEXTS = 50

# The database may be restarted under a worker.
AGAIN = RetryStrategy(
    max_attempts=MAX_ATTEMPTS, wait=5, retry_exceptions=[OperationalError, InterfaceError]
)


@app.task(name="analyse_import", retry=AGAIN)
def analyse_import(key: int) -> None:
    try:
        verbs.analyse(key, tell=StoredProgress(key))
    except NotNow:  # discarded meanwhile, or done by another worker
        return
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        logger.exception("import %d could not be analysed", key)
        verbs.give_up(key)


@app.task(name="store_import", retry=AGAIN)
def store_import(key: int) -> None:
    try:
        verbs.store(key, at=timezone.now(), tell=StoredProgress(key))
    except NotNow:  # done by another worker
        return
    except verbs.ImportNotStored:
        logger.warning("import %d was refused by the database", key, exc_info=True)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        logger.exception("import %d could not be stored", key)
        verbs.give_up(key)
    else:
        catch_up_with_all()


@app.periodic(cron="* * * * * */10")
@app.task(name="take_over_stalled", queueing_lock="take_over_stalled", pass_context=True)
async def take_over_stalled(context: JobContext, timestamp: int) -> None:
    """Put jobs back whose worker has gone; those that keep killing workers are given up."""
    jobs = context.app.job_manager
    for job in await jobs.get_stalled_jobs(seconds_since_heartbeat=settings.WORKER_TIMEOUT):
        try:
            if job.attempts < MAX_ATTEMPTS:
                await _put_back(jobs, job)
            else:
                await _give_up(jobs, job)
        except ConnectorException:  # of one job, which must not keep the others from their turn
            logger.warning("job %s was not taken over", job.call_string, exc_info=True)


async def _put_back(jobs: JobManager, job: Job) -> None:
    try:
        await jobs.retry_job(job)
    except UniqueViolation:
        # The next of a periodic job has been put in meanwhile, and does the same. It may wait for
        # the very lock that the dead one holds.
        await jobs.finish_job(job, Status.FAILED, delete_job=True)


async def _give_up(jobs: JobManager, job: Job) -> None:
    logger.error("job %s is given up after %d attempts", job.call_string, job.attempts)
    await jobs.finish_job(job, Status.FAILED, delete_job=False)
    key = job.task_kwargs.get("key")
    if isinstance(key, int):
        await sync_to_async(verbs.give_up)(key)
    errand = job.task_kwargs.get("errand")
    if isinstance(errand, int):
        await sync_to_async(_give_up_errand)(errand)


@app.periodic(cron="* * * * *")
@app.task(name="pick_up_imports", queueing_lock="pick_up_imports")
def pick_up_imports(timestamp: int) -> None:
    """A job that has failed for good, as on a full disk, leaves its import under way."""
    if keys := left_behind.pick_up(at=timezone.now()):
        logger.error("imports %s were under way without a job", keys)


@app.periodic(cron="* * * * *")
@app.task(name="index_words", queueing_lock="index_words")
def index_words(timestamp: int) -> None:
    """What was stored by SQL, or faster than anybody looked at it."""
    catch_up_with_all()


@app.periodic(cron="* * * * *")
@app.task(name="read_texts", queueing_lock="read_texts")
def read_texts(timestamp: int) -> None:
    """New texts are read for sentences worth checking; all of them anew after another model."""
    if settings.SUGGESTIONS:
        for revision in unread()[:BATCH_TEXTS]:
            read_and_match(revision)


@app.periodic(cron="* * * * *")
@app.task(name="send_notices", queueing_lock="send_notices")
def send_notices(timestamp: int) -> None:
    """By mail, to those who wish it; what could not be sent is tried again a minute later."""
    mail_notices(at=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="renew_packages", queueing_lock="renew_packages")
def renew_packages(timestamp: int) -> None:
    """Soon after a withdrawal; those that hold the words are hidden from its moment on."""
    package.renew_packages(at=timezone.now())


@app.task(name="match_external_checks", retry=AGAIN)
def match_external_checks(keys: list[int]) -> None:
    suggest(keys)


@app.task(name="run_errand", retry=AGAIN)
def run_errand(errand: int) -> None:
    try:
        errands.run(errand, at=timezone.now())
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        logger.exception("errand %d could not be done", errand)
        _give_up_errand(errand)


def _give_up_errand(errand: int) -> None:
    errands.give_up(errand, gettext("A mistake of ours: it has been logged."), at=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="give_up_lost", queueing_lock="give_up_lost")
def give_up_lost(timestamp: int) -> None:
    """What somebody waits for and no job does any more says so, and can be asked for again."""
    if keys := errands.give_up_without_job(at=timezone.now()):
        logger.error("errands %s were under way without a job", keys)
    if keys := evidence_links.give_up_without_job():
        logger.error("evidence copies %s waited without a job", keys)


@app.task(name="keep_evidence_copy", retry=AGAIN)
def keep_evidence_copy(copy: int) -> None:
    evidence_links.bring_copy(copy, at=timezone.now())


@app.periodic(cron="*/10 * * * *")
@app.task(name="look_after_links", queueing_lock="look_after_links", lock="look_after_links")
def look_after_links(timestamp: int) -> None:
    """Evidence that has gone from the web, or says something else by now."""
    evidence_links.look_after_links(at=timezone.now())


@app.periodic(cron="* * * * * */5")
@app.task(name="send_webhooks", queueing_lock="send_webhooks", lock="send_webhooks")
def send_webhooks(timestamp: int) -> None:
    """To subscribers, of what has been published; those who don't answer are tried again."""
    sending.send_webhooks()
