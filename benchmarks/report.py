"""Running everything, and what is printed: each figure beside the one to reach."""

import os
from datetime import UTC, datetime

from django.core.management import call_command

from benchmarks import downloads, measures, pages
from benchmarks import load as loading
from benchmarks.measures import Rate
from benchmarks.servers import WORKERS, Server, serving
from claims.models import PublicClaim

# To reach: ratios,
LIST, CURSOR, ONE, NOT_MODIFIED, CSV, JSONL = 1.2, 0.9, 0.45, 1.5, 0.95, 0.5
# claims and requests a second, milliseconds, seconds, and how much a server may grow.
LOAD, WORD, WORD_P99, PAIR, FIRST_BYTE, PACKAGE, MIB = 20_000, 250, 100, 100, 300, 180, 5


def load(claims: int) -> None:
    call_command("migrate", verbosity=0)
    try:
        seconds = loading.load(claims).seconds
    except loading.Incomplete as error:
        raise SystemExit(f"The load is not what was asked for: {error}.") from None
    print(f"\n## Load: {claims:,} claims\n")
    print("| rows | seconds | claims a second |\n|---|---:|---:|")
    for name, spent in seconds.items():
        print(f"| {name} | {spent:,.1f} | {claims / spent:,.0f} |")
    rate = claims / seconds["claims and quantities"]
    print(f"\nClaims and quantities: {rate:,.0f} claims a second (to reach: {LOAD:,})")


def run(claims: int, *, rounds: int, seconds: float) -> None:
    held = PublicClaim.objects.count()
    if held != claims:
        raise SystemExit(f"The database holds {held} claims: run `load --claims {claims}` first.")
    print(f"\n## {claims:,} claims, {WORKERS} workers, {os.cpu_count()} cores, ", end="")
    print(f"{datetime.now(UTC):%Y-%m-%d}\n")
    with (
        serving("factcheck.wsgi:application", pages.CLAIMS) as api,
        serving("benchmarks.bare:application", pages.CLAIMS) as bare,
        serving("benchmarks.plain:application", "/?rows=1") as plain,
    ):
        _lists(api, bare, rounds, seconds)
        _searches(api, rounds, seconds)
        _exports(api, plain, claims, min(rounds, 3))
    print(f"\nThe nightly package: {downloads.package():.0f} s (to reach: below {PACKAGE})")


def _lists(api: Server, bare: Server, rounds: int, seconds: float) -> None:
    print("| work | requests/s | p50 ms | p99 ms | beside it | ratio | to reach |")
    print("|---|---:|---:|---:|---:|---:|---:|")

    def compare(work: str, mine: list[str], other: list[str], server: Server, goal: float) -> None:
        _line(
            work,
            *measures.side_by_side((api, mine), (server, other), rounds=rounds, seconds=seconds),
            goal,
        )

    for name, path in pages.list_pages().items():
        compare(f"list of 50: {name}", [path], [path], bare, LIST)
    ahead = measures.page_ahead(api, pages.CLAIMS)
    first = [pages.CLAIMS]
    compare("page after the 1,000th, beside the first", [ahead], first, api, CURSOR)
    singles = pages.single_claims()
    compare("one claim", singles, singles, bare, ONE)
    for name, path in (("list", pages.CLAIMS), ("claim", singles[0])):
        known = measures.unchanged(api, path, rounds=rounds, seconds=seconds)
        _line(f"304: {name}, beside the whole answer", *known, NOT_MODIFIED)


def _searches(api: Server, rounds: int, seconds: float) -> None:
    print("\n| search (of all claims) | requests/s | p50 ms | p99 ms | to reach |")
    print("|---|---:|---:|---:|---:|")
    goals = {
        **{(str(s), s.path): f"{WORD}/s, p99 {WORD_P99} ms" for s in pages.single_words()},
        **{(str(s), s.path): f"{PAIR}/s" for s in pages.two_words()},
        **dict.fromkeys(pages.other_pages().items(), ""),
    }
    for (name, path), goal in goals.items():
        mine = measures.alone(api, [path], rounds=rounds, seconds=seconds)
        print(f"| {name} | {_rate(mine)} | {goal} |", flush=True)


def _exports(api: Server, plain: Server, claims: int, rounds: int) -> None:
    done = downloads.exports(api, claims, rounds=rounds)
    csv = done[downloads.CSV]
    print("\n| everything as | rows/s | of psql | to reach | memory | at most |")
    print("|---|---:|---:|---:|---:|---:|")
    print(f"| CSV by `psql` | {csv.rows_by_psql:,.0f} | 1 | | | |")
    for name, path, goal in (
        ("CSV", downloads.CSV, CSV),
        ("JSON Lines", downloads.JSON_LINES, JSONL),
    ):
        got = done[path]
        print(
            f"| {name} | {got.rows:,.0f} | {got.ratio:.2f} | {goal}"
            f" | {got.grown / 2**20:+.1f} MiB | +{MIB} MiB |"
        )
    rows = downloads.rows_a_second_plainly(plain)
    print(f"| CSV by DRF and `csv.writer` | {rows:,.0f} | {rows / csv.rows_by_psql:.3f} | | | |")
    first = downloads.first_bytes(api, pages.narrow_queries())
    print(f"\nThe first byte of a narrowed CSV: {first:.0f} ms (to reach: below {FIRST_BYTE})")


def _line(
    work: str,
    mine: Rate,
    other: Rate,
    ratio: float,
    target: float,
) -> None:
    beside = f"{other.rate:,.0f} | {ratio:.2f} | {target}"
    print(f"| {work} | {_rate(mine)} | {beside} |", flush=True)


def _rate(mine: Rate) -> str:
    return f"{mine.rate:,.0f} | {mine.p50:.1f} | {mine.p99:.1f}"
