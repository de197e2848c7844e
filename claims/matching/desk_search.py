"""Finding claims at the desk, drafts too, by the same words as the public's search.

A claim is found by what it states and quotes, by its speaker's name and its numbers; by the name of
its party, a topic or its verdict, and its year; by its id, its source's or its speaker's, also
within a pasted address, and by the source's own address. Words of claims that are stored by the
thousand are there when the worker has caught up with them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from operator import and_, or_

from django.db.models import Q, QuerySet

from claims.matching.word_index import catch_up
from claims.models import Claim, ClaimWords, Party, Quantity, Rating, Speaker, Topic
from claims.publication.search import LexemeQuery
from claims.words.filter_words import parted
from claims.words.lexemes import word_query
from claims.words.meanings import ways_to_ask
from claims.words.queries import (
    Asked,
    AskedAmount,
    AskedPhrase,
    AskedWord,
    TextQuery,
    read_query,
)
from corpus.identifiers import id_in


def search_claims(
    claims: QuerySet[Claim], text: str, *, unfinished: bool = False
) -> QuerySet[Claim]:
    """Those that words as people type them find; none where there is no word.

    `unfinished`: the words are still being typed, so that each may be the beginning of one.
    """
    if (address := _address(text.strip())) and (named := claims.filter(address)).exists():
        return named
    query = read_query(text)
    if not query.clauses:
        return claims.none()
    catch_up()
    names = _called(query)
    for clause in query.clauses:
        found = reduce(or_, (_found(asked, unfinished, names) for asked in clause.any_of))
        claims = claims.filter(found if clause.wanted else ~found)
    return claims


Names = Mapping[str, Q]


def _found(asked: Asked, unfinished: bool, names: Names) -> Q:
    match asked:
        case AskedWord():
            return _by_word(asked, unfinished, names)
        case AskedPhrase():
            pattern = _pattern(asked)
            written = Q(statement__iregex=pattern) | Q(quote__iregex=pattern)
            words = (_by_word(word, False, names) for _, word in asked.words)
            return reduce(and_, words) & (written | Q(speaker__name__iregex=pattern))
        case AskedAmount():
            words = (_by_word(word, unfinished, names) for word in asked.words)
            same = Quantity.objects.filter(Q(value=asked.value) | Q(value_max=asked.value))
            if asked.currency:
                same = same.filter(unit=asked.currency)
            return reduce(and_, words) | Q(pk__in=same.values("claim"))


def _address(text: str) -> Q | None:
    """What has this id, or is at this address; None for what is neither."""
    if public_id := id_in(text):
        documents = Q(revision__document__public_id=public_id)
        return Q(public_id=public_id) | documents | Q(speaker__public_id=public_id)
    if text.startswith(("http://", "https://")):
        return Q(revision__document__url=text) | Q(revision__document__archived_url=text)
    return None


def _by_word(word: AskedWord, unfinished: bool, names: Names) -> Q:
    written = word.form.form
    query = word_query(word.form) if word.form.lexemes else ""
    indexed = ClaimWords.objects.filter(words=LexemeQuery(query))
    speakers = Speaker.objects.filter(name__icontains=written)
    found = Q(pk__in=indexed.values("claim")) | Q(speaker__in=speakers)
    for each in word.means:
        name, value = parted(each)
        if name == "said":
            found |= Q(date_earliest__year=int(value))
        elif value in names:
            found |= names[value]
    if unfinished:
        found |= Q(statement__icontains=written) | Q(quote__icontains=written)
    return found


def _called(query: TextQuery) -> Names:
    """By name that is asked for, the claims of what is called so: a topic, a party, a verdict, as
    the desk has them now. Drafts have no filters' words: what one says is looked for where it
    stands. Three queries, none where no word may be a name."""
    asked = {parted(each) for word in query.words() for each in word.means}
    wanted = {value for name, value in asked if name == "name"}
    found: dict[str, Q] = {}
    if not wanted:
        return found
    for means, names in _names():
        for name in wanted.intersection(ways_to_ask(*names)):
            found[name] = found.get(name, Q(pk__in=())) | means
    return found


def _names() -> Iterator[tuple[Q, Sequence[str]]]:
    for topic in Topic.objects.all():
        claims = Claim.topics.through.objects.filter(topic=topic.pk).values("claim")
        yield Q(pk__in=claims), (topic.pk, topic.name_sv, topic.name_en)
    for party in Party.objects.all():
        of_speaker = Q(role__isnull=True) | Q(role__party="")
        own = Q(role__party=party.code) | of_speaker & Q(speaker__party=party.code)
        yield own, (party.code, *party.names)
    for rating in Rating.objects.only("label_sv", "label_en"):
        yield Q(assessment__rating=rating.pk), (rating.label_sv, rating.label_en)


def _pattern(phrase: AskedPhrase) -> str:
    """Its words as they are written, and any words where too common ones were left out."""
    pieces: list[str] = []
    before = -1
    for at, word in phrase.words:
        if pieces:
            pieces.append(rf"\W+(?:\w+\W+){{{at - before - 1}}}")
        pieces.append(re.escape(word.form.form))
        before = at
    return rf"(?:^|\W){''.join(pieces)}(?:\W|$)"
