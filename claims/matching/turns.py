"""Small words, and the order of words, that turn what is said into something else. Pure.

“Lånar ut” is not “lånar”, “nästan hela” not “hela”, “ska höja” not “höjde”.
"""

import re
from typing import Final

from claims.spotting.word_lists import listed

_TURNS: Final = {
    "out": r"ut",
    "in": r"in",
    "away": r"bort",
    "back": r"tillbaka",
    "needed": r"behöv(?:er|s|de|des|t)|krävs|krävdes|saknas|fattas",
    "nearly": r"(?:nästan|nästintill|så\s+gott\s+som|i\s+princip|i\s+stort\s+sett)"
    r"(?=\s+(?:alla|allt|hela|samtliga|ing(?:en|et|a)|varje|aldrig|alltid)(?!\w))",
}
_TURN: Final = re.compile(
    "(?<!\\w)(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _TURNS.items()) + ")(?!\\w)"
)
# What is to come, and what has been done.
_PLANNED: Final = re.compile(
    r"(?<!\w)(?:ska|skall|kommer\s+att|vill|tänker|planerar|avser\s+att|föreslår|lovar|borde|bör)(?!\w)"
)
_DONE: Final = re.compile(
    r"(?<!\w)(?:har|hade|blev|fick|var|lade|sade|gjorde|tog|togs|gav|gavs|gick|kom|stod|skrev|skrevs"
    r"|sköt|sköts|slog|slogs|föll|steg|sjönk|drog|drogs|lät|bröt|bröts|höll|hölls"
    r"|\w{2,}(?:ade|ades|jde|jdes|nkte|nktes)|\w{2,}(?:des|tes))(?!\w)"
)

# Each now, and then: “har 620 elever” is not “hade 620 elever”.
_NOW: Final = re.compile(
    r"(?<!\w)(?:är|har|finns|ligger|får|gäller|kan|kostar|saknar|går|bor)(?!\w)"
)
_THEN: Final = re.compile(
    r"(?<!\w)(?:var|hade|fanns|låg|fick|gällde|kunde|kostade|saknade|gick|bodde)(?!\w)"
)


def turns_in(low: str) -> frozenset[str]:
    """Of a text in small letters: names of what turns it, `planned` and `done` among them."""
    found = {match.lastgroup or "" for match in _TURN.finditer(low)}
    if _PLANNED.search(low):
        found.add("planned")
    elif _DONE.search(low):
        found.add("done")
    now, then = _NOW.search(low), _THEN.search(low)
    if bool(now) != bool(then):
        found.add("now" if now else "then")
    return frozenset(found)


_TOKEN: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[0-9]+")
_WORDS_BEFORE_ONE: Final = listed("en ett den det de alla några flera många")
# Behind these a noun says where or of what, and may stand anywhere.
_BINDING: Final = listed(
    "i på av för till från med om mot hos vid under sedan efter före bland än per enligt"
)
_DEFINITE: Final = ("en", "et", "an", "erna", "arna", "orna", "na")
_NO_NOUNS: Final = listed(
    "igen sedan även redan utan innan nästan mellan medan också annan någon ingen men den det"
)


def nouns_in_order(low: str) -> tuple[str, ...]:
    """The nouns of a text in small letters that may do something or have it done to them, as they
    are written: “polisen sköt en man”."""
    found: list[str] = []
    tokens = [match.group() for match in _TOKEN.finditer(low)]
    for at, word in enumerate(tokens):
        before = tokens[max(0, at - 2) : at]
        one = bool(before) and (before[-1] in _WORDS_BEFORE_ONE or before[-1].isdecimal())
        noun = word.endswith(_DEFINITE) and len(word) > 3 and word not in _NO_NOUNS
        if (one or noun) and len(word) > 2 and not _BINDING & set(before):
            found.append(word)
    return tuple(dict.fromkeys(found))
