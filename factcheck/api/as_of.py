"""`as_of=`: lists, counts and downloads as they were when a publication number was the newest.

Such an address is a permanent link to a result. What has been withdrawn since is named, without its
words; that is all that ever changes in the answer.
"""

import json
from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter

from claims.publication.past import withdrawn_since
from factcheck.api.errors import BadParameters
from factcheck.api.pagination import RecordPage
from factcheck.api.reading import read
from factcheck.api.replicas import behind, is_behind
from factcheck.api.search import RELEVANCE

AS_OF = OpenApiParameter(
    "as_of",
    {"type": "integer", "minimum": 0},
    description=(
        "As it was when this publication number was the newest: a permanent link to a result. What "
        "has been withdrawn since is named, without its words."
    ),
)
WORDS = OpenApiParameter(
    "words",
    OpenApiTypes.STR,
    description=(
        "With `as_of` and `q`: the rules by which words were found when the link was made. The "
        "answer says whether they are today's."
    ),
)
# With a download that is asked for as of an earlier number: how many claims are not in it, for
# they have been withdrawn since.
WITHDRAWN_HEADER = "Withdrawn-Since"

# So many of them are named in an answer, the latest first.
MOST_NAMED = 100


def asked_as_of(parameters: QueryDict) -> int | None:
    """Raises BadParameters."""
    text = parameters.get("as_of", "")
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) <= 18:
        return int(text)
    raise BadParameters({"as_of": ["Say a publication number, such as an answer has it."]})


def check_as_of(asked: int, newest: int, using: str) -> None:
    """Raise BadParameters for a number that has not been given yet: the answer would change. On a
    replica ReplicaBehind: it may only not know of it yet."""
    if asked > newest:
        if is_behind(using, asked):
            raise behind(using, "as_of", asked)
        raise BadParameters({"as_of": [f"The newest publication number is {newest}."]})


def some_are_withdrawn(page: RecordPage, as_of: int, using: str) -> bool:
    """Whether anything that was public then may be withdrawn now; where it is not, nothing is.
    Raises BadParameters for a number that has not been given yet."""
    newest, withdrawn = page.also
    check_as_of(as_of, int(newest or 0), using)
    return withdrawn is not None


NONE_WITHDRAWN = b'{"count": 0, "claims": []}'


def withdrawn_then(as_of: int, using: str) -> bytes:
    """`{"count": 2, "claims": […]}`: what was public then and is withdrawn now. Whether it would
    be among what is asked for can't be told: its words are gone."""
    claims = withdrawn_since(as_of, using).order_by("-publication")
    query = claims.values_list("body")[: MOST_NAMED + 1].query
    rows = read(using, *query.get_compiler(using).as_sql())
    count = claims.count() if len(rows) > MOST_NAMED else len(rows)
    return b'{"count": %d, "claims": [%b]}' % (count, b",".join(r[0] for r in rows[:MOST_NAMED]))


def words_then(parameters: QueryDict, version: str) -> bytes:
    """By which rules words are found today, and whether those are the ones of the link."""
    asked = parameters.get("words", "")
    said = {"rules": version, "asked_for": asked or None, "same": not asked or asked == version}
    return json.dumps(said, ensure_ascii=False).encode()


# Of an address, what says nothing of which claims there are, or is said anew.
_NOT_OF_RESULT = frozenset({"as_of", "cursor", "words", "highlight", "count"})


def permanent_address(
    path: str, parameters: QueryDict, publication: int, *, asked: str = "", rules: str = ""
) -> str:
    """Of this very result, from its beginning; `asked` is what `q` was taken for: words that were
    looked for by these `rules`, or the id of what an address was of."""
    kept: list[tuple[str, str]] = []
    for name, values in parameters.lists():
        # Which of many are ranked depends on what comes later.
        ranked = name == "ordering" and values[-1:] == [RELEVANCE.name]
        if name == "q" and asked:
            kept.append((name, asked))
        elif name not in _NOT_OF_RESULT and not ranked:
            kept += [(name, value) for value in values]
    kept.append(("as_of", str(publication)))
    if rules:
        kept.append(("words", rules))
    return f"{settings.PUBLIC_BASE_URL}{path}?{urlencode(kept)}"
