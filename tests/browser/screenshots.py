"""Pictures of whole pages, in light and dark, for people to look at."""

from pathlib import Path
from typing import Literal

from django.conf import settings
from playwright.sync_api import Page

_SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def screenshot(page: Page, name: str) -> None:
    """Keep `var/screenshots/<name>-light.png` and `…-dark.png`."""
    folder = Path(settings.VAR_DIR) / "screenshots"
    for scheme in _SCHEMES:
        page.emulate_media(color_scheme=scheme)
        page.screenshot(path=folder / f"{name}-{scheme}.png", full_page=True, animations="disabled")
    page.emulate_media(color_scheme="null")
