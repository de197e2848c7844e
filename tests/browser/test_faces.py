"""Texts, charts, pictures and cards, as people meet them: light and dark, wide and narrow, and in
the pages of other sites."""

import json
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from claims.models import Claim
from tests.browser.accessibility import Barriers
from tests.browser.screenshots import screenshot
from tests.browser.watching import Watch
from tests.browser.world import World, make_world
from tests.site_pages import make_site_text, make_site_text_version


def _paths(world: World) -> dict[str, str]:
    claim = world.corrected
    unchecked = world.changed
    document = Claim.objects.filter(date_edtf="2023~")[0].revision.document
    return {
        "method": "/method/",
        "about": "/about/",
        "charts": "/charts/",
        "chart-months": "/charts/months/",
        "chart-year": "/charts/months/?year=2020",
        "chart-amounts": "/charts/amounts/",
        "chart-document": f"/charts/documents/{document.public_id}/",
        "claim-shared": f"/claims/{claim.public_id}/",
        "card": f"/embed/claims/{claim.public_id}/",
        "card-unchecked": f"/embed/claims/{unchecked.public_id}/",
        "card-withdrawn": f"/embed/claims/{world.withdrawn.public_id}/",
        "card-list": "/embed/newest/",
        "card-speaker": f"/embed/speakers/{claim.speaker.public_id}/",
        "card-chart": "/embed/charts/months/",
    }


def test_no_page_has_a_barrier(page: Page, watch: Watch) -> None:
    watch.expect("410 GET .*/embed/claims/")
    world, barriers = make_world(), Barriers()
    make_site_text("method")
    make_site_text_version(make_site_text("about", body_sv="Vi är **tre**.\n\n## Pengar\n\nEgna."))
    for name, path in _paths(world).items():
        if name.startswith("card"):
            page.set_viewport_size({"width": 600, "height": 420})
        for language, prefix in (("sv", ""), ("en", "/en")):
            page.goto(prefix + path)
            for each in page.locator("details").all():
                each.locator("summary").click()
            barriers.look(page, "light")
            barriers.look(page, "dark")
            if language == "sv" or name in {"card", "chart-months", "method"}:
                screenshot(page, f"faces-{name}-{language}")
    barriers.check()


def test_narrow_windows(page: Page) -> None:
    world = make_world()
    page.set_viewport_size({"width": 320, "height": 640})
    for name, path in _paths(world).items():
        if name != "card-withdrawn":
            page.goto(path)
            assert page.evaluate("() => document.documentElement.scrollWidth") <= 320, path
            if name in {"chart-months", "card", "method"}:
                screenshot(page, f"faces-{name}-phone")


def test_a_chart_leads_to_its_csv_and_its_claims(page: Page) -> None:
    make_world()
    page.goto("/charts/amounts/")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV", exact=True).click()
    assert download.value.path().read_text("utf-8").startswith("claim,speaker,year,words")
    page.locator("svg a circle").last.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert "/claims/" in page.url


@contextmanager
def another_site(html: str) -> Iterator[str]:
    """A page on another port of this machine, which is another origin; its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = html.encode() if self.path == "/" else b""
            self.send_response(200 if body else 204)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            """The test's output is for the test."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as served:
        thread = Thread(target=served.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{served.server_port}/"
        finally:
            served.shutdown()
            thread.join()


def oembed(server: str, path: str) -> dict[str, str]:
    address = f"{server}/oembed.json?url={quote(server + path, safe='')}"
    with urllib.request.urlopen(address) as response:  # noqa: S310
        found: dict[str, str] = json.load(response)
        return found


@pytest.mark.parametrize("sandbox", ["", ' sandbox="allow-scripts"'], ids=["framed", "sandboxed"])
def test_a_card_in_a_page_of_another_origin(page: Page, server: str, sandbox: str) -> None:
    """As its oEmbed says, and as WordPress puts it into a sandbox."""
    world = make_world()
    said = oembed(server, f"/claims/{world.corrected.public_id}/")
    frame = said["html"].replace("<iframe", f"<iframe{sandbox}")
    page.set_viewport_size({"width": 760, "height": 700})
    with another_site(f"<!doctype html><title>Tidning</title><h1>Artikel</h1>{frame}") as address:
        page.goto(address)
        card = page.frame_locator("iframe")
        expect(card.get_by_role("heading")).to_contain_text("Beloppet gäller 2022")
        expect(card.locator(".correction")).to_contain_text("Vi skrev först fel år.")
        tone = "el => getComputedStyle(el).borderLeftWidth"
        assert float(card.locator(".card").evaluate(tone).removesuffix("px")) > 4
        inner = card.locator("html").evaluate("el => [el.scrollHeight, el.clientHeight]")
        assert inner[0] <= inner[1], "the card is cut off"
        assert page.context.cookies() == []
        screenshot(page, f"faces-framed{'-sandboxed' if sandbox else ''}", whole=False)


def test_no_other_page_can_be_framed(page: Page, server: str, watch: Watch) -> None:
    watch.expect("frame-ancestors|X-Frame-Options|ERR_BLOCKED_BY_RESPONSE")
    world = make_world()
    path = f"/claims/{world.corrected.public_id}/"
    html = f'<!doctype html><title>T</title><iframe src="{server}{path}"></iframe>'
    with another_site(html) as address:
        page.goto(address)
        page.wait_for_timeout(500)
        expect(page.frame_locator("iframe").get_by_role("main")).to_have_count(0)
