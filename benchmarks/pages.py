"""Which addresses are asked for: chosen from what the database holds."""

from django.db.models import Count

from claims.models import PublicClaim, PublicReference

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


def search_pages() -> dict[str, str]:
    """Lists that the bare limit has no answer to."""
    return {
        "q, a common word": f"{CLAIMS}?q=kommunen",
        "q, two words": f"{CLAIMS}?q=barn+unga",
        "q, a rare word": f"{CLAIMS}?q=tillgänglighet",
        "q, by date": f"{CLAIMS}?q=kommunen&ordering=-date",
        "ordered by date": f"{CLAIMS}?ordering=-date",
    }


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
