"""Pages that a search may be after: what has this id, this address or this name."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from django.urls import Resolver404, get_script_prefix, resolve

from claims.models import PublicFacet, PublicReference
from claims.publication.named import named_by
from claims.words.meanings import ways_to_ask
from corpus.swedish import sort_key
from factcheck.site.addresses import SitePage
from factcheck.site.facet_counts import Counted
from factcheck.site.labels import FACET_TITLES, Label, label, page_of
from factcheck.site.reading import PUBLIC, References

MOST_NAMED: Final = 6
# Shorter beginnings are those of too many names.
_LEAST_LETTERS: Final = 3
_FACETS: Final = {
    "speaker": "speaker",
    "topic": "topic",
    "document": "source",
    "party": "party",
}
_BY_BEGINNING: Final = ("speaker", "topic", "document")


@dataclass(frozen=True, slots=True)
class NamedPage:
    """A page that what was typed is the name of: `what` it is about, in a word."""

    what: str
    label: Label
    page: SitePage


def page_meant(text: str) -> SitePage | None:
    """The page of what has this id, or is at this address; one of ours, or the source's own."""
    text = text.strip()
    if found := named_by(text, PUBLIC):
        return SitePage(found.kind, (found.id,))
    return _at_our_address(text)


def _at_our_address(text: str) -> SitePage | None:
    """Of the site's pages, whatever language the address is in."""
    if not text.startswith(f"{settings.PUBLIC_BASE_URL}/"):
        return None
    path = urlsplit(text.removeprefix(settings.PUBLIC_BASE_URL)).path
    try:
        match = resolve(f"{get_script_prefix()}{path.lstrip('/')}")
    except Resolver404:
        return None
    if match.namespace not in dict(settings.LANGUAGES) or match.url_name is None:
        return None
    return SitePage(match.url_name, tuple(match.kwargs.values()))


def named(text: str, counts: Counted, references: References) -> list[NamedPage]:
    """Pages that are called so: one query for names that begin so and parties, one for years.
    Speakers, topics and sources of the claims that were found are among them where all that was
    typed stands in their names."""
    found = {each.page: each for each in (*_short(text, references), *_beginning(text))}
    wanted = set(sort_key(text).split())
    for name in ("topic", "speaker", "source"):
        for each in counts.facets.get(name, ()):
            called = label(name, each.value, references)
            page = page_of(name, each.value)
            if page and wanted and wanted <= set(sort_key(called.text).split()):
                found.setdefault(page, NamedPage(str(FACET_TITLES[name]), called, page))
    return list(found.values())[:MOST_NAMED]


def _beginning(text: str) -> list[NamedPage]:
    """A party has short names, and several: one of them, or its code, is asked for as a whole."""
    key = sort_key(text).strip()
    chosen = Q(kind="party", called__overlap=ways_to_ask(text))
    if len(key) >= _LEAST_LETTERS:
        chosen |= Q(kind__in=_BY_BEGINNING, sort_key__gte=key, sort_key__lt=key + "\U0010ffff")
    rows = PublicReference.objects.using(PUBLIC).filter(chosen)
    bodies = rows.order_by("sort_key", "id").values_list("kind", "id", "body")[:MOST_NAMED]
    found = References({(kind, name): body for kind, name, body in bodies})
    return [
        NamedPage(
            str(FACET_TITLES[_FACETS[kind]]),
            label(_FACETS[kind], name, found),
            SitePage(kind, (name,)),
        )
        for kind, name, _body in bodies
    ]


def _short(text: str, references: References) -> list[NamedPage]:
    """A verdict or a year: whole names only, for these are short."""
    typed = text.casefold()
    found = [
        ("verdict", record["id"])
        for record in references.all_of("rating")
        if typed in {record["label"].casefold(), record["label_en"].casefold()}
    ]
    rows = PublicFacet.objects.using(PUBLIC).filter(name="year", value=text)
    found += rows.values_list("name", "value")
    pages = []
    for name, value in found:
        page = page_of(name, value)
        if page:
            pages.append(NamedPage(str(FACET_TITLES[name]), label(name, value, references), page))
    return pages
