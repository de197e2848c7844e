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
_TURNS: Final = 3
# Before an interview: “Vi träffar Bo Ek”, “Bo Ek tar emot på sitt kontor”.
_MEETS: Final = re.compile(
    r"(?<!\w)(?:[Vv]i|[Jj]ag|DN|TT|SVT|[Tt]idningen)\s+(?:träffa[rd]e?|möt(?:er|te)|ring(?:er|de)"
    r"|nå(?:r|dde)|intervjua[rd]e?|prata[rd]e?)(?!\w)|(?<!\w)(?:[Tt]räffar|[Mm]öter)\s+vi(?!\w)"
    r"|(?<!\w)tar\s+emot\s+(?:oss|mig|på)(?!\w)|(?<!\w)[Ii]ntervju|(?<!\w)Möt(?!\w)"
)
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
    if _in_turns(people.text, after):
        return True
    if dialogue.spoken:
        named = last_parting(people, start, after[0][-1].end)
        return in_turn and named is None and end - start <= _QUESTION_MAX_CHARACTERS
    if before:
        return _MEETS.search(people.text, before[0].start, before[-1].end) is not None
    return last_parting(people, after[0][0].start, after[0][-1].end) is not None


def _in_turns(text: str, after: list[list[Sentence]]) -> bool:
    """Whether an answer, another question and its answer follow, each behind its talstreck."""
    if len(after) < _TURNS or any(block[0].kind != "speech" for block in after[:_TURNS]):
        return False
    asks = [text.endswith("?", 0, block[-1].end) for block in after[:_TURNS]]
    again = _ADDRESSED.search(text, after[1][0].start, after[1][-1].end)
    return asks == [False, True, False] and again is not None
