"""Pictures of whole pages, in light and dark, for people to look at."""

from pathlib import Path
from typing import Literal

from django.conf import settings
from playwright.sync_api import Page

_SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def screenshot(page: Page, name: str, *, whole: bool = True) -> None:
    """Keep `var/screenshots/<name>-light.png` and `…-dark.png`; of the window, if not `whole`."""
    folder = Path(settings.VAR_DIR) / "screenshots"
    usual = page.viewport_size
    assert usual is not None
    if whole:
        # A window as high as the page: what sticks to its edge would lie across the middle.
        height = page.evaluate("() => document.documentElement.scrollHeight")
        page.set_viewport_size({"width": usual["width"], "height": max(usual["height"], height)})
    for scheme in _SCHEMES:
        page.emulate_media(color_scheme=scheme)
        page.screenshot(path=folder / f"{name}-{scheme}.png", animations="disabled")
    page.emulate_media(color_scheme="null")
    page.set_viewport_size(usual)
