"""Small words that turn what is said into something else. Pure.

“Lånar ut” is not “lånar”, “nästan hela” not “hela”, “ska höja” not “höjde”.
"""

import re
from typing import Final

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
    r"(?<!\w)(?:har|hade|blev|fick|\w{2,}(?:ade|ades|jde|jdes|nkte|nktes))(?!\w)"
)


def turns_in(low: str) -> frozenset[str]:
    """Of a text in small letters: names of what turns it, `planned` and `done` among them."""
    found = {match.lastgroup or "" for match in _TURN.finditer(low)}
    if _PLANNED.search(low):
        found.add("planned")
    elif _DONE.search(low):
        found.add("done")
    return frozenset(found)
