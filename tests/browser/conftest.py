"""A browser on the real server.

`page` is somebody from the public, `page_as("editor")` an editor who is logged in. Whatever goes
wrong in a page, its policy's violations among it, fails the test, unless `watch.expect()` says that
it should. `accessible(page)` asks axe; `screenshot(page, name)` leaves pictures in
`var/screenshots/`.

The server, the browser and Playwright live as long as the tests of this folder, not the session:
Playwright's synchronous interface leaves an event loop running in the thread, in which other tests
could neither use the database nor run a loop of their own.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.server import Server, serving
from tests.browser.watching import Watch
from tests.factories import make_user

PASSWORD = "korrekt häst batteri häftklammer"

PROVIDE = Path(__file__).with_name("provide.sh")
FLAGS = (
    *("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)


PATIENCE = 30_000  # milliseconds, for a busy machine; as long as Playwright's own for clicks


class PageAs(Protocol):
    """Makes pages of people who are logged in; each has a browser context of its own."""

    def __call__(self, role: str = "editor", *, user: User | None = None, **context: Any) -> Page:
        """A page of a new account with this role, or of `user`, who must be on the staff."""


@pytest.fixture(scope="package", autouse=True)
def _database_beside_a_loop() -> Iterator[None]:
    """Let tests use the database although Playwright's event loop is running in this thread.

    Django refuses that, since a coroutine that waits for a query would stop the loop. Here the loop
    runs only while a test waits for the browser, and the database is used only in between.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@pytest.fixture(scope="package")
def running(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture(scope="package")
def server(running: Server) -> str:
    """The address of the server, http://127.0.0.1:…"""
    return running.base


@pytest.fixture(scope="package")
def browser(_database_beside_a_loop: None) -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=FLAGS)
        yield browser
        browser.close()


def _chromium() -> str:
    looked = subprocess.run([PROVIDE, "--look"], capture_output=True, text=True, check=False)  # noqa: S603
    if looked.returncode:
        pytest.fail("The browser tests need Chromium: make browser sets it up.", pytrace=False)
    return looked.stdout.rstrip("\n")


@pytest.fixture
def watch(running: Server) -> Iterator[Watch]:
    """Checked when everything else of the test has been cleaned up."""
    written = running.log.stat().st_size
    watch = Watch()
    yield watch
    with running.log.open("rb") as log:
        log.seek(written)
        watch.check(log.read().decode())


@pytest.fixture
def new_page(
    transactional_db: None, server: str, browser: Browser, watch: Watch
) -> Iterator["NewPage"]:
    new_page = NewPage(browser, server, watch)
    yield new_page
    watch.settle()
    for page in watch.pages:
        page.context.close()


class NewPage:
    """Makes pages, each in a context of its own: nobody else's cookies."""

    def __init__(self, browser: Browser, server: str, watch: Watch) -> None:
        self._browser = browser
        self._server = server
        self._watch = watch

    def __call__(self, session: str = "", **context: Any) -> Page:
        """A page, logged in with the session's key; `context` goes to Playwright."""
        values: dict[str, Any] = {
            "base_url": self._server,
            "viewport": {"width": 1366, "height": 800},
            "locale": "sv-SE",
            "timezone_id": settings.TIME_ZONE,
        }
        made = self._browser.new_context(**values | context)
        if session:
            name = settings.SESSION_COOKIE_NAME
            made.add_cookies([{"name": name, "value": session, "url": self._server}])
        page = made.new_page()
        self._watch.listen(page)
        return page


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A page of somebody who is not logged in."""
    return new_page()


@pytest.fixture
def page_as(new_page: NewPage) -> PageAs:
    def page_as(role: str = "editor", *, user: User | None = None, **context: Any) -> Page:
        return new_page(session_of(user or make_staff(role)), **context)

    return page_as


def make_staff(role: str = "editor", username: str = "") -> User:
    """Somebody of the desk, whose password is PASSWORD."""
    return make_user(username, role, password=PASSWORD, is_staff=True)


def session_of(user: User) -> str:
    """The key of a new session of the user, as logging in makes it."""
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def log_in(page: Page, user: User) -> None:
    """Fill in the log-in form that the page shows."""
    page.get_by_label("Användarnamn").fill(user.get_username())
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.get_by_role("button", name="Logga in").click()
