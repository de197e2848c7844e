"""Whether two names may be one person's: typed otherwise, mistyped, with an initial. Pure."""

from corpus.swedish import sort_key

# Names that are shorter are others with one letter changed: Bo and Bå, Ek and Eg.
MISTYPED_MIN_CHARACTERS = 6
MISTYPED_MAX_LETTERS = 2
NAME_MAX_MORE_WORDS = 2

_BETWEEN = str.maketrans(dict.fromkeys("-‐‑–.,'’", " "))


def name_words(name: str) -> list[str]:
    """`Öberg-Ek, Åsa` → its words without accents, in the order of the alphabet."""
    return sorted(sort_key(name).translate(_BETWEEN).split())


def may_be_the_same(one: list[str], other: list[str]) -> bool:
    """Of two names, as `name_words` has them."""
    first, second = " ".join(one), " ".join(other)
    if first == second:
        return bool(first)
    if min(len(first), len(second)) >= MISTYPED_MIN_CHARACTERS:
        allowed = 1 if min(len(first), len(second)) < 2 * MISTYPED_MIN_CHARACTERS else 2
        if _mistyped(first, second, min(allowed, MISTYPED_MAX_LETTERS)):
            return True
    return _with_initials(one, other) or _with_more(one, other) or _with_more(other, one)


def _with_more(longer: list[str], shorter: list[str]) -> bool:
    """`Borgarrådet Åsa Öberg` and `Åsa Öberg`: a title before it, or a further first name."""
    more = len(longer) - len(shorter)
    return 1 <= more <= NAME_MAX_MORE_WORDS and len(shorter) > 1 and {*shorter} <= {*longer}


def _with_initials(one: list[str], other: list[str]) -> bool:
    """`A. Lundgren` and `Andreas Lundgren`: as many words, one of them in full in both."""
    if len(one) != len(other) or len(one) < 2:
        return False
    pairs = list(zip(one, other, strict=True))
    same = [a for a, b in pairs if a == b and len(a) > 1]
    initials = [(a, b) for a, b in pairs if a != b and 1 in {len(a), len(b)} and a[0] == b[0]]
    return bool(same) and bool(initials) and len(same) + len(initials) == len(pairs)


def _mistyped(one: str, other: str, allowed: int) -> bool:
    """Whether so many letters added, left out, changed or swapped make the one of the other."""
    if abs(len(one) - len(other)) > allowed:
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [i]
        for j, its in enumerate(other, start=1):
            steps = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != its))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == its:
                steps = min(steps, earlier[j - 2] + 1)
            row.append(steps)
        if min(row) > allowed:
            return False
    return row[-1] <= allowed
