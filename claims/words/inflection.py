"""From a form of a word to what all its forms have in common.

The lexicon names one word for a form, and often an imperative, a participle or a passive where a
reader thinks of another word. Each rule here adds a word that the form may be of, and only where
the lexicon has other forms of that word to show for it: for “lagar” (laws, mends) it says “laga”,
but also that “lagarna” is of “lag”.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from claims.words.curated import decided_base_forms, further_base_forms, has_further_forms
from claims.words.lexicon import frequency, is_name, lemma, lemma_by_ending

# What other forms of a word end in: where one of them is of the form itself, the form is a word.
_NOUN_ENDINGS: Final[tuple[str, ...]] = ("en", "et", "er", "ar", "arna", "erna")
_NOUN_ENDINGS_AFTER_A: Final = ("n", "ns")  # -r is a verb's too
_NOUN_ENDINGS_AFTER_A_VOWEL: Final = ("n", "t", "r")
_ENDINGS_THAT_LOSE_E: Final = ("el", "en", "er")
_ENDINGS_THAT_DOUBLE: Final = ("m", "n")
_ADJECTIVE_ENDINGS: Final = ("are", "ast", "aste")
_AFTER_VOICELESS: Final = ("kt", "pt", "st", "tt", "xt")

_ENDINGS_OF_NEW_NOUNS: Final = ("arna", "erna", "orna", "en", "et", "ar", "er")
_NEW_NOUN_LEAST_LETTERS: Final = 4

WORD_MAX_CHARACTERS: Final = 40  # characters; what is longer is no inflected word


@lru_cache(maxsize=100_000)
def base_forms(form: str) -> tuple[str, ...]:
    """The dictionary forms of a case-folded form, the likeliest first; none of what isn't known."""
    if (decided := decided_base_forms(form)) is not None:
        return decided
    if len(form) == 1:
        return (form,)  # a party, not an abbreviation
    first = lemma(form) if len(form) <= WORD_MAX_CHARACTERS else None
    if first is None:
        return ()
    found = [] if _is_unlikely(form, first) else [first]
    found += further_base_forms(form)
    found += _itself(form, first)
    found += _nouns(form, first)
    found += _adjectives(form, first)
    found += [verb for word in found for verb in _verbs(word)]
    found += [noun for word in found for noun in _nouns_in_an(word)]
    # hållet: hållen: hålla; not hot: hota
    participles = [(word, lemma(word) or word) for word in found if word.endswith(("en", "d", "t"))]
    found += [verb for word, verb in participles if not _is_unlikely(word, verb)]
    return tuple(dict.fromkeys(found)) or (first,)


def guessed_base_forms(form: str) -> tuple[str, ...]:
    """Of a word that isn't in the lexicon: the form without what looks like an ending; and of a new
    word (“lockdownen”) without one that others could have too. Of a name (“Andersen”) not."""
    if len(form) <= 3:
        return (form,)
    guessed = (lemma_by_ending(form) or form.removesuffix("s")).casefold()
    for ending in _ENDINGS_OF_NEW_NOUNS:
        stem = guessed.removesuffix(ending)
        is_one = len(stem) >= _NEW_NOUN_LEAST_LETTERS and not stem.endswith("s")  # Andersen
        if stem != guessed and is_one and not is_name(stem):
            return guessed, stem
    return (guessed,)


def _is_unlikely(form: str, first: str) -> bool:
    """An imperative (“plan!” of “plana”) or a genitive (“kur-s”) that is a word by itself.

    What ends in -r may be a present (bär), what ends in -d or -t a participle (upptäckt).
    """
    known = _is_noun(form) or _is_adjective(form) or has_further_forms(form)
    if form.endswith("r") or not known:
        return False
    genitive = form.endswith("s") and first in {form[:-1], form[:-1] + "a"}
    return genitive or first == form + "a"


def _itself(form: str, first: str) -> Iterator[str]:
    if form == first:
        return
    known = _is_noun(form) or _is_adjective(form) or _is_verb(form) or _is_participle(form)
    if known or has_further_forms(form) or _is_taken_for_imperative(form):
        yield form


def _nouns(form: str, first: str) -> Iterator[str]:
    """Nouns that a form is a plural, a definite form or a genitive of."""
    bare = form[:-2]
    definite = lemma(form + "na") if form.endswith("r") else None
    if definite and (definite == bare or (definite[:-1] == bare and len(definite) < len(form))):
        yield definite  # lagar
    elif definite and lemma(definite) == definite and bare in _before_ar(definite):
        yield definite  # fingrar: finger, drömmar: dröm
    is_plural = form.endswith("ar") or (form.endswith("er") and definite != form)
    if form == first and is_plural and _is_noun(bare):
        yield bare  # tillgångar, roller; not politiker
    if form != first and form.endswith("s") and _is_common_word(form[:-1]):
        yield lemma(form[:-1]) or form[:-1]
    bare = form if form == first else form.removesuffix("s")
    if bare.endswith("arna") and _is_noun(bare[:-4]):
        yield bare[:-4]  # vägarna
    if bare.endswith("en") or (bare.endswith("et") and form != first):
        noun = bare[:-2]
        known = _is_noun(noun) or _is_commoner(noun, first) or _is_taken_for_imperative(noun)
        if first != noun and len(bare) > 4 and known:
            yield noun  # beslutet, förslagen, avfallet: taken for a participle


def _before_ar(noun: str) -> Iterator[str]:
    """What may stand before the -ar of its plural."""
    if noun.endswith(_ENDINGS_THAT_LOSE_E):
        yield noun[:-2] + noun[-1]
    if noun.endswith(_ENDINGS_THAT_DOUBLE):
        yield noun + noun[-1]


def _nouns_in_an(word: str) -> Iterator[str]:
    """The word of the plural of nouns that have none: ansökan: ansökning, fordran: fordring."""
    if word.endswith("an") and len(word) > 5 and lemma(word) == word:
        plural = word[:-2] + ("ing" if word.endswith("ran") else "ning")
        if lemma(plural + "ar") == plural:
            yield plural


def _adjectives(form: str, first: str) -> Iterator[str]:
    if form.endswith(("t", "a", "e")) and first != form[:-1] and _is_adjective(form[:-1]):
        yield form[:-1]  # snabbt, svenska


def _verbs(word: str) -> Iterator[str]:
    """The verb of a participle or a passive that the lexicon has as a word of its own."""
    if word.endswith("ande") and _is_verb(word[:-3]):
        yield word[:-3]  # genomförande
    elif _is_noun(word):
        return
    elif word.endswith(("ad", "as")) and _is_verb(word[:-1]):
        yield word[:-1]  # utvecklad, krävas
    elif word.endswith(("d", *_AFTER_VOICELESS)):
        stem = word[:-1]
        for verb in (lemma(word + "e"), stem + "a", stem + stem[-1] + "a"):
            if verb and lemma(verb[:-1] + "er") == verb:
                yield verb  # gjord, sänkt, bestämd


@lru_cache(maxsize=10_000)
def _is_noun(form: str) -> bool:
    endings = _NOUN_ENDINGS
    if form.endswith("a"):
        endings = _NOUN_ENDINGS_AFTER_A
    elif form.endswith(("e", "o")):
        endings = _NOUN_ENDINGS_AFTER_A_VOWEL
    if not _is_common_word(form):
        return False
    forms = [form + ending for ending in endings]
    if form.endswith(_ENDINGS_THAT_LOSE_E):
        short = form[:-2] + form[-1]
        forms += [short + ending for ending in endings]  # seglet, åkrar
    if form.endswith(_ENDINGS_THAT_DOUBLE):
        forms += [form + form[-1] + ending for ending in endings]  # drömmar, vännen
    return any(lemma(each) == form for each in forms)


@lru_cache(maxsize=10_000)
def _is_adjective(form: str) -> bool:
    if not _is_common_word(form) and lemma(form) != form + "a":
        return False
    if any(lemma(form + ending) == form for ending in _ADJECTIVE_ENDINGS):
        return True
    return lemma(form + "a") == form and lemma(form + "t") in {form, form + "t"}


def _is_participle(form: str) -> bool:
    return form.endswith("en") and lemma(form[:-1] + "t") == form  # hållen


@lru_cache(maxsize=10_000)
def _is_verb(word: str) -> bool:
    """Of the lexicon's verbs in -a, or of a short one (stå, bo)."""
    forms = [word + "r", word + "de", word + "dde"]
    if word.endswith("a"):
        forms += [word[:-1] + ending for ending in ("er", "de", "te")]
    return any(lemma(form) == word for form in forms)


def _is_taken_for_imperative(form: str) -> bool:
    """“avfall”, which the lexicon has as “avfalla!” alone, though the noun is the commoner word.
    What ends in -r is a present.
    """
    if form.endswith("r") or len(form) < _NEW_NOUN_LEAST_LETTERS:
        return False
    verb = form + "a"
    return lemma(form) == verb and frequency(form) > frequency(verb)


def _is_commoner(form: str, other: str) -> bool:
    return lemma(form) == form and frequency(form) > frequency(other)


def _is_common_word(form: str) -> bool:
    return (frequency(form) > 0 or len(form) > 5) and lemma(form) is not None
