"""What goes wrong in a page, whether or not somebody sees it."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Page, Request, Response

# The browser's own note on an answer of 400 and above; we note the answer itself.
_NOTE = "Failed to load resource: the server responded with a status of"


@dataclass
class Watch:
    """Listens to pages; `check()` fails for every complaint that no `expect()` has announced."""

    complaints: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    _open: set[Request] = field(default_factory=set)

    def expect(self, pattern: str) -> None:
        """Something like `409 POST .*/claims/` has to go wrong in this test, once or often."""
        self.expected.append(pattern)

    def listen(self, page: Page) -> None:
        self.pages.append(page)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(f"page error: {error}"))
        page.on("response", self._response)
        page.on("request", lambda request: self._open.add(request))
        page.on("requestfinished", lambda request: self._open.discard(request))
        page.on("requestfailed", self._failed)

    def settle(self) -> None:
        """Wait for what pages have asked: a late answer must not meet tables being emptied."""
        for page in self.pages:
            if not page.is_closed():
                page.wait_for_load_state()
        while waiting := [request for request in self._open if not request.frame.page.is_closed()]:
            waiting[0].response()
            self._open.discard(waiting[0])

    def check(self, log: str) -> None:
        """`log` is what the server wrote meanwhile, to be shown where something went wrong."""
        unexpected = [
            complaint
            for complaint in self.complaints
            if not any(re.search(pattern, complaint) for pattern in self.expected)
        ]
        assert not unexpected, "\n".join(["In the browser:", *unexpected, "On the server:", log])
        missing = [
            pattern
            for pattern in self.expected
            if not any(re.search(pattern, complaint) for complaint in self.complaints)
        ]
        assert not missing, f"Expected in the browser, but it did not happen: {missing}"

    def _console(self, message: ConsoleMessage) -> None:
        # Violations of the Content-Security-Policy come this way, too.
        if message.type in {"error", "warning"} and not message.text.startswith(_NOTE):
            place = message.location.get("url", "")
            self.complaints.append(f"console {message.type}: {message.text} ({place})")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            request = response.request
            self.complaints.append(f"{response.status} {request.method} {response.url}")

    def _failed(self, request: Request) -> None:
        self._open.discard(request)
        failure = request.failure or ""
        # A page that is left, or an answer that becomes a download, is nothing gone wrong.
        if "ERR_ABORTED" not in failure:
            self.complaints.append(f"request failed: {request.method} {request.url}: {failure}")
