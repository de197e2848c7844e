"""That axe finds what is in the way, in each colour scheme, however often a page is looked at."""

from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.browser.accessibility import Barriers

PALE = """<!doctype html><html lang="sv"><title>Prov</title><style>
    p { color: #000; background: #fff }
    @media (prefers-color-scheme: PALE_IN) { p { color: #888; background: #999 } }
</style><main><h1>Prov</h1><p>Bleka ord.</p></main>"""


def look(page: Page, scheme: Literal["light", "dark"]) -> None:
    barriers = Barriers()
    barriers.look(page, scheme)
    barriers.check()


def test_pale_words_are_found_in_the_scheme_that_has_them(page: Page) -> None:
    page.set_content(PALE.replace("PALE_IN", "dark"))
    for _again in range(2):
        look(page, "light")
        with pytest.raises(AssertionError, match="color-contrast"):
            look(page, "dark")
    page.set_content(PALE.replace("PALE_IN", "light"))
    with pytest.raises(AssertionError, match="color-contrast"):
        look(page, "light")
    look(page, "dark")
