"""Counts, lists as of a publication number, and XLSX: `python -m benchmarks.citing --claims N`.

On the database that `python -m benchmarks load --claims N` has filled. With `--times 10` its public
claims are first copied so many times, so that a million is counted without loading a million: their
columns and counts are those of claims, their words, numbers and texts are not made. A tenth of the
claims then gets a second version.

Lists of then are asked for beside those of now, in turns: the same address again and again, for
which what was found is kept; and addresses that nobody has asked for, which begin at claims drawn
by lot.
"""

import argparse
import os
import time
from random import Random
from statistics import median
from typing import TYPE_CHECKING

from benchmarks import database
from benchmarks.client import Run, drive, get, stream

if TYPE_CHECKING:
    from benchmarks.servers import Server

XLSX = "/api/v1/claims.xlsx"
PAIRS = (
    *("party,verdict", "kind,year", "topic,party", "speaker,verdict", "speaker,source"),
    *("source,year", "topic,year", "party,year"),
)
QUERIES = (
    *("", "party=S&", "kind=rule&", "kind=rule&kind=history&party=S&party=M&", "year=2022&"),
    *("kind=rule&party=S&verification_status=checked&", "date_after=2022&date_before=2022&"),
    *("amount_min=100000000&unit=SEK&", "q=kommunen&ordering=-published_at&"),
)
# More than are answered in the time that they are asked for.
NEW_ADDRESSES = 20_000


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.citing")
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    database.choose(given.claims)
    import django

    django.setup()
    from benchmarks import pages
    from benchmarks.servers import serving

    if given.times > 1:
        multiply(given.claims, given.times)
    newest = change_some()
    with serving("factcheck.wsgi:application", pages.CLAIMS) as api:
        _xlsx(api, given.claims * given.times)
        _counts(api.port, given.rounds, given.seconds)
        _then(api.port, newest, given.rounds, given.seconds)


def multiply(claims: int, times: int) -> None:
    """Copies of the public claims, and the counts of all."""
    from django.db import connection, transaction

    from claims.models import PublicClaim, PublicCount
    from claims.publication.statistics import recount

    if PublicClaim.objects.count() != claims:
        return
    names = [field.attname for field in PublicClaim._meta.concrete_fields]
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(publication) FROM claims_publicclaim")
        (last,) = cursor.fetchone()
        for n in range(1, times):
            values = {
                "first_publication": f"first_publication + {n * last}",
                "publication": f"publication + {n * last}",
                "id": f"id || '{n}'",
            }
            cursor.execute(
                f"INSERT INTO claims_publicclaim ({', '.join(names)})"
                f" SELECT {', '.join(values.get(name, name) for name in names)}"
                f" FROM claims_publicclaim WHERE first_publication <= {last}"
            )
    with transaction.atomic():
        PublicCount.objects.all().delete()
        begun = time.perf_counter()
        recount()
        print(f"All counts made anew: {time.perf_counter() - begun:.0f} s")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE) claims_publicclaim, claims_publiccount")


def change_some() -> int:
    """A tenth of the claims get a second version; the number that was the newest before."""
    from django.db import connection

    from claims.models import PublicPast, PublicVersion
    from claims.publication.past import write_past

    with connection.cursor() as cursor:
        if PublicPast.objects.exists():
            cursor.execute("SELECT min(until) - 1 FROM claims_publicpast")
            return int(cursor.fetchone()[0])
        cursor.execute("SELECT max(publication) FROM claims_publicclaim")
        (newest,) = cursor.fetchone()
        cursor.execute(
            "UPDATE claims_publicclaim SET version = 2, publication = new FROM (SELECT claim_id,"
            f" {newest} + row_number() OVER (ORDER BY claim_id) AS new FROM claims_publicversion"
            " WHERE claim_id % 10 = 0) AS changed WHERE first_publication = claim_id"
        )
        cursor.execute(
            "INSERT INTO claims_publicversion"
            " (publication, claim_id, number, kind, note, published_at, body)"
            " SELECT publication, first_publication, 2, 'update', 'Nytt.', published_at, body"
            " FROM claims_publicclaim WHERE version = 2"
        )
    again = PublicVersion.objects.filter(number=2).values_list("claim_id", flat=True)
    write_past(list(again))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE) claims_publicpast, claims_publicclaim")
    return int(newest)


def _xlsx(api: "Server", rows: int) -> None:
    for _request in range(50):
        stream(api.port, f"{XLSX}?kind=definition&date_after=2024-01-01", lambda _block: None)
    size = [0]

    def take(block: memoryview) -> None:
        size[0] += len(block)

    from benchmarks.downloads import watching  # it needs Django

    with watching(api.memory) as seen:
        seconds = stream(api.port, XLSX, take)
    grown = (max(seen) - seen[0]) / 2**20
    print(f"XLSX: {rows / seconds:,.0f} rows a second, +{grown:.1f} MiB, {size[0] / 2**20:.0f} MiB")


def _counts(port: int, rounds: int, seconds: float) -> None:
    from django.db import connection

    from claims.publication.statistics import counted_now, in_kept_order

    print("| counts by | requests/s | p50 ms | p99 ms | GROUP BY, ms | ratio |")
    print("|---|---:|---:|---:|---:|---:|")
    for by in PAIRS:
        runs = [drive(port, [f"/api/v1/stats/?by={by}"], seconds=seconds) for _ in range(rounds)]
        chosen = in_kept_order(by.split(","))
        live = []
        with connection.cursor() as cursor:
            for _ in range(rounds):
                begun = time.perf_counter()
                cursor.execute(
                    f"SELECT * FROM ({counted_now(chosen)}) AS c ORDER BY claims DESC LIMIT 1001"
                )
                cursor.fetchall()
                live.append(time.perf_counter() - begun)
        one = median(_seconds(port, f"/api/v1/stats/?by={by}") for _ in range(10))
        print(
            f"| {by} | {_figures(runs)} | {1000 * median(live):,.0f} | {median(live) / one:.1f} |"
        )


def _then(port: int, newest: int, rounds: int, seconds: float) -> None:
    for name, is_new in (("asked for again", False), ("asked for once", True)):
        print(f"\n| {name} | then: requests/s | p99 ms | now: requests/s | ratio |")
        print("|---|---:|---:|---:|---:|")
        for query in QUERIES:
            now: list[Run] = []
            then: list[Run] = []
            for turn in range(rounds):
                for runs, number in ((now, ""), (then, f"as_of={newest}&")):
                    paths = [f"/api/v1/claims/?{query}{number}"]
                    if is_new:
                        paths = _from_anywhere(f"{paths[0]}cursor=", newest, turn)
                    runs.append(drive(port, paths, seconds=seconds))
            ratio = median(a.rate / b.rate for a, b in zip(then, now, strict=True))
            rates = [median(run.rate for run in runs) for runs in (then, now)]
            p99 = 1000 * median(run.percentile(99) for run in then)
            print(f"| {query or 'everything'} | {rates[0]:,.0f} | {p99:.0f}", end="")
            print(f" | {rates[1]:,.0f} | {ratio:.2f} |")
    begun = time.perf_counter()
    get(port, f"/api/v1/stats/?by=party,verdict&as_of={newest}")
    print(f"\nCounts as of an earlier number: {1000 * (time.perf_counter() - begun):,.0f} ms")


def _from_anywhere(path: str, newest: int, turn: int) -> list[str]:
    """Addresses of pages that begin at any claim but the oldest tenth, each one once."""
    from factcheck.api.claims import ORDERINGS
    from factcheck.api.pagination import Cursor

    random = Random(turn)  # the same each time, on purpose
    numbers = range(newest // 10, newest)
    first = random.sample(numbers, min(NEW_ADDRESSES, len(numbers)))
    name = ORDERINGS["-published_at"].name
    return [path + Cursor(name, (number,)).encode() for number in first]


def _seconds(port: int, path: str) -> float:
    begun = time.perf_counter()
    get(port, path)
    return time.perf_counter() - begun


def _figures(runs: list[Run]) -> str:
    p50, p99 = (1000 * median(run.percentile(at) for run in runs) for at in (50, 99))
    return f"{median(run.rate for run in runs):,.0f} | {p50:.0f} | {p99:.0f}"


if __name__ == "__main__":
    main()
