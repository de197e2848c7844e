"""What a person would name who says why a sentence is worth checking, or isn't."""

import re
from collections.abc import Sequence
from typing import Final

from claims.spotting.quantities import SpottedQuantity, quantities_in
from claims.spotting.worth.wordings import WORDINGS

_YEAR: Final = re.compile(r"(?<![\w.,-])(?:19|20)[0-9]{2}(?![\w,]|\.[0-9])")
# A capital letter behind a small one's word, a digit or a comma: a name, not a beginning.
_NAME: Final = re.compile(r"(?<=[a-zåäö0-9,)] )[A-ZÅÄÖ][\w’'-]+")
_LETTERS: Final = re.compile(r"(?<![\w.])[A-ZÅÄÖ]{2,6}(?::s)?(?!\w)")
_SUPERLATIVE: Final = re.compile(r"(?<!\w)\w{4,}(?:aste|ast)(?!\w)")
# “har beslutat”, “hade ökat”; and weak verbs in the past tense.
_PERFECT: Final = re.compile(
    r"(?<!\w)(?:har|hade|hat|fått|blivit)\s+(?:\w+\s+){0,3}?"
    r"(?!(?:stort|stolt|helt|svårt|kort|fort|klart|hårt|start|varmt|sant|fullt|kallt|vilt|emot|gentemot"
    r"|rätt|lätt|trött|nytt|fritt|sitt|vitt|brett|plötsligt|stat|privat|resultat|mandat)(?!\w))"
    r"\w{2,}(?:at|tt|it|ts|ats|its|rt|lt|nt)(?!\w)"
)
_PAST: Final = re.compile(
    r"(?<!\w)(?:\w{3,}(?:ade|ades|erades|dde|ddes)|blev|fick|gick|kom|gav|tog|låg|stod|såg|lät|höll"
    r"|föll|drog|skrev|valde|lade|sade|gjorde|ledde|infördes|kostade|byggdes|köpte|sålde|hette"
    r"|behövde|skedde|växte|ökade|tvingades|innebar|blivit|var|hade|fanns)(?!\w)"
)
# “stängdes”, “har upphandlats”: what was done, whoever did it.
_WAS_DONE: Final = re.compile(r"(?<!\w)\w{4,}(?:des|ades|ats|its|tts)(?!\w)")
_IS_SO: Final = re.compile(
    r"(?<!\w)(?:är|var|finns|fanns|har|hade|ligger|saknas|står|går|växer|ökar|minskar|blir)(?!\w)"
)
_WORD: Final = re.compile(r"\w+")
_QUESTION: Final = re.compile(r"\?[”\"’'»)\s]*$")
_ASKS: Final = re.compile(r"(?:vill|får|ber|önskar)\s+jag\s+(?:\w+\s+){0,2}(?:fråga|ställa)(?!\w)")
# What somebody wants, as the sentence's own verb: “Regeringen måste”, “Ett steg vore”.
_WANTS: Final = re.compile(
    r"(?:\w+[\s,]+){0,5}?(?:ska|skall|måste|bör|borde|vill|behöver|behövs|krävs|vore|skulle|hoppas"
    r"|kan\s+inte\s+vara|gäller\s+det|är\s+det\s+(?:\w+\s+){0,2}(?:viktigt|angeläget|dags|tid)|är\s+(?:därför\s+|också\s+|dock\s+)*(?:viktigt|angeläget))(?!\w)"
)
_STARTS_VAGUE: Final = re.compile(
    r"(?:det|detta|de|den|dessa|här|där|så|och|men|vad|hur|varför)(?!\w)"
)
_STARTS_VERB: Final = re.compile(
    r"(?:låt|se|läs|dela|tänk|gör|ta|ge|kom|var|ska|kan|vill|är|har|finns)(?!\w)"
)
_MONEY: Final = re.compile(r"[A-Z]{3}")

# The order of the model's coefficients; a new one goes last.
FEATURES: Final = (
    *("number", "numbers_more", "money", "percent", "counted", "change", "year", "hedged"),
    *WORDINGS,
    *("name", "names_more", "acronym", "perfect", "past", "question", "exclaims", "heading"),
    *("short", "long", "starts_vague", "starts_verb", "quoted", "number_and_time"),
    *("compares_past", "we_did", "i_feel", "no_anchor"),
    *("wants", "states", "was_done", "opponent_did", "is_so"),
)
# Of a question nothing else counts: what it takes for granted is rarely said.
_OF_A_QUESTION: Final = frozenset(["question", "number", "year", "short"])


def features_of(
    text: str, *, heading: bool = False, quantities: Sequence[SpottedQuantity] | None = None
) -> dict[str, float]:
    """Of one sentence: each feature that it has, with a weight from 0 to 1."""
    found = quantities_in(text) if quantities is None else quantities
    low = text.lower().strip(' \t\n–—-•”"»')
    said = {name: 1.0 for name, pattern in WORDINGS.items() if pattern.search(low)}
    every = {
        **_numbers(found, text),
        **said,
        **_shape(text, low, heading),
        **_together(said, found, low),
    }
    asks = bool(every["question"])
    return {
        name: float(value)
        for name, value in every.items()
        if value and (not asks or name in _OF_A_QUESTION)
    }


def _numbers(found: Sequence[SpottedQuantity], text: str) -> dict[str, float]:
    counting = [each for each in found if each.unit != "ordinal"]
    units = {each.unit for each in counting}
    return {
        "number": bool(counting),
        "numbers_more": len(counting) > 1,
        "money": any(_MONEY.fullmatch(unit) for unit in units),
        "percent": bool(units & {"percent", "percentage_points", "ratio", "per_mille"}),
        "counted": any(each.noun or each.unit == "persons" for each in counting),
        "change": any(each.direction or each.change for each in counting),
        "hedged": any(each.qualifier != "exact" for each in counting),
        "year": bool(_YEAR.search(text)),
    }


def _shape(text: str, low: str, heading: bool) -> dict[str, float]:
    names = len(_NAME.findall(text))
    words = len(_WORD.findall(low))
    return {
        "name": names > 0,
        "names_more": names > 2,
        "acronym": bool(_LETTERS.search(text)),
        "superlative": bool(WORDINGS["superlative"].search(low) or _SUPERLATIVE.search(low)),
        "perfect": bool(_PERFECT.search(low)),
        "past": bool(_PAST.search(low)),
        "question": bool(_QUESTION.search(text) or _ASKS.search(low)),
        "exclaims": "!" in text,
        "heading": heading,
        "short": max(0.0, min(1.0, (12 - words) / 9)),
        "long": max(0.0, min(1.0, (words - 14) / 16)),
        "starts_vague": bool(_STARTS_VAGUE.match(low)),
        "starts_verb": bool(_STARTS_VERB.match(low)),
        "quoted": any(mark in text for mark in '”"»'),
    }


def _together(
    said: dict[str, float], found: Sequence[SpottedQuantity], low: str
) -> dict[str, float]:
    """Two of them in one sentence that mean more than each by itself."""
    past = bool(_PERFECT.search(low) or _PAST.search(low))
    wants = bool(_WANTS.match(low))
    own = said.keys() & {"demand", "wish", "opinion", "i", "will_do"}
    modal = said.keys() & {"demand", "wish", "will_do", "may_be", "condition", "thanks"}
    anchors = ("authority", "law", "decision", "opponent", "institution", "spending", "compares")
    return {
        "number_and_time": bool(found) and "time" in said,
        "compares_past": "compares" in said and past,
        "we_did": "we" in said and past,
        "i_feel": "i" in said and ("opinion" in said or "emotive" in said),
        "no_anchor": not found and not any(name in said for name in anchors),
        "wants": wants,
        "states": not wants and not modal,
        "was_done": bool(_WAS_DONE.search(low)),
        "opponent_did": "opponent" in said and past,
        "is_so": not wants and not own and bool(_IS_SO.search(low)),
    }
