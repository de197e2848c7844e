"""What can be asked, and the answers, read over the public connection only.

Every claim comes with what it takes to cite it: id, version, page, the quote with its place in the
source's text (code points, half-open) and that text's SHA-256, and the day of the check.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.utils import timezone

from claims.matching.public_answers import ASKED_MAX_CHARACTERS, has_been_checked
from claims.models import PublicClaim, PublicScale
from claims.publication.search import keys_by_relevance
from corpus.identifiers import PATTERN, is_public_id
from factcheck.mcp.arguments import Schema
from factcheck.mcp.errors import INVALID_PARAMS, RpcRefused

# As everything that faces the public: it may be a replica, and its role may only read.
PUBLIC = "public"
QUERY_MAX_CHARACTERS = 500
MOST_FOUND = 20

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class McpTool:
    """`answer` gets the arguments that `schema` describes."""

    name: str
    title: str
    description: str
    schema: Schema
    answer: Callable[..., Json]

    def described(self) -> Json:
        return {
            "name": self.name,
            "title": self.title,
            "description": self.description,
            "inputSchema": self.schema,
            "annotations": {
                "readOnlyHint": True,
                "destructiveHint": False,
                "idempotentHint": True,
                "openWorldHint": False,
            },
        }


def cited(record: Json) -> Json:
    """A public record as an answer has it."""
    source = record["source"]
    check = record.get("assessment") or {}
    return {
        "id": record["id"],
        "version": record["version"],
        "page_url": record["page_url"],
        "url": record["url"],
        "statement": record["statement"],
        "speaker": record["speaker"]["name"],
        "date": record["date"]["edtf"],
        "verification_status": record["verification_status"],
        "rating": record["rating"],
        "summary": check.get("summary", ""),
        "checked_on": check.get("checked_on"),
        "quote": {
            "text": record["quote"],
            "start": source["start"],
            "end": source["end"],
            "unit": "code points",
            "document_id": source["document"]["id"],
            "document_title": source["document"]["title"],
            "text_sha256": source["sha256"],
        },
    }


def _search(query: str, limit: int) -> Json:
    keys = keys_by_relevance(query, PUBLIC)[:limit]
    bodies = PublicClaim.objects.using(PUBLIC).filter(withdrawn=False).in_bulk(keys)
    found = [json.loads(bodies[key].body) for key in keys if key in bodies]
    return {"claims": [cited(record) for record in found]}


def _get_claim(id: str) -> Json:  # noqa: A002  # the argument's public name
    known = PublicClaim.objects.using(PUBLIC).filter(id=id) if is_public_id(id) else None
    claim = known.first() if known is not None else None
    if claim is None:
        raise RpcRefused(INVALID_PARAMS, f"There is no claim with the id “{id}” here.")
    record: Json = json.loads(claim.body)
    if claim.withdrawn:
        page = f"{settings.PUBLIC_BASE_URL}/claims/{claim.id}/"
        return {"withdrawn": True, "id": claim.id, "version": claim.version, "page_url": page}
    return {"withdrawn": False, "claim": cited(record)}


def _match_text(text: str) -> Json:
    answer = has_been_checked(text, PUBLIC, on=timezone.localdate())
    sentences = [
        {
            "start": sentence.start,
            "end": sentence.end,
            "text": sentence.text,
            "matches": [
                {
                    "same": match.same,
                    "agreements": list(match.agreements),
                    "differences": list(match.differences),
                    # No verdict goes over to what is only similar.
                    "claim": cited(match.record) | {"rating": match.rating}
                    if match.same
                    else _without_verdict(cited(match.record)),
                }
                for match in sentence.matches
            ],
        }
        for sentence in answer.sentences
    ]
    return {"complete": answer.complete, "sentences": sentences}


def _without_verdict(claim: Json) -> Json:
    return claim | {"rating": None, "summary": ""}


def _list_verdicts() -> Json:
    bodies: Iterable[str] = (
        PublicScale.objects.using(PUBLIC).order_by("-version").values_list("body", flat=True)
    )
    scales = [json.loads(body) for body in bodies]
    for scale in scales:
        for rating in scale["ratings"]:
            rating["page_url"] = f"{settings.PUBLIC_BASE_URL}/verdicts/{rating['id']}/"
    return {"scales": scales}


def _arguments(required: tuple[str, ...] = (), **properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


_QUERY: Final = {
    "type": "string",
    "minLength": 1,
    "maxLength": QUERY_MAX_CHARACTERS,
    "description": "Words, mostly Swedish. “Quotation marks” keep words together, - leaves out.",
}
_LIMIT: Final = {
    "type": "integer",
    "minimum": 1,
    "maximum": MOST_FOUND,
    "default": 10,
    "description": "At most so many claims.",
}
_ID: Final = {
    "type": "string",
    "pattern": PATTERN,
    "maxLength": 100,
    "description": "The claim's id, of eight characters.",
}
_TEXT: Final = {
    "type": "string",
    "minLength": 1,
    "maxLength": ASKED_MAX_CHARACTERS,
    "description": "What somebody says or writes, in Swedish: a sentence, or some paragraphs.",
}

TOOLS: Final = {
    tool.name: tool
    for tool in (
        McpTool(
            "search",
            "Search the claims",
            "Published claims by their words, most relevant first. Cite `page_url` and `version`.",
            _arguments(("query",), query=_QUERY, limit=_LIMIT),
            _search,
        ),
        McpTool(
            "get_claim",
            "One claim",
            "The newest version of a claim, or that it was withdrawn.",
            _arguments(("id",), id=_ID),
            _get_claim,
        ),
        McpTool(
            "match_text",
            "Has it been checked?",
            "Checked claims that say what each sentence of a text says, or nearly, with what"
            " differs. Only where `same` is true does the verdict hold for the sentence.",
            _arguments(("text",), text=_TEXT),
            _match_text,
        ),
        McpTool(
            "list_verdicts",
            "The verdicts",
            "The scales of verdicts with their definitions, the one in use first.",
            _arguments(),
            _list_verdicts,
        ),
    )
}
