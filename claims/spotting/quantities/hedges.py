"""How a number is hedged, before it and behind it."""

from typing import Final

from claims.spotting.quantities.tokens import GAPS, Words
from claims.spotting.word_lists import listed

_BEFORE: Final = {
    "about": """cirka|omkr|approximativt|ungefärligt|i trakterna av|ca|circa|runt|omkring|kring
        |ungefär|uppskattningsvis|i snitt|i genomsnitt|i medeltal|i runda tal
        |i runda slängar|ungefärligen|bortåt|inte exakt|någonstans kring|någonstans runt
        |i storleksordningen|en sisådär|sisådär|plus minus|åtminstone cirka|typ|snitt på
        |runt om|i stort sett|grovt räknat|kanske""",
    "almost": """nästan|nära|nära på|nästintill|i det närmaste|snart|hart när|lite knappt|uppåt
        |en bit under|nära nog|närmare|knappt|uppemot|upp emot|inemot|så gott som
        |inte riktigt|inte fullt|inte fullt så mycket som|strax under|precis under|bortemot
        |nätt och jämnt|knappa|snudd på""",
    "more_than": """drygt|lite drygt|en bit över|snäppet över|åtskilligt över|rejält över|över
        |mer än|fler än|mera än|större än|högre än|längre än|äldre än|dryga|strax över|gott och väl
        |väl över|långt över|betydligt mer än|lite över|en bra bit över|något över
        |lite mer än|långt fler än|långt mer än|överstiger|översteg|överstigande
        |mycket mer än|betydligt fler än|tyngre än|precis över""",
    "less_than": """mindre än|färre än|yngre än|kortare än|lägre än|under|inte ens|långt under
        |väl under|understiger|understigande|understeg|långt mindre än|betydligt färre än
        |betydligt mindre än|långt ifrån|billigare än""",
    "at_least": """minst|åtminstone|inte mindre än|inte färre än|inte under|ej under|lägst|som minst
        |minimum|ej mindre än|ej färre än|ända från|inte lägre än|inte yngre än|tidigast
        |inte kortare än|minst cirka|minimalt""",
    "at_most": """högst|max|maximalt|upp till|som mest|som högst|inte mer än|inte fler än|inte över
        |inom|ej över|ej mer än|ej fler än|ända upp till|inte längre än|inte högre än
        |allra högst|maximum|inte äldre än|som allra mest|inte större än|högst upp till
        |inte mera än""",
}
HEDGES: Final[dict[str, str]] = {
    " ".join(phrase.split()): qualifier
    for qualifier, phrases in _BEFORE.items()
    for phrase in phrases.split("|")
}
_ENDS: Final = frozenset(phrase.rsplit(" ", 1)[-1] for phrase in HEDGES)
_BEHIND: Final = {
    **dict.fromkeys(("eller mer", "eller fler", "eller mera", "eller längre"), "at_least"),
    **dict.fromkeys(("eller äldre", "eller högre", "och uppåt", "och äldre"), "at_least"),
    **dict.fromkeys(("och mer", "och däröver", "eller däröver", "eller större"), "at_least"),
    **dict.fromkeys(("eller mindre", "eller färre", "eller yngre", "och nedåt"), "at_most"),
    **dict.fromkeys(("eller lägre", "och därunder", "eller kortare", "och yngre"), "at_most"),
    **dict.fromkeys(("eller så", "ungefär", "eller däromkring"), "about"),
    **dict.fromkeys(("i snitt", "i genomsnitt"), "about"),
    **dict.fromkeys(("minst", "som minst"), "at_least"),
    **dict.fromkeys(("som mest", "max"), "at_most"),
}
_SIGNS: Final = {
    "~": "about",
    "≈": "about",
    "±": "about",
    ">": "more_than",
    "<": "less_than",
    "≥": "at_least",
    "≤": "at_most",
}
_HEDGE_MAX_WORDS: Final = 6
# “ska upp till 80 procent”, “når upp till 74 procent”: there it gets, and no farther is said.
GOES_UP_TO: Final = listed(
    """
    gått gick går gå drogs pressats ska skall måste vill behöver når nådde nått nå kom kommit
    kommer komma klättrat klättrade klättrar
    """
)
_CAME: Final = frozenset(["kom", "kommit", "komma", "lämnade", "lämnar", "sig"])
_NEGATIONS: Final = frozenset(["inte", "ej", "icke", "knappast", "aldrig", "ingalunda"])


def before(words: Words, index: int) -> tuple[str, int, str]:
    """Qualifier, the offset where the hedge begins, its words; nothing said is `exact`."""
    start = words.starts[index]
    if (sign := _sign(words.text, start)) is not None:
        return _SIGNS.get(words.text[sign], "about"), sign, words.text[sign]
    if words.at(index - 1) == "a" and words.at(index - 2) == "c" and words.gap(index - 1) == ":":
        return "about", words.starts[index - 2], "ca"  # “c:a 12”
    if words.at(index - 1) not in _ENDS:
        return "exact", start, ""
    if words.at(index - 1) == "över" and words.at(index - 2) in _CAME:
        return (
            "exact",
            start,
            "",
        )  # “kom över 1,3 miljoner kronor”: got hold of; “bredde ut sig över”
    best = ("exact", start, "")
    phrase = ""
    for back in range(1, _HEDGE_MAX_WORDS + 1):
        at = index - back
        if at < 0 or not _joined(words, at + 1, words.low[at]):
            break
        phrase = f"{words.low[at]} {phrase}".rstrip()
        if phrase == "upp till" and words.at(at - 1) in GOES_UP_TO:
            break  # “har gått upp till 74 procent”
        if phrase in HEDGES:
            best = (HEDGES[phrase], words.starts[at], phrase)
    return _negated(words, index, best)


def _negated(words: Words, index: int, best: tuple[str, int, str]) -> tuple[str, int, str]:
    """“knappast mer än 30” is at most 30, “ingalunda färre än 30” at least 30."""
    qualifier, _, phrase = best
    opposite = {"more_than": "at_most", "less_than": "at_least"}.get(qualifier)
    if opposite is None or phrase in {"drygt", "dryga", "inte ens", "långt ifrån"}:
        return best
    at = index - len(phrase.split()) - 1
    if words.at(at) in _NEGATIONS and words.gap(at + 1) in GAPS:
        return opposite, words.starts[at], f"{words.low[at]} {phrase}"
    return best


def behind(words: Words, index: int) -> tuple[str, int]:
    """“eller mer”: qualifier and the offset after it; empty if there is none."""
    end = words.ends[index - 1]
    if words.text[end : end + 1] == "+" and words.is_digits(index - 1):
        return "at_least", end + 1  # “60+”
    first = words.follows(index)
    if not first:
        return "", 0
    if first in _BEHIND and not _number_follows(words, index + 1):
        return _BEHIND[first], words.ends[index]
    second = words.follows(index + 1)
    pair = f"{first} {second}"
    if second and pair in _BEHIND and not _number_follows(words, index + 2):
        if pair == "eller mindre" and words.at(index + 2) == "än":
            return "", 0
        return _BEHIND[pair], words.ends[index + 1]
    return "", 0


def _number_follows(words: Words, index: int) -> bool:
    return words.is_digits(index) and bool(words.follows(index))


def _joined(words: Words, index: int, word: str) -> bool:
    """Whether only a gap follows the hedge's word; “ca.” has a full stop."""
    gap = words.gap(index)
    return gap in (" ", "\u00a0", "\n", "\u202f", "\u2009") or (
        word in {"ca", "max"} and gap in (". ", ".", ".\u00a0")
    )


def _sign(text: str, start: int) -> int | None:
    bare = text[max(0, start - 4) : start].rstrip(" ")
    for mark in ("+/-", "+-", "+/−", "+−"):
        if bare.endswith(mark):
            return max(0, start - 4) + len(bare) - len(mark)
    for at in (start - 1, start - 2):
        if at >= 0 and text[at] in _SIGNS:
            return at
        if text[at] != " ":
            return None
    return None
