"""The words that a compound is made of: “budgetunderskottet” of “budget” and “underskott”.

A word is parted where both sides are words of the lexicon that are common, or compounds again; not
wherever a shorter word happens to stand in a longer one. The first part is in the form that
compounds have: bare (skatt-), with a joint (regerings-, gatu-, kvinno-), or short of a vowel
(skol-). What looks like a compound and is none stands in `curated.toml`.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from claims.words.curated import decided_parts, first_parts, word_list
from claims.words.inflection import WORD_MAX_CHARACTERS, base_forms
from claims.words.lexicon import frequency, is_name

# In either part; what is shorter must be in a list (el, eu, år).
_LEAST_LETTERS: Final = 3
# A short part that is less common is taken for an accident; a long one stands there by design.
_LEAST_FREQUENCY: Final = {3: 3e-6, 4: 2e-6, 5: 1e-6}
_LEAST_FREQUENCY_OF_FOUR_LETTERS_LESS_ONE: Final = 5e-6  # res-, lek-
_FREQUENCY_OF_A_RARE_WORD: Final = 9e-7
_FREQUENCY_OF_A_RARE_SHORT_WORD: Final = 6e-9
# Of both parts: a rare short one needs a common one beside it.
_LEAST_LIKELIHOOD: Final = 2e-14
_PARTICIPLE_ENDINGS: Final = ("ad", "dd", "rd", "nd", "ld", "kt", "st", "en")
# What a joint makes less likely: as if the first part were so many times rarer.
_JOINT_COST: Final = 10


class _Side(NamedTuple):
    words: tuple[str, ...]  # that it is of, and that those are of
    likelihood: float
    last: str = ""  # of a parted form, its last part as it stands


def parts(form: str) -> tuple[str, ...]:
    """The dictionary forms of a compound's parts, of their parts too; none of another word."""
    parted = _parted(form)
    return tuple(dict.fromkeys(parted.words)) if parted else ()


def compound_base_forms(form: str) -> tuple[str, ...]:
    """The dictionary forms of a compound that isn't in the lexicon, by those of its last part."""
    parted = _parted(form)
    if not (parted and parted.last):
        return ()
    beginning = form.removesuffix(parted.last)
    return tuple(
        beginning + word for word in base_forms(parted.last) or compound_base_forms(parted.last)
    )


@lru_cache(maxsize=50_000)
def _parted(form: str) -> _Side | None:
    """Both sides of the likeliest way to part the form."""
    if not 2 * _LEAST_LETTERS - 1 <= len(form) <= WORD_MAX_CHARACTERS:
        return None
    if is_name(form):
        bare = form.removesuffix("s")
        made = bare.endswith(tuple(word_list("last_of_names")))
        return _likeliest(_ways(bare, known=False)) if made else None
    words = base_forms(form)
    for word in words or (form,):
        if (decided := decided_parts(word)) is not None:
            return _Side(decided, _FREQUENCY_OF_A_RARE_WORD) if decided else None
    if not words:
        return _likeliest(_ways(form, known=False))
    # A known word's endings are no part of it. Of a longer word than the form (an imperative) the
    # form could be the first part, and so without end.
    words = tuple(word for word in words if len(word) <= len(form))
    found = [side for word in words if (side := _likeliest(_ways(word, known=True)))]
    if not found:
        return None
    return _Side(sum((side.words for side in found), ()), max(side.likelihood for side in found))


def _likeliest(ways: Iterator[_Side]) -> _Side | None:
    return max(ways, key=lambda side: side.likelihood, default=None)


def _ways(form: str, *, known: bool) -> Iterator[_Side]:
    for middle in range(2, len(form) - 1):
        ends = [form[middle:]]
        if form[middle - 1] == form[middle - 2]:
            ends.append(form[middle - 1 :])  # of three like letters one is left out: “nattåg”
        for end in ends:
            if known and not _is_uninflected(end):
                continue
            if (last := _last(end)) and (first := _first(form[:middle])):
                likelihood = first.likelihood * last.likelihood
                if likelihood >= _LEAST_LIKELIHOOD:
                    yield _Side(first.words + last.words, likelihood, end)


def _is_uninflected(form: str) -> bool:
    """Or a noun that is also an imperative (tryck), or a participle."""
    words = base_forms(form)
    if form in words or form + "a" in words:
        return True
    return bool(words) and len(form) > 5 and form.endswith(_PARTICIPLE_ENDINGS)


@lru_cache(maxsize=50_000)
def _last(form: str) -> _Side | None:
    """The last part, in any of its forms."""
    if form in word_list("never_last") or is_name(form):
        return None
    if len(form) < _LEAST_LETTERS and form not in word_list("short_last"):
        return None
    words = tuple(word for word in base_forms(form) if word not in word_list("never_last"))
    likelihood = max((_likelihood(word, form) for word in words), default=0.0)
    if not word_list("rare_last").isdisjoint(words):
        likelihood = max(likelihood, _FREQUENCY_OF_A_RARE_WORD)
    inner = _parted(form)
    if likelihood:
        return _Side(words + (inner.words if inner else ()), likelihood)
    return _Side(words + inner.words, inner.likelihood) if inner else None


@lru_cache(maxsize=50_000)
def _first(form: str) -> _Side | None:
    """The first part, in a form that compounds have."""
    if form in word_list("never_first"):
        return None
    found = [side for side in _first_words(form) if side.likelihood]
    if found:
        best = max(found, key=lambda side: side.likelihood)
        return _with_its_noun(best, found) if form.endswith("e") else best
    for bare in (form, form.removesuffix("s")):
        if inner := _parted(bare):
            return _Side(base_forms(bare) + inner.words, inner.likelihood)
    return None


def _with_its_noun(best: _Side, found: list[_Side]) -> _Side:
    """A verb with the noun that it is of as well: “låne-” of “låna”, “lån”."""
    nouns = [side for side in found if side.words[0] == best.words[0].removesuffix("a")]
    return best._replace(words=tuple(dict.fromkeys(sum((o.words for o in (best, *nouns)), ()))))


def _first_words(form: str) -> Iterator[_Side]:
    if words := first_parts(form):
        yield _Side(words, max(frequency(words[0]), _FREQUENCY_OF_A_RARE_WORD))
        return
    if len(form) < _LEAST_LETTERS and form not in word_list("short_first"):
        return
    with_joint = list(_before_a_joint(form))
    if form in base_forms(form) and all(frequency(word) < frequency(form) for word in with_joint):
        yield _first_side(form, 1)
    for word in with_joint:
        yield _first_side(word, _JOINT_COST)
    if form.endswith("rs"):
        for word in base_forms(form[:-1]):
            yield _first_side(word, _JOINT_COST)  # miljarders-
    word = form + "a"
    rare = len(word) < 5 and frequency(word) < _LEAST_FREQUENCY_OF_FOUR_LETTERS_LESS_ONE
    if frequency(word) and not rare and word in base_forms(word):
        yield _first_side(word, _JOINT_COST)  # skol-, bygg-


def _before_a_joint(form: str) -> Iterator[str]:
    """What the word might be, of which this is the form before a joint."""
    maybe = []
    if form.endswith("s") and not form.endswith("ss"):
        maybe.append(form[:-1])  # regerings-
        if form.endswith("es"):
            maybe.append(form[:-2] + "a")  # hyres-
    if form.endswith(("u", "e")) or (form.endswith("o") and len(form) > 4):
        maybe.append(form[:-1] + "a")  # gatu-, rese-, kvinno-
    if form.endswith("e"):
        maybe.append(form[:-1])  # familje-
    if form.endswith("ie"):
        maybe.append(form[:-1] + "um")  # gymnasie-
    if form.endswith("ar"):
        maybe.append(form + "e")  # medborgar-
    for word in maybe:
        long_enough = len(word) >= _LEAST_LETTERS or word in word_list("short_first")
        if long_enough and word in base_forms(word):
            yield word


def _first_side(word: str, cost: int) -> _Side:
    if word in word_list("never_first") or (is_name(word) and len(word) < 6):
        return _Side((), 0)
    inner = _parted(word)
    if inner:
        cost = (
            _JOINT_COST if cost == 1 else 1
        )  # fotbolls-lag: before a compound's end stands a joint
    return _Side((word, *(inner.words if inner else ())), _likelihood(word) / cost)


def _likelihood(word: str, form: str = "") -> float:
    """How likely it is to meet the word as a part; 0 for what is rather there by accident."""
    common = max(frequency(form), frequency(word))
    letters = len(form or word)
    if common >= _LEAST_FREQUENCY.get(letters, 0):
        return max(common, _FREQUENCY_OF_A_RARE_WORD)
    return 0 if letters <= _LEAST_LETTERS else _FREQUENCY_OF_A_RARE_SHORT_WORD
