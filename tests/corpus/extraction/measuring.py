"""How much of the true text, written by hand, comes in its order; and what was proposed to go.

Beside a source `name.html` stand `name.txt`, what must come, and `name.out.txt`, what should be
proposed to be left out, a block a line. `name.page` says which page of an archive is meant.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from corpus.extraction.blocks import Extraction, ReadingOptions
from corpus.extraction.freezing import Decisions, FrozenText, Invisible, freeze
from corpus.extraction.reading import extract

FILES = Path(__file__).parent / "files"


@dataclass(frozen=True, slots=True)
class Measured:
    """Code points of the true text, of it kept in order; sentences of it that are lost; and the
    same of what should be left out.
    """

    true: int
    kept: int
    lost: tuple[str, ...]
    needless: int
    proposed: int
    missed: tuple[str, ...]


def sources() -> list[Path]:
    """Every file with a true text beside it."""
    return [
        path
        for path in sorted(FILES.glob("*/*"))
        if not path.name.endswith((".out.txt", ".page", ".true"))
        and (path.suffix != ".txt" or path.with_suffix(".true").exists())
        and _truth(path).exists()
    ]


def read(path: Path) -> tuple[Extraction, FrozenText]:
    page = path.with_suffix(".page")
    options = ReadingOptions(page=page.read_text().strip() if page.exists() else "")
    extraction = extract(path.read_bytes(), options)
    return extraction, freeze(extraction, Decisions.as_proposed(extraction, Invisible.REMOVE))


def measure(path: Path) -> Measured:
    extraction, frozen = read(path)
    truth = _truth(path).read_text()
    true, text = plain(truth), plain(frozen.text)
    matcher = SequenceMatcher(None, true, text, autojunk=False)
    kept = sum(match.size for match in matcher.get_matching_blocks())
    lost = tuple(line for line in truth.splitlines() if plain(line) not in text)
    should_go = path.with_suffix(".out.txt")
    needless = should_go.read_text().splitlines() if should_go.exists() else []
    out = {
        plain(part)
        for number in extraction.proposed_out
        for part in (extraction.blocks[number].text, *extraction.blocks[number].text.splitlines())
    }
    missed = tuple(line for line in needless if plain(line) not in out)
    size = sum(map(len, needless))
    return Measured(len(true), kept, lost, size, size - sum(map(len, missed)), missed)


def plain(text: str) -> str:
    """Gaps between words and lines alike, of whatever kind."""
    return re.sub(r"\s+", " ", text).strip()


def _truth(path: Path) -> Path:
    return path.with_suffix(".true" if path.suffix == ".txt" else ".txt")
