"""`python -m benchmarks.facets [--claims N]`: how long a page of facets takes.

Each kind of address is asked for over 16 connections. Where it says "never twice", no two addresses
are the same, so that what was counted before is of no use; else one is asked for again and again.
"""

import argparse
import os
from random import Random

from benchmarks import database
from benchmarks.client import drive

SECONDS = 4.0
ADDRESSES = 3_000


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.facets")
    parser.add_argument("--claims", type=int, default=100_000)
    given = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    database.choose(given.claims)

    import django

    django.setup()

    from benchmarks.servers import serving

    groups = _groups()
    with serving("factcheck.wsgi:application", "/claims/") as server:
        drive(server.port, groups["several, never twice"][-200:], seconds=1)
        for name, paths in groups.items():
            run = drive(server.port, paths, seconds=SECONDS)
            print(  # what it is for
                f"{name:32} {run.rate:7.0f}/s  median {1000 * run.percentile(50):6.1f} ms"
                f"  p99 {1000 * run.percentile(99):6.1f} ms"
            )


def _groups() -> dict[str, list[str]]:
    from claims.models import PublicFacet

    rows = PublicFacet.objects.order_by("name", "-claims").values_list("name", "value")
    values: dict[str, list[str]] = {}
    for name, value in rows:
        values.setdefault(name, []).append(value)
    chance = Random(7)  # the same each time
    several = list(
        dict.fromkeys(
            "/claims/?"
            + "&".join(
                f"{name}={chance.choice(values[name][:12])}"
                for name in chance.sample(("topic", "party", "year", "kind", "status"), 3)
            )
            for _each in range(ADDRESSES * 2)
        )
    )[:ADDRESSES]
    party, topic = values["party"][0], values["topic"][0]
    return {
        "nothing chosen": ["/claims/"],
        "checks": ["/checks/"],
        "one party": [f"/claims/?party={party}"],
        "one topic": [f"/claims/?topic={topic}"],
        "two values of a status": ["/claims/?status=unverified&status=checked"],
        "a speaker of many claims": [f"/claims/?speaker={values['speaker'][0]}"],
        "party and topic": [f"/claims/?party={party}&topic={topic}"],
        "several, never twice": several,
        "words": ["/claims/?q=barn"],
        "page 400": ["/claims/?page=400"],
        "speakers, never twice": [f"/claims/?speaker={each}" for each in values["speaker"]],
    }


if __name__ == "__main__":
    main()
