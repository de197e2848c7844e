"""`python -m benchmarks load|run|all|peers [--claims N]`, or `words`: see README.md."""

import argparse
import os

from benchmarks import database

SIZES = (10_000, 100_000, 1_000_000)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("what", choices=("load", "run", "all", "peers", "words"))
    parser.add_argument("--claims", type=int, default=100_000, help=f"such as {SIZES}")
    parser.add_argument("--rounds", type=int, default=5, help="of each measurement; medians count")
    parser.add_argument("--seconds", type=float, default=3, help="of each round")
    parser.add_argument(
        "--beside", default="", help="a checkout of an earlier build, loaded with as many (peers)"
    )
    given = parser.parse_args()
    if given.what == "words":  # needs no database
        from benchmarks import words

        words.report()
        return

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    database.choose(given.claims)
    if given.what in {"load", "all"}:
        database.remake(given.claims)

    import django

    django.setup()

    from benchmarks import peers, report

    if given.what in {"load", "all"}:
        report.load(given.claims)
    if given.what == "peers":
        peers.run(given.claims, rounds=given.rounds, seconds=given.seconds, beside=given.beside)
    if given.what in {"run", "all"}:
        report.run(given.claims, rounds=given.rounds, seconds=given.seconds)


if __name__ == "__main__":
    main()
