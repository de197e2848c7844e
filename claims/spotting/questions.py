"""Whether speech in a dialogue is the interviewer's: “– Vad är du mest stolt över?”."""

import re
from dataclasses import dataclass
from typing import Final

from claims.spotting.names import NamedPeople
from claims.spotting.sentences import Sentence
from claims.spotting.utterances import last_parting

_ADDRESSED: Final = re.compile(
    r"(?<!\w)(?:du|dig|din|ditt|dina|ni|er|ert|era)(?!\w)", re.IGNORECASE
)
_QUESTION_MAX_SENTENCES: Final = 3
_QUESTION_MAX_CHARACTERS: Final = 80
_SHORT_QUESTION_MAX_CHARACTERS: Final = 40


@dataclass(frozen=True, slots=True)
class Dialogue:
    """What went before: whether the interviewer has asked, whether what stands right before was
    answered, and whether anybody has spoken."""

    asked: bool
    answered: bool
    spoken: bool


def is_asked(
    people: NamedPeople,
    block: list[Sentence],
    before: list[Sentence],
    after: list[list[Sentence]],
    dialogue: Dialogue,
) -> bool:
    """Of a paragraph behind a talstreck, and those around it."""
    if not after or after[0][0].kind != "speech" or len(block) > _QUESTION_MAX_SENTENCES:
        return False
    start, end = block[0].start, block[-1].end
    if not people.text.endswith("?", start, end):
        return False
    in_turn = bool(before) and before[0].kind == "speech"
    short = end - start <= _SHORT_QUESTION_MAX_CHARACTERS
    if dialogue.asked and dialogue.answered and in_turn and short:
        return True  # “– Varför inte?”
    if not _ADDRESSED.search(people.text, start, end):
        return False
    if dialogue.asked:
        return True
    if dialogue.spoken:
        named = last_parting(people, start, after[0][-1].end)
        return in_turn and named is None and end - start <= _QUESTION_MAX_CHARACTERS
    return not before and last_parting(people, after[0][0].start, after[0][-1].end) is not None
