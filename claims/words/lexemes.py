"""Words and queries in the language of PostgreSQL's `tsvector` and `tsquery`.

A word stands in a vector as the words that it is of (`skatt`), and as it is written (`=skatten`),
both with the weight of the text; the parts of a compound with the least weight, D. Amounts, from a
claim's quantities, stand as `+640000000`, without a place.
"""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Final

from claims.words.filter_words import filter_word
from claims.words.forms import WordForm, word_form
from claims.words.queries import (
    Asked,
    AskedAmount,
    AskedPhrase,
    AskedWord,
    Clause,
    TextQuery,
)

# In an entry these stand for the word's place and its text's weight, and for its place alone. No
# lexeme has them: tokens are cut at them.
PLACE_AND_WEIGHT: Final = "#"
PLACE: Final = "@"

# Of words in one text: PostgreSQL counts no further.
LAST_PLACE: Final = 16_383


def entry(form: WordForm, *, as_written: bool = True) -> str:
    """What a token adds to a vector, but for its place; empty for a word that isn't indexed."""
    if not form.lexemes:
        return ""
    lexemes = (*form.lexemes, exact(form)) if as_written else form.lexemes
    written = (_quoted(lexeme) + ":" + PLACE_AND_WEIGHT for lexeme in lexemes)
    inner = (_quoted(lexeme) + ":" + PLACE for lexeme in form.parts)
    return " ".join((*written, *inner))


def with_exact(entry_without: str, form: str) -> str:
    """The entry of a token that is known by its entry without the word as it is written, as `entry`
    makes it: that word stands behind the last lexeme, before the parts."""
    if not entry_without:
        return ""
    mark = ":" + PLACE_AND_WEIGHT
    lexemes, _mark, parts = entry_without.rpartition(mark)
    return f"{lexemes}{mark} {_quoted('=' + form)}{mark}{parts}"


def exact(form: WordForm) -> str:
    return "=" + form.form


def amount(value: Decimal) -> str:
    return f"+{value.normalize():f}"


def vector(
    texts: Iterable[tuple[Iterable[str], str]],
    amounts: Iterable[Decimal] = (),
    others: str = "",
    *,
    entry_of: Callable[[str], str] = lambda token: entry(word_form(token)),
) -> str:
    """Of texts' tokens and their weights, one after the other, of amounts, and of `others`, which
    are written as a `tsvector` is.

    To be cast to `tsvector`; as the database's own function makes it (`claims_text_words`), and as
    its `||` puts several together: each goes on behind the last word of the one before that is
    indexed. `entry_of` may know the entries of tokens already.
    """
    found: list[str] = []
    before = 0
    for tokens, weight in texts:
        last = 0
        for place, token in enumerate(tokens, 1):
            if line := entry_of(token):
                at = str(min(before + place, LAST_PLACE))
                found.append(line.replace(PLACE_AND_WEIGHT, at + weight).replace(PLACE, at))
                last = place
        before += last
    found += (_quoted(amount(value)) for value in amounts)
    return " ".join(filter(None, (*found, others)))


def tsquery(query: TextQuery, *, ranking: bool = True) -> str:
    """To be cast to `tsquery`; empty where there is nothing to look for. Words that may be names
    are among it as such, until the database has looked them up (`claims_as_meant`). One that is not
    for `ranking` finds the same, and asks the index for half as many lexemes."""
    return " & ".join(_clause(clause, ranking) for clause in query.clauses)


def _clause(clause: Clause, ranking: bool) -> str:
    any_of = " | ".join(_asked(asked, ranking) for asked in clause.any_of)
    return f"({any_of})" if clause.wanted else f"!({any_of})"


def _asked(asked: Asked, ranking: bool) -> str:
    match asked:
        case AskedWord():
            return any_answer(asked, ranking=ranking)
        case AskedPhrase():
            return "(" + "".join(_phrase(asked)) + ")"
        case AskedAmount():
            words = " & ".join(f"({any_answer(word, ranking=ranking)})" for word in asked.words)
            same = _quoted(amount(asked.value))
            if asked.currency:
                same = f"({same} & {_quoted(filter_word('unit', asked.currency))})"
            return f"({words}) | {same}"


def any_answer(word: AskedWord, *, ranking: bool = True) -> str:
    """Any form of it, or what it is the name of."""
    found = word_query(word.form, ranking=ranking) if word.form.lexemes else ""
    return " | ".join(query for query in (found, any_lexeme(word.means)) if query)


def word_query(form: WordForm, *, ranking: bool = True) -> str:
    """Any form of it, this one best; of joined words the whole, or every piece. Where it isn't for
    `ranking`, a word as it is written is left out: it stands nowhere without its lexemes."""
    if not form.pieces:
        return any_lexeme((*form.lexemes, exact(form)) if ranking else form.lexemes)
    pieces = " & ".join(f"({any_lexeme(piece)})" for piece in form.pieces if piece)
    whole = [lexeme for lexeme in form.lexemes if all(lexeme not in p for p in form.pieces)]
    written = any_lexeme((*whole, exact(form)))
    return f"{written} | ({pieces})" if pieces else written  # “och/eller” has none


def any_lexeme(lexemes: Iterable[str]) -> str:
    """To be cast to `tsquery`."""
    return " | ".join(map(_quoted, lexemes))


def _phrase(asked: AskedPhrase) -> Iterator[str]:
    before = None
    for at, word in asked.words:
        if before is not None:
            yield f" <{at - before}> "
        yield _quoted(exact(word.form))
        before = at


def _quoted(lexeme: str) -> str:
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"
