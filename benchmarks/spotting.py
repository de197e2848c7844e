"""`python -m benchmarks.spotting`: what the readers of text find, and how fast. No database."""

import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from claims.spotting.quantities import quantities_in
from claims.spotting.sentences import sentences_in
from claims.spotting.speakers import attributions_in
from tests.claims.spotting.case_files import number_cases, plain_sentences, speaker_cases

CORPUS = Path(__file__).parents[1] / "fixtures" / "corpus"
SIZES = (10_000, 100_000, 1_000_000)  # bytes, about
NUMBER_SETS = {
    "tuned": "",
    "tuned, second round": "_second",
    "tuned, third round": "_third",
    "tuned, fourth round": "_fourth",
    "tuned, fifth round": "_fifth",
    **{f"written blind, {number}": f"_blind_{number}" for number in range(1, 40)},
    "kept aside": "_kept_aside",
    "fresh at first, since mended with": "_fresh",
    "fresh too, since mended with": "_fresh_second",
}
SPEAKER_SETS = {
    "tuned": "",
    "tuned, second round": "_second",
    "tuned, third round": "_third",
    "kept aside": "_kept_aside",
    "fresh": "_fresh",
    "fresh later, since mended with": "_fresh_third",
    "blind, three rounds, then mended": "_blind",
    "blind, four more rounds, then mended": "_blind_second",
    "blind, four later rounds, then mended": "_blind_third",
    "blind, two more rounds, then mended": "_blind_fourth",
    "blind, six further rounds, then mended": "_blind_fifth",
    "blind, the last rounds, then mended": "_blind_sixth",
    "fresh at first, since mended with": "_fresh_second",
}
KINDS = ("all", "percent", "money", "ordinal", "other")
MANNERS = {"direct": ("direct", "record"), "indirect": ("indirect",), "own": ("author", "question")}
NOTHING_BUT_NUMBERS = "640 miljoner kronor mellan 2,5 och 3 procent, var tredje elev 2023; "
ROUNDS = 3


def main() -> None:
    _numbers()
    _speakers()
    _speed()


def _numbers() -> None:
    print("Numbers: cases right, with nothing extra\n")
    _row("set", *KINDS, "false in sentences without")
    for name, ending in NUMBER_SETS.items():
        right: Counter[str] = Counter()
        total: Counter[str] = Counter()
        for case in number_cases(f"quantities{ending}.txt"):
            for kind in {"all", *case.kinds}:
                total[kind] += 1
                right[kind] += case.right
        plain = plain_sentences(f"no_numbers{ending}.txt")
        wrong = sum(bool(quantities_in(sentence)) for sentence in plain)
        shares = [_share(right[kind], total[kind]) for kind in KINDS]
        _row(name, *shares, f"{wrong} of {len(plain)}")


def _speakers() -> None:
    print("\nSpeakers: rows right\n")
    _row("set", *MANNERS)
    for name, ending in SPEAKER_SETS.items():
        cases = speaker_cases(f"speakers{ending}.txt")
        shares = []
        for manners in MANNERS.values():
            rows = [case for case in cases if case.manner in manners]
            shares.append(_share(sum(case.right for case in rows), len(rows)))
        _row(name, *shares)


def _share(right: int, total: int) -> str:
    return f"{right / total:.3f} of {total}" if total else "–"


def _speed() -> None:
    print(f"\nMB a second on one core (processor time, best of {ROUNDS})\n")
    running = "\n".join(path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt")))
    _row("what", *(f"{size // 1000} kB" for size in SIZES))
    readers: dict[str, tuple[Callable[[str], object], str]] = {
        "quantities, running text": (quantities_in, running),
        "quantities, nothing but numbers": (quantities_in, NOTHING_BUT_NUMBERS),
        "sentences, running text": (sentences_in, running),
        "sentences and speakers, running text": (attributions_in, running),
    }
    for name, (reader, text) in readers.items():
        _row(name, *(f"{_megabytes_a_second(reader, _of_size(text, size)):.2f}" for size in SIZES))


def _of_size(text: str, size: int) -> str:
    encoded = len(text.encode())
    many = text * (size // encoded + 1)
    return many[: size * len(text) // encoded]


def _megabytes_a_second(reader: Callable[[str], object], text: str) -> float:
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        reader(text)
        best = min(best, time.process_time() - start)
    return len(text.encode()) / best / 1e6


def _row(*cells: str) -> None:
    print("| " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
