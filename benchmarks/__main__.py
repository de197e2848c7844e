"""`python -m benchmarks load|run|all|peers [--claims N]`, `words` or `chaos`: see README.md."""

import argparse
import os

from benchmarks import database

SIZES = (10_000, 100_000, 1_000_000)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("what", choices=("load", "run", "all", "peers", "words", "chaos"))
    parser.add_argument("--claims", type=int, default=100_000, help=f"such as {SIZES}")
    parser.add_argument("--rounds", type=int, default=5, help="of each measurement; medians count")
    parser.add_argument("--seconds", type=float, default=3, help="of each round")
    parser.add_argument("--every", type=int, default=1, help="chaos: so many statements on")
    parser.add_argument("--only", default="", help="chaos: the acts whose name has this")
    parser.add_argument(
        "--parts", default="acts,replicas,reading,slow,disk,random", help="of chaos"
    )
    parser.add_argument(
        "--beside", default="", help="a checkout of an earlier build, loaded with as many (peers)"
    )
    given = parser.parse_args()
    if given.what == "words":  # needs no database
        from benchmarks import words

        words.report()
        return

    if given.what == "chaos":  # has a server of its own
        from benchmarks.chaos import report as chaos

        chaos.run(given.parts.split(","), given.every, given.only)
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
