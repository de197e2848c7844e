"""Sentences of which a person has said whether they are worth checking."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from claims.imports.fixtures.files import read_fixtures
from claims.models import Claim, SuggestionDecision
from claims.spotting.sentences import sentences_in
from corpus.normalisation import normalise

# Claims that an editor would want to know of; those of low worthiness are marked for completeness.
WORTH = frozenset([Claim.Worthiness.HIGH.value, Claim.Worthiness.MEDIUM.value])


_TAUGHT: Final = Path(__file__).with_name("taught_sentences.txt")
# Labels of what is not worth an editor's while.
_NOT_WORTH: Final = frozenset(["none", "low", None])


@dataclass(frozen=True, slots=True)
class Example:
    """`document` tells which texts belong together: none is judged by what was learned from it."""

    document: str
    text: str
    heading: bool
    worth: bool


class BadExamples(Exception):
    """What is wrong with a folder of labelled sentences, in words for whoever named it."""


def curated_examples(folder: Path) -> list[Example]:
    """Every sentence of the curated texts: it holds a claim worth checking, or none.

    `folder` is `fixtures/`. Raises BadExamples where the files there can't be read.
    """
    fixtures, mistakes = read_fixtures(folder)
    if mistakes:
        raise BadExamples("\n".join(map(str, mistakes)))
    examples: list[Example] = []
    for document in sorted({claim.document for claim in fixtures.claims}):
        text = normalise((folder / "corpus" / document).read_bytes()).text
        claims = [claim for claim in fixtures.claims if claim.document == document]
        spans = [
            (start, start + len(claim.quote))
            for claim in claims
            if claim.worthiness in WORTH
            and (start := _place(text, claim.quote, claim.occurrence or 1)) >= 0
        ]
        examples += list(_of_text(document, text, spans))
    return examples


def _place(text: str, quote: str, occurrence: int) -> int:
    start = -1
    for _ in range(occurrence):
        start = text.find(quote, start + 1)
    return start


def _of_text(document: str, text: str, spans: list[tuple[int, int]]) -> Iterator[Example]:
    for sentence in sentences_in(text):
        start, end = sentence.start, sentence.end
        worth = any(covers((start, end), span) for span in spans)
        yield Example(document, text[start:end], sentence.kind == "heading", worth)


def covers(sentence: tuple[int, int], claim: tuple[int, int]) -> bool:
    """Whether they share half of the shorter one: a claim may run over a sentence's end."""
    common = min(sentence[1], claim[1]) - max(sentence[0], claim[0])
    return 2 * common >= min(sentence[1] - sentence[0], claim[1] - claim[0])


def taught_examples() -> list[Example]:
    """Sentences of our own, which teach what the curated texts hold too few of."""
    examples: list[Example] = []
    document = ""
    for line in _TAUGHT.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            document = f"taught: {line.removeprefix('## ')}"
        elif line and not line.startswith("#"):
            worth, _, text = line.partition(" ")
            examples.append(Example(document, text, False, worth == "1"))
    return examples


def decided_examples(decisions: Iterable[SuggestionDecision]) -> list[Example]:
    """What editors have made claims of, and what they have rejected."""
    return [
        Example(
            f"document {each.revision.document_id}",
            each.sentence,
            False,
            each.outcome == SuggestionDecision.Outcome.ACCEPTED,
        )
        for each in decisions
    ]


def labelled_examples(folder: Path) -> list[Example]:
    """Of `sentences.json` in the folder: a list of objects with `doc`, `text` and `worth`, which is
    “none”, “low” or more. Raises BadExamples."""
    path = folder / "sentences.json"
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        examples = [
            Example(str(row["doc"]), str(row["text"]), False, row["worth"] not in _NOT_WORTH)
            for row in rows
        ]
    except OSError as error:
        raise BadExamples(f"{path}: {error.strerror or error}") from error
    except (ValueError, TypeError, KeyError) as error:
        raise BadExamples(
            f"{path}: this must be a list of objects with doc, text and worth ({error!r})"
        ) from error
    if not examples or len({example.worth for example in examples}) < 2:
        raise BadExamples(f"{path}: sentences of both kinds are needed")
    return examples
