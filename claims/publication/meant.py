"""What a search may be meant for, where nothing in public has one of its words.

Asked only when a search came out empty, so that the usual one pays nothing for it. Words are
compared with those of the public tokens, and offered only where a claim has them today: a token
stays when its claim is withdrawn.
"""

from collections.abc import Callable, Mapping, Sequence

from django.db import connections

from claims.models import PublicToken
from claims.words.forms import word_form
from claims.words.lexemes import any_answer, any_lexeme, exact
from claims.words.preparing import without_marks
from claims.words.queries import AskedWord, read_query, rewritten
from claims.words.spelling import LEAST_LETTERS, nearest, slips, sound

# So many of a query's words are looked after; and of a word so many others that may be meant.
MOST_WORDS = 8
MEANT_MAX_CHOICES = 3
# Words further away than the nearest few are not counted.
_MOST_COUNTED = 12

# Each by itself, and at the price of the newest match.
_HELD = """
SELECT place - 1
FROM unnest(%s::text[]) WITH ORDINALITY AS asked (words, place)
WHERE EXISTS (SELECT FROM claims_newest_matches(
    claims_as_meant(words::tsquery),
    (SELECT claim_id FROM claims_publicsearch ORDER BY claim_id DESC LIMIT 1), 1
))
"""

_PLAIN = f"""
SELECT DISTINCT plain, form FROM {PublicToken._meta.db_table}
WHERE plain = ANY (%s::text[]) AND NOT plain = form ORDER BY form
"""  # noqa: S608  # the name of a table


def with_marks(text: str, using: str) -> str | None:
    """The search with å, ä and ö where a word that nothing has lacks them: `umea`, “umeå”.

    That is the same search, typed by one who has no such keys. None where there is nothing to put.
    """
    choices = _with_marks([word.form.form for word in _asked(text)], using)
    if not choices:  # as mostly, and then it need not be known what nothing has
        return None
    return _instead(text, using, lambda _unknown: choices, MEANT_MAX_CHOICES)


def corrected(text: str, using: str) -> str | None:
    """The search with the nearest word for each that nothing has, to be offered; None for none."""
    return _instead(text, using, lambda unknown: _nearest(unknown, using), 1)


Choices = Mapping[str, Sequence[str]]


def _instead(
    text: str, using: str, choose: Callable[[Sequence[str]], Choices], most: int
) -> str | None:
    unknown = _unknown(text, using) if text else []
    if not unknown:
        return None
    found = choose(unknown)
    choices = {word: found[word] for word in unknown if word in found}
    offered = [other for word in unknown for other in choices.get(word, ())]
    queries = [any_lexeme([exact(word_form(other))]) for other in offered]
    there = {offered[place] for place in _held(queries, using)}
    chosen = {
        word: [other for other in others if other in there][:most]
        for word, others in choices.items()
    }
    chosen = {word: others for word, others in chosen.items() if others}
    return rewritten(text, chosen) if chosen else None


def _unknown(text: str, using: str) -> list[str]:
    """Forms of the words that must be there, and of which no public claim has any form."""
    asked = _asked(text)
    held = _held([any_answer(word, ranking=False) for word in asked], using)
    return [word.form.form for place, word in enumerate(asked) if place not in held]


def _asked(text: str) -> list[AskedWord]:
    words: dict[str, AskedWord] = {word.form.form: word for word in read_query(text).words()}
    return list(words.values())[:MOST_WORDS]


def _held(queries: Sequence[str], using: str) -> set[int]:
    """The places of those by which a public claim is found."""
    if not queries:
        return set()
    with connections[using].cursor() as cursor:
        cursor.execute(_HELD, [list(queries)])
        return {place for (place,) in cursor.fetchall()}


def _with_marks(words: Sequence[str], using: str) -> Choices:
    plain = [word for word in words if without_marks(word) == word and not word.isdigit()]
    if not plain:
        return {}
    found: dict[str, list[str]] = {}
    with connections[using].cursor() as cursor:
        cursor.execute(_PLAIN, [plain])
        for word, form in cursor.fetchall():
            found.setdefault(word, []).append(form)
    return found


def _nearest(words: Sequence[str], using: str) -> Choices:
    tokens = PublicToken.objects.using(using)
    found = {}
    for word in words:
        if len(word) < LEAST_LETTERS:
            continue
        near = tokens.filter(form__in=list(dict.fromkeys(slips(word))))
        alike = tokens.filter(sound=sound(word))
        maybe = near.values_list("form").union(alike.values_list("form"))
        forms = {form: 0 for (form,) in maybe if not word_form(form).pieces}
        found[word] = nearest(word, forms, _MOST_COUNTED)
    return found
