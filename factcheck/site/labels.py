"""What the values of facets are called, and where each has its page."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy

from factcheck.site.addresses import SitePage
from factcheck.site.reading import Json, References
from factcheck.site.words import CLAIM_KINDS, STATUSES

FACET_TITLES: Final[dict[str, Promise]] = {
    "verdict": pgettext_lazy("facet", "Verdict"),
    "status": pgettext_lazy("facet", "Status"),
    "topic": pgettext_lazy("facet", "Topic"),
    "speaker": pgettext_lazy("facet", "Speaker"),
    "party": pgettext_lazy("facet", "Party"),
    "source": pgettext_lazy("facet", "Source"),
    "year": pgettext_lazy("facet", "Said in"),
    "kind": pgettext_lazy("facet", "Kind of claim"),
    "cited": pgettext_lazy("facet", "Named by others"),
}

# Those that have records of their own, and what kind of record.
REFERENCE_KINDS: Final = {
    "verdict": "rating",
    "topic": "topic",
    "speaker": "speaker",
    "cited": "speaker",
    "party": "party",
    "source": "document",
}

_CODES: Final = {"status": STATUSES, "kind": CLAIM_KINDS}

# The address of a value's own page, and of the page with all of them.
PAGES: Final = {
    "verdict": ("verdict", "verdicts"),
    "topic": ("topic", "topics"),
    "speaker": ("speaker", "speakers"),
    "party": ("party", "parties"),
    "source": ("document", "documents"),
    "year": ("year", "years"),
}


class Label(NamedTuple):
    """`language` is that of the text where it may be another than the page's."""

    text: str
    language: str = ""


def label(name: str, value: str, references: References) -> Label:
    """The value itself where nothing in public says what it is called."""
    return labels(name, (value,), references)[0]


def labels(name: str, values: Iterable[str], references: References) -> list[Label]:
    """The same of many values of one facet."""
    language = str(get_language())
    if name in REFERENCE_KINDS:
        kind, own = REFERENCE_KINDS[name], language == settings.LANGUAGE_CODE
        return [_label_of_record(name, v, references.get(kind, v), own) for v in values]
    if name in _CODES:
        return [_label_of_code(name, value, language) for value in values]
    return [Label(value) for value in values]


def facet_title(name: str) -> str:
    return _facet_title(name, str(get_language()))


# What is translated is kept: a list shows some thirty such words, and each is looked up anew in
# the time that a hundred lines of its text take.
@lru_cache(maxsize=100)
def _facet_title(name: str, _language: str) -> str:
    return str(FACET_TITLES[name])


@lru_cache(maxsize=500)
def _label_of_code(name: str, value: str, _language: str) -> Label:
    return Label(str(_CODES[name].get(value, value)))


def _label_of_record(name: str, value: str, record: Json | None, own: bool) -> Label:
    """`own`: in the desk's language."""
    if record is None:
        return Label(value)
    if name == "verdict":
        return Label(record["label"] if own else record["label_en"])
    if name == "topic":
        return Label(record["name_sv"] if own else record["name_en"])
    if name == "source":
        return Label(record["title"], record["language"])
    if name == "party":  # `Socialdemokraterna (S)`; the code alone where it has no name yet
        called = f"{record['name']} ({value})" if record["name"] else value
        return Label(called, settings.LANGUAGE_CODE)
    return Label(record["name"], settings.LANGUAGE_CODE)


def wanted_references(values: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """What to read for the labels of these."""
    return [(REFERENCE_KINDS[name], v) for name, v in values if name in REFERENCE_KINDS]


def page_of(name: str, value: str) -> SitePage | None:
    return SitePage(PAGES[name][0], (value,)) if name in PAGES else None


def index_of(name: str) -> SitePage | None:
    return SitePage(PAGES[name][1]) if name in PAGES else None
