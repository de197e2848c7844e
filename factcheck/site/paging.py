"""Numbered pages of a list."""

from collections.abc import Callable
from dataclasses import dataclass

# On either side of the page that is shown.
_BESIDE = 2


@dataclass(frozen=True, slots=True)
class PageLink:
    """`number` is 0 for a gap in the row."""

    number: int
    path: str
    here: bool


@dataclass(frozen=True, slots=True)
class Pages:
    """The page `number` of so many things, `size` on each; `path_of` is where a page is."""

    number: int
    total: int
    size: int
    path_of: Callable[[int], str]

    @property
    def last(self) -> int:
        return max(1, -(-self.total // self.size))

    @property
    def first_shown(self) -> int:
        """The number among all of the first thing on this page."""
        return (self.number - 1) * self.size + 1

    @property
    def last_shown(self) -> int:
        return min(self.total, self.number * self.size)

    @property
    def next(self) -> str:
        return self.path_of(self.number + 1) if self.number < self.last else ""

    @property
    def previous(self) -> str:
        return self.path_of(self.number - 1) if self.number > 1 else ""

    @property
    def links(self) -> list[PageLink]:
        """`1 … 4 5 [6] 7 8 … 20`."""
        near = range(self.number - _BESIDE, self.number + _BESIDE + 1)
        shown = sorted({1, self.last, *(n for n in near if 1 <= n <= self.last)})
        links: list[PageLink] = []
        for number in shown:
            if links and number > links[-1].number + 1:
                links.append(PageLink(0, "", here=False))
            links.append(PageLink(number, self.path_of(number), number == self.number))
        return links
