"""Where a page lies: the way to it from the front page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Crumb:
    """Without a path it is the page itself. `lang` where the words are of another language."""

    label: str
    path: str = ""
    lang: str = ""
