"""What a list costs when there are ten times as many claims: `python -m benchmarks.growth`.

Both databases must have been loaded (`python -m benchmarks load --claims N`). Two servers of one
process each answer over one connection, in turns, so that a busy machine slows both alike.
"""

import argparse
import http.client
import os
import random
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from statistics import median
from urllib.parse import urlencode

from benchmarks import database

FEW_CLAIMS, MANY_CLAIMS = 100_000, 1_000_000
# So that no two requests ask for the same: an upper bound that only few claims are above.
BOUND_MIN = 10**9
API, SITE = "/api/v1/claims/", "/claims/"
LISTS: dict[str, tuple[str, dict[str, str]]] = {
    "everything": (API, {}),
    "a verification status": (API, {"verification_status": "checked"}),
    "a party": (API, {"party": "S"}),
    "a kind": (API, {"kind": "rule"}),
    "a party and a kind": (API, {"party": "S", "kind": "rule"}),
    "a year": (API, {"year": "2022"}),
    "a unit and an amount": (API, {"unit": "SEK", "amount_min": "1000000"}),
    "words": (API, {"q": "kommunen kostnader"}),
    "what changed since": (API, {"since": "5000"}),
    "site: everything": (SITE, {}),
    "site: a party": (SITE, {"party": "S"}),
}


@contextmanager
def _serving(claims: int, given_url: str | None) -> Iterator[http.client.HTTPConnection]:
    """One server process on the database of so many claims, and a connection to it."""
    os.environ.pop("DATABASE_URL", None)
    if given_url:
        os.environ["DATABASE_URL"] = given_url
    database.choose(claims)
    from benchmarks.servers import serving

    with serving("factcheck.wsgi:application", API, workers=1) as server:
        yield http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)


def _ms(connection: http.client.HTTPConnection, address: str) -> float:
    started = time.perf_counter()
    connection.request("GET", address)
    answer = connection.getresponse()
    answer.read()
    if answer.status != http.client.OK:
        raise SystemExit(f"{address}: {answer.status}")
    return 1000 * (time.perf_counter() - started)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth")
    parser.add_argument("--few", type=int, default=FEW_CLAIMS)
    parser.add_argument("--many", type=int, default=MANY_CLAIMS)
    parser.add_argument("--times", type=int, default=60, help="each list is asked for")
    given = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    given_url = os.environ.get("DATABASE_URL")
    database.choose(given.few)
    import django

    django.setup()
    with ExitStack() as stack:
        few, many = (
            stack.enter_context(_serving(claims, given_url)) for claims in (given.few, given.many)
        )
        print(f"| list | asked | {given.few:,}: p50 ms | {given.many:,}: p50 ms | ratio |")
        print("|---|---|---:|---:|---:|")
        for name, (path, query) in LISTS.items():
            for anew in (False, True) if path == API else (False,):
                mine, theirs = _in_turns(few, many, path, query, given.times, anew=anew)
                ratio = theirs / mine
                asked = "anew" if anew else "again"
                print(f"| {name} | {asked} | {mine:.1f} | {theirs:.1f} | {ratio:.2f} |", flush=True)


def _in_turns(
    few: http.client.HTTPConnection,
    many: http.client.HTTPConnection,
    path: str,
    query: dict[str, str],
    times: int,
    *,
    anew: bool,
) -> tuple[float, float]:
    """Milliseconds at p50 of both; `anew`: each address is asked for once."""
    bounds = random.sample(range(10**6), times) if anew else [0] * times
    spent: tuple[list[float], list[float]] = ([], [])
    for bound in bounds:
        more = {"amount_max": str(BOUND_MIN + 1000 * bound)} if anew else {}
        address = f"{path}?{urlencode(query | more)}"
        for connection, kept in zip((few, many), spent, strict=True):
            kept.append(_ms(connection, address))
    return median(spent[0]), median(spent[1])


if __name__ == "__main__":
    main()
