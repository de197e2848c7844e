"""Where in each claim the words of `q` stand, for whoever asks for it with `highlight=true`."""

import json
from collections.abc import Iterable

from django.http import QueryDict
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter

from claims.words.marking import marked_places
from claims.words.queries import read_query
from factcheck.api.errors import BadParameters

SEARCHED = ("statement", "quote")

HIGHLIGHT = OpenApiParameter(
    "highlight",
    OpenApiTypes.BOOL,
    default=False,
    description=(
        "With `true` and `q`, say where its words stand in each claim's statement and quote, in "
        "whatever form: half-open spans `[start, end)` in code points."
    ),
)


def is_highlight_wanted(parameters: QueryDict) -> bool:
    """Raises BadParameters."""
    text = parameters.get("highlight", "")
    if text not in {"", "true", "false"}:
        raise BadParameters({"highlight": ["Say true or false."]})
    if text == "true" and not parameters.get("q", "").strip():
        raise BadParameters({"highlight": ["Which words? Say them with `q`."]})
    if text == "true" and "since" in parameters:
        raise BadParameters({"highlight": ["There is none with `since`."]})
    return text == "true"


def highlights(records: Iterable[bytes], words: str) -> bytes:
    """A list with an object for each of the claims: `{"statement": [[0, 5]], "quote": []}`."""
    query = read_query(words)
    claims = (json.loads(record) for record in records)
    found = [{name: marked_places(claim[name], query) for name in SEARCHED} for claim in claims]
    return json.dumps(found).encode()
