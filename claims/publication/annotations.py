"""W3C Web Annotations: where in its source each claim stands, for annotation tools.

Pure functions from the public record. `start` and `end` are code points, as the annotation model
demands and as everywhere here.
"""

from typing import Any

from claims.publication.claimreview import LICENCE, Desk, page_url
from claims.vocabulary.workflow import CHECKED

Json = dict[str, Any]

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def annotation(record: Json, *, desk: Desk, created: str, newest: Json | None = None) -> Json:
    """One claim as an annotation of its source; `created` is when it was first published.

    `newest` is the source as it is known in public (`revision`, `sha256`): a claim in an older text
    says that it was replaced.
    """
    checked = record["verification_status"] == CHECKED
    return {
        "id": f"{record['url']}#annotation",
        "type": "Annotation",
        "motivation": "assessing" if checked else "describing",
        "creator": {
            "id": f"{desk.base_url}/",
            "type": "Organization",
            "name": desk.name,
            "homepage": f"{desk.base_url}/",
        },
        "created": created,
        "modified": record["published_at"],
        "rights": LICENCE,
        "body": _bodies(record, desk),
        "target": _target(record, desk, newest),
    }


def _bodies(record: Json, desk: Desk) -> list[Json]:
    """The statement; the verdict, where there is one; topics as tags; the claim's page."""
    bodies = [_text(record["statement"], "describing", record["language"])]
    if record["rating"]:
        bodies.append(_text(record["rating"]["label"], "assessing"))
    bodies += [_text(topic, "tagging") for topic in record["topics"]]
    page = {"id": page_url(record["id"], desk.base_url), "type": "Text", "format": "text/html"}
    # Only a specific resource may have a purpose; the page itself has none.
    bodies.append({"type": "SpecificResource", "source": page, "purpose": "linking"})
    return bodies


def _text(value: str, purpose: str, language: str | None = None) -> Json:
    body = {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}
    return body | ({"language": language} if language else {})


def _target(record: Json, desk: Desk, newest: Json | None) -> Json:
    """The span in the one text that it counts in: the revision with this SHA-256."""
    source = record["source"]
    document = source["document"]
    text: Json = {
        "id": f"{desk.base_url}/documents/{document['id']}/",
        "type": "Text",
        "language": record["language"],
        "schema:version": source["revision"],
        "schema:sha256": source["sha256"],
    }
    if document["url"]:
        text["via"] = document["url"]
    if newest and newest["revision"] > source["revision"]:
        text["dcterms:isReplacedBy"] = {
            "id": text["id"],
            "schema:version": newest["revision"],
            "schema:sha256": newest["sha256"],
        }
    return {
        "type": "SpecificResource",
        "source": text,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": record["quote"],
                "prefix": source["prefix"],
                "suffix": source["suffix"],
            },
            {"type": "TextPositionSelector", "start": source["start"], "end": source["end"]},
        ],
    }
