"""What a list of claims is narrowed by, as its address says it.

`/claims/?verdict=false&verdict=mostly_false&party=S&year=2016&q=skola&sort=said&page=2`: values of
one facet widen each other, facets narrow each other. Everything here can be said in a link, so that
nothing needs a script.
"""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from django.http import QueryDict
from django.utils.translation import gettext as _

from factcheck.site.addresses import SitePage, query_of, quoted

CLAIMS, CHECKS = "claims", "checks"

# In the order in which they are shown. `cited` leads from a speaker's page, and is offered nowhere.
FACETS: Final = ("verdict", "status", "topic", "speaker", "party", "source", "year", "kind")
HIDDEN_FACETS: Final = ("cited",)

RELEVANCE, NEWEST, CHECKED, SAID, SAID_FIRST = "relevance", "newest", "checked", "said", "oldest"
SORTS: Final = (RELEVANCE, CHECKED, NEWEST, SAID, SAID_FIRST)

LONGEST_QUERY_CHARACTERS: Final = 500
MOST_VALUES: Final = 20
PAGE_CLAIMS: Final = 20
# What lies further back is found by narrowing.
MOST_PAGES: Final = 500

# What others hang on addresses that they pass on; it means nothing here.
PASSED_ON = re.compile(r"utm_\w+|\w*clid|mc_[ce]id|igshid|ref|_ga|_gl|lang")


class BadQuery(Exception):
    """A parameter of the address makes no sense; the message says which, to a person."""


class NoSuchPage(Exception):
    """There are not so many pages; the message says how many."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """`list_name` is the page's: all claims, or checks alone. `sort` is empty for the usual one."""

    list_name: str
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    q: str = ""
    sort: str = ""
    number: int = 1

    @property
    def checks(self) -> bool:
        return self.list_name == CHECKS

    @property
    def facets(self) -> tuple[str, ...]:
        """Those that are offered here: every check has the status of one."""
        return tuple(name for name in FACETS if not (self.checks and name == "status"))

    @property
    def order(self) -> str:
        if self.sort:
            return self.sort
        if self.q:
            return RELEVANCE
        return CHECKED if self.checks else NEWEST

    @property
    def sorts(self) -> tuple[str, ...]:
        """The orders that make sense here."""
        return tuple(
            sort
            for sort in SORTS
            if (sort != RELEVANCE or self.q) and sort != (NEWEST if self.checks else CHECKED)
        )

    @property
    def narrowed(self) -> bool:
        return bool(self.values)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Each chosen value with its facet's name."""
        return [(name, value) for name, values in self.values.items() for value in values]

    def has(self, name: str, value: str) -> bool:
        return value in self.values.get(name, ())

    def with_value(self, name: str, value: str) -> "Chosen":
        return self._with(name, (*self.values.get(name, ()), value))

    def without_value(self, name: str, value: str) -> "Chosen":
        return self._with(name, tuple(v for v in self.values.get(name, ()) if v != value))

    def without_facet(self, name: str) -> "Chosen":
        return self._with(name, ())

    def _with(self, name: str, values: tuple[str, ...]) -> "Chosen":
        others = {key: kept for key, kept in self.values.items() if key != name}
        return replace(self, values=others | ({name: values} if values else {}), number=1)

    def asking(self, q: str) -> "Chosen":
        return replace(self, q=q, number=1)

    def sorted_by(self, sort: str) -> "Chosen":
        return replace(self, sort=sort, number=1)

    def at_page(self, number: int) -> "Chosen":
        return replace(self, number=number)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """All but the words and the page, for the hidden fields of a search."""
        names = [name for name in (*FACETS, *HIDDEN_FACETS) if name in self.values]
        pairs = [(name, value) for name in names for value in self.values[name]]
        return [*pairs, *([("sort", self.sort)] if self.sort else [])]

    def ways(self, name: str, list_path: str = "") -> Callable[[str], str]:
        """Where a value of this facet leads: to the list with it, or without it where it is chosen.
        The same as `with_value` and `without_value` say, for many values at once. Whoever asks for
        many facets passes the `list_path`."""
        kept = self.kept
        names = (*FACETS, *HIDDEN_FACETS)
        earlier = names[: names.index(name)]
        before = [("q", self.q)] if self.q else []
        before += [pair for pair in kept if pair[0] in earlier]
        after = [pair for pair in kept if pair[0] != name and pair[0] not in earlier]
        parts = query_of(before), query_of(after)
        own = self.values.get(name, ())
        list_path = list_path or self.list_path

        def way(value: str) -> str:
            values = [each for each in own if each != value] if value in own else [*own, value]
            chosen = "&".join(f"{name}={quoted(each)}" for each in values)
            query = "&".join(part for part in (parts[0], chosen, parts[1]) if part)
            return f"{list_path}?{query}" if query else list_path

        return way

    def pages(self, list_path: str = "") -> Callable[[int], str]:
        """Where each page of this list is: what `at_page` says, for many at once."""
        first = replace(self, number=1).at(list_path or self.list_path)
        more = f"{first}{'&' if '?' in first else '?'}page="
        return lambda number: f"{more}{number}" if number > 1 else first

    @property
    def parameters(self) -> tuple[tuple[str, str], ...]:
        return (
            *([("q", self.q)] if self.q else ()),
            *self.kept,
            *([("page", str(self.number))] if self.number > 1 else ()),
        )

    @property
    def page(self) -> SitePage:
        return SitePage(self.list_name, parameters=self.parameters)

    @property
    def list_path(self) -> str:
        """That of the whole list."""
        return SitePage(self.list_name).path()

    def at(self, list_path: str) -> str:
        """What `path` says, for who knows that of the whole list: to look that up takes longer than
        all the rest, and a page has dozens."""
        query = query_of(self.parameters)
        return f"{list_path}?{query}" if query else list_path

    @property
    def path(self) -> str:
        return self.page.path()


def read_choice(parameters: QueryDict, list_name: str) -> Chosen:
    """Raises BadQuery. That a value is one of its facet's is known when it is looked for."""
    facets = (*Chosen(list_name).facets, *HIDDEN_FACETS)
    known = {*facets, "q", "sort", "page"}
    check_names(parameters, known)
    values = {}
    for name in facets:
        chosen = tuple(dict.fromkeys(each for each in parameters.getlist(name) if each))
        if len(chosen) > MOST_VALUES:
            raise BadQuery(
                _("%(name)s: choose at most %(most)d at a time.")
                % {"name": name, "most": MOST_VALUES}
            )
        if any(len(each) > 64 or not each.isprintable() for each in chosen):
            raise BadQuery(_("%(name)s: there is nothing of that name.") % {"name": name})
        if chosen:
            values[name] = chosen
    sort = parameters.get("sort", "")
    if sort and sort not in {*Chosen(list_name).sorts, RELEVANCE}:
        raise BadQuery(
            _("sort: there is no order “%(given)s”; there are %(known)s.")
            % {"given": sort[:40], "known": ", ".join(Chosen(list_name).sorts)}
        )
    return Chosen(
        list_name,
        values,
        words(parameters),
        "" if sort == RELEVANCE else sort,
        page_number(parameters),
    )


def check_names(parameters: QueryDict, known: Iterable[str]) -> None:
    """Raises BadQuery for a name that the page doesn't know: left out without a word, it would
    show something else than was asked for."""
    for name in parameters:
        if name in known or PASSED_ON.fullmatch(name):
            continue
        given = name[:40]
        near = difflib.get_close_matches(name, known, 1)
        if near:
            raise BadQuery(
                _(
                    "There is nothing to choose by that is called “%(given)s”. "
                    "Did you mean %(near)s?"
                )
                % {"given": given, "near": near[0]}
            )
        raise BadQuery(
            _("There is nothing to choose by that is called “%(given)s”. There are: %(known)s.")
            % {"given": given, "known": ", ".join(sorted(known))}
        )


def words(parameters: QueryDict) -> str:
    """What is searched for; empty when nothing is."""
    text = parameters.get("q", "").strip()
    if len(text) > LONGEST_QUERY_CHARACTERS:
        raise BadQuery(
            _("A search can be at most %(longest)d characters long.")
            % {"longest": LONGEST_QUERY_CHARACTERS}
        )
    if "\x00" in text or "\ufffd" in text:  # the latter for bytes that are no UTF-8
        raise BadQuery(_("This contains a character that no text has."))
    return text


def page_number(parameters: QueryDict) -> int:
    text = parameters.get("page", "")
    if not text:
        return 1
    if text.isascii() and text.isdigit() and int(text[:20]) >= 1:
        return int(text[:20])
    raise BadQuery(_("page: the number of a page is a whole number, from 1."))
