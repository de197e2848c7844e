"""Which addresses are asked for: chosen from what the database holds."""

from dataclasses import dataclass
from functools import cache
from urllib.parse import urlencode

from django.db.models import Count

from claims.models import PublicClaim, PublicReference, PublicSearch
from claims.publication.search import text_query

CLAIMS = "/api/v1/claims/"
FULL = 50


def list_pages() -> dict[str, str]:
    """Names and addresses of a list page: by what it is narrowed."""
    speakers, documents = _by_count("speaker_id"), _by_count("document_id")
    topics = sorted(_topics(), key=lambda topic: topic[1])
    queries = {
        "everything": "",
        "party": "party=S",
        "party, rare": "party=AP",
        "kind": "kind=quantity",
        "kind, rare": "kind=definition",
        "speaker": f"speaker={speakers[-1]}",
        "speaker, rare": f"speaker={speakers[0]}",
        "document": f"document={documents[-1]}",
        "topic": f"topic={topics[-1][0]}",
        "topic, rare": f"topic={topics[0][0]}",
        "verification_status": "verification_status=checked",
        "rating": "rating=mostly_true",
        "a month": "date_after=2016-04-01&date_before=2016-04-30",
        "amount and unit": "amount_min=100000000&unit=SEK",
        "amount and unit, rare": "amount_min=9800000000000&unit=SEK",
        "party, kind, status": "party=M&kind=comparison&verification_status=checked",
        "speaker, topic, unit": f"speaker={speakers[-1]}&topic={topics[-1][0]}&unit=percent",
    }
    return {name: f"{CLAIMS}?{query}" if query else CLAIMS for name, query in queries.items()}


@dataclass(frozen=True, slots=True)
class Search:
    """Words, and what part of all claims they find."""

    words: str
    part: float

    @property
    def path(self) -> str:
        return f"{CLAIMS}?{urlencode({'q': self.words})}"

    def __str__(self) -> str:
        return f"q: {self.words} ({100 * self.part:.2g} %)"


def single_words() -> list[Search]:
    """From those that stand nearly everywhere to one that stands nowhere."""
    words = ("år", "kronor", "kommunen", "barn", "arbete", "säger", "dansk", "xyzzy")
    return [_search(word) for word in (*words, _rare_word())]


def two_words() -> list[Search]:
    """Common ones that meet, such that hardly ever do, and a common one with a rare one."""
    pairs = ("år kommunen", "barn unga", "kronor procent", "2010 2019", "Sofia Sjöberg")
    return [_search(pair) for pair in (*pairs, f"kommunen {_rare_word()}")]


def other_pages() -> dict[str, str]:
    """Lists that the bare limit has no answer to."""
    return {
        "q: kommunen, by date": f"{CLAIMS}?q=kommunen&ordering=-date",
        "q: kommunen, of one party": f"{CLAIMS}?q=kommunen&party=S",
        "ordered by date": f"{CLAIMS}?ordering=-date",
    }


def narrow_queries() -> list[str]:
    """Of exports that leave most out."""
    paths = list_pages()
    names = ("kind, rare", "speaker, rare", "document", "topic, rare", "a month")
    return [paths[name].partition("?")[2] for name in names]


def _search(words: str) -> Search:
    found = PublicSearch.objects.filter(words=text_query(words)).count()
    return Search(words, found / PublicSearch.objects.count())


@cache
def _rare_word() -> str:
    """A word of one claim in the middle, and of few others."""
    statements = PublicClaim.objects.order_by("first_publication").values_list("statement")
    (words,) = statements[PublicClaim.objects.count() // 2]
    found = {word: _search(word).part for word in words.split() if len(word) > 7 and word.isalpha()}
    return min(found, key=lambda word: (found[word], word)) if found else "sällan"


def single_claims(count: int = 2_000) -> list[str]:
    """Claims from all over the table."""
    every = max(1, PublicClaim.objects.count() // count)
    keys = PublicClaim.objects.filter(first_publication__in=range(1, every * count + 1, every))
    return [f"{CLAIMS}{key}/" for key in keys.values_list("id", flat=True)]


def _by_count(column: str) -> list[str]:
    """The column's values that have a page full of claims, if any; those of the fewest first."""
    counted = PublicClaim.objects.values(column).annotate(claims=Count("pk"))
    counted = counted.filter(claims__gte=FULL) or counted
    return list(counted.order_by("claims", column).values_list(column, flat=True))


def _topics() -> list[tuple[str, int]]:
    topics = PublicReference.objects.filter(kind=PublicReference.Kind.TOPIC)
    return [
        (topic, PublicClaim.objects.filter(topics__contains=[topic]).count())
        for topic in topics.values_list("id", flat=True)
    ]
