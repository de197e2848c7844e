"""How many claims the fixtures hold, as the tables of `fixtures/README.md`."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from claims.fixture_entries import ClaimEntry, Fixtures

BEGIN = "<!-- counts: made by `manage.py count_fixtures` -->"
END = "<!-- end of counts -->"

_WORTHINESS = ("high", "medium", "low")


def with_counts(page: str, fixtures: Fixtures) -> str:
    """The page with what stands between its two markers made anew.

    Raises ValueError where a marker is missing.
    """
    before, begin, rest = page.partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the page needs two markers: {BEGIN} and {END}")
    return f"{before}{BEGIN}\n\n{counts(fixtures)}\n{END}{after}"


def counts(fixtures: Fixtures) -> str:
    """Four tables in Markdown: documents, kinds, speakers, and how far the checks have come."""
    names = {speaker.key: speaker.name for speaker in fixtures.speakers}
    kinds = Counter(claim.kind for claim in fixtures.claims)
    speakers = Counter(claim.speaker.speaker for claim in fixtures.claims)
    return "\n".join(
        (
            _by_worthiness("document", fixtures.claims, lambda claim: claim.document),
            _by_worthiness("kind", fixtures.claims, lambda claim: claim.kind, _largest(kinds)),
            _table(
                ("speaker", "claims"),
                ((names.get(key, key), speakers[key]) for key in _largest(speakers)),
            ),
            _table(("checks", "assessments", "claims", "sources"), _checks(fixtures)),
        )
    )


def _by_worthiness(
    name: str,
    claims: Sequence[ClaimEntry],
    key: Callable[[ClaimEntry], str],
    order: Iterable[str] = (),
) -> str:
    """A line for each value of `key`, and one for all, by check-worthiness."""
    found = Counter((key(claim), claim.worthiness) for claim in claims)
    found.update(("all", claim.worthiness) for claim in claims)
    values = [*(list(order) or sorted({key(claim) for claim in claims})), "all"]
    numbers = [[found[value, worth] for worth in _WORTHINESS] for value in values]
    return _table(
        (name, "claims", *_WORTHINESS),
        ((value, sum(row), *row) for value, row in zip(values, numbers, strict=True)),
    )


def _checks(fixtures: Fixtures) -> Iterable[tuple[object, ...]]:
    for status in ("checked", "in_progress", "not_checkable"):
        chosen = [check for check in fixtures.assessments if check.status == status]
        claims = sum(len(check.claims) for check in chosen)
        yield status, len(chosen), claims, sum(len(check.evidence) for check in chosen)


def _largest(found: Counter[str]) -> list[str]:
    return sorted(found, key=lambda value: (-found[value], value))


def _table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [header, ["---", *("--:" for _ in header[1:])], *rows]
    return "".join(f"| {' | '.join(map(str, line))} |\n" for line in lines)
