"""Running everything, and what is printed: each figure beside the one to reach."""

import os
from datetime import UTC, datetime

from django.core.management import call_command

from benchmarks import load as loading
from benchmarks import measures, pages
from benchmarks.measures import Rate
from benchmarks.servers import WORKERS, serving
from claims.models import PublicClaim

LIST, CURSOR, ONE, CSV, MIB, LOAD = 1.2, 0.9, 0.45, 0.9, 20, 20_000


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
    ):
        print("| work | requests/s | p50 ms | p99 ms | bare requests/s | ratio | to reach |")
        print("|---|---:|---:|---:|---:|---:|---:|")
        for name, path in pages.list_pages().items():
            mine, other, ratio = measures.side_by_side(
                (api, [path]), (bare, [path]), rounds=rounds, seconds=seconds
            )
            _line(f"list of 50: {name}", mine, other, ratio, LIST)
        for name, path in pages.search_pages().items():
            _line(
                f"list of 50: {name}", measures.alone(api, [path], rounds=rounds, seconds=seconds)
            )
        ahead = measures.page_ahead(api, pages.CLAIMS)
        mine, other, ratio = measures.side_by_side(
            (api, [ahead]), (api, [pages.CLAIMS]), rounds=rounds, seconds=seconds
        )
        _line("page after the 1,000th, beside the first", mine, other, ratio, CURSOR)
        singles = pages.single_claims()
        mine, other, ratio = measures.side_by_side(
            (api, singles), (bare, singles), rounds=rounds, seconds=seconds
        )
        _line("one claim", mine, other, ratio, ONE)
        csv = measures.export(api, "/api/v1/claims.csv", claims, rounds=min(rounds, 3))
    print("\n| work | rows/s | psql rows/s | ratio | to reach | memory | at most |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    print(
        f"| CSV of everything | {csv.rows:,.0f} | {csv.rows_by_psql:,.0f} | {csv.ratio:.2f}"
        f" | {CSV} | {csv.grown / 2**20:+.1f} MiB | +{MIB} MiB |"
    )


def _line(
    work: str,
    mine: Rate,
    other: Rate | None = None,
    ratio: float | None = None,
    target: float | None = None,
) -> None:
    beside = "| |" if other is None else f"{other.rate:,.0f} | {ratio:.2f} | {target}"
    print(f"| {work} | {mine.rate:,.0f} | {mine.p50:.1f} | {mine.p99:.1f} | {beside} |", flush=True)
