"""`python -m benchmarks.exports [--claims N]`: exports alone, over a database that is loaded."""

import argparse
import http.client
import os
import tempfile
import time
from datetime import UTC, datetime
from statistics import median
from urllib.parse import quote

from benchmarks import database

# Of the rows a second, beside psql's \copy; milliseconds until the first row; seconds.
CSV, JSON_LINES, FIRST_ROW, PACKAGE, GROWN = 0.95, 0.5, 300, 180, 5

FILTERS = (
    *("kind=rule", "party=M", "topic={topic}", "speaker={speaker}", "q={word}"),
    *("verification_status=checked&rating=true", "unit=SEK&amount_min=1000000"),
    "kind=rule&party=S&date_after=2020-01-01",
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.exports")
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3, help="of each measurement; medians count")
    given = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    database.choose(given.claims)

    import django

    django.setup()
    measure(given.claims, given.rounds)


def measure(claims: int, rounds: int) -> None:
    from benchmarks.client import stream
    from benchmarks.measures import export
    from benchmarks.servers import serving

    print(f"\n## Exports of {claims:,} claims, {os.cpu_count()} cores, ", end="")
    print(f"{datetime.now(UTC):%Y-%m-%d}\n")
    probe = "/api/v1/claims/?page_size=1"
    with serving("factcheck.wsgi:application", probe) as api:
        csv = export(api, "/api/v1/claims.csv", claims, rounds=rounds)
        lines = claims / median(
            stream(api.port, "/api/v1/claims.jsonl", lambda _block: None) for _ in range(rounds)
        )
        print("| work | rows/s | beside psql's \\copy | to reach |\n|---|---:|---:|---:|")
        print(f"| psql's \\copy of the same CSV | {csv.rows_by_psql:,.0f} | | |")
        print(f"| claims.csv | {csv.rows:,.0f} | {csv.ratio:.2f} | {CSV} |")
        print(
            f"| claims.jsonl | {lines:,.0f} | {lines / csv.rows_by_psql:.2f} | {JSON_LINES} |",
            flush=True,
        )
        firsts = {path: median(first_row(api.port, path) for _ in range(3)) for path in _paths()}
        resumed = _resumed(api.port)
    with serving("benchmarks.plain_csv:application", "/?") as plain:
        rows = claims / stream(plain.port, "/", lambda _block: None)
    print(f"| csv.writer over a queryset | {rows:,.0f} | ours is {csv.rows / rows:.1f} × | |")
    print(f"\nMemory of the web server: {csv.grown / 2**20:+.1f} MiB (at most {GROWN})")
    print(f"The last megabyte of claims.csv, resumed: {resumed:.1f} s\n")
    print(f"| filtered claims.csv | ms to the first row (at most {FIRST_ROW}) |\n|---|---:|")
    for path, seconds in firsts.items():
        print(f"| {path} | {1000 * seconds:,.0f} |", flush=True)
    print(f"\nThe data package: {_package():,.0f} s (at most {PACKAGE})")


def _paths() -> list[str]:
    from claims.models import PublicClaim

    claim = PublicClaim.objects.exclude(topics=[]).order_by("-first_publication")[0]
    known = {
        "topic": claim.topics[0],
        "speaker": claim.speaker_id,
        "word": quote(max(claim.statement.split(), key=len)),
    }
    return [f"/api/v1/claims.csv?{query.format(**known)}" for query in FILTERS]


def first_row(port: int, path: str) -> float:
    """Seconds until the first bytes after the header have come."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    begun = time.perf_counter()
    connection.request("GET", path)
    response = connection.getresponse()
    response.readline()
    response.read(1)
    elapsed = time.perf_counter() - begun
    connection.close()
    return elapsed


def _resumed(port: int) -> float:
    """Seconds for the end of everything: both passes over it."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("HEAD", "/api/v1/claims.csv")
    response = connection.getresponse()
    response.read()
    tag = response.headers["ETag"]
    begun = time.perf_counter()
    connection.request(
        "GET", "/api/v1/claims.csv", headers={"If-Range": tag, "Range": "bytes=-1000000"}
    )
    rest = connection.getresponse()
    body = rest.read()
    if rest.status != 206:
        raise SystemExit(f"a resumed download was answered with {rest.status}")
    connection.close()
    return (time.perf_counter() - begun) if body else 0.0


def _package() -> float:
    from django.conf import settings

    from claims.exports.package import make_package

    with tempfile.TemporaryDirectory() as folder:
        settings.EXPORTS_DIR = folder
        begun = time.perf_counter()
        make_package("public", at=datetime.now(UTC), keep=1)
        return time.perf_counter() - begun


if __name__ == "__main__":
    main()
