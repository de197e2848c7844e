"""The page of a claim, and of each of its versions."""

import json
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import get_language

from claims.publication.claimreview import claim_review, is_reviewed
from claims.publication.reviews import desk
from factcheck.site import reading
from factcheck.site.addresses import SitePage
from factcheck.site.json_ld import script_content
from factcheck.site.reading import Json, References
from factcheck.site.responses import public_page, respond
from factcheck.site.verdicts import verdict


@public_page
def claim(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The newest version: four queries, named in `reading`; three when it is withdrawn."""
    found = reading.claim(public_id)
    if found is None:
        raise Http404
    record = found.record
    versions = reading.versions(found.key)
    answers = reading.answers(found.key)
    context = {"page": SitePage("claim", (public_id,)), "versions": versions, "answers": answers}
    read: list[object] = [found, versions, answers]
    if "withdrawn" in record:
        context |= {"record": record}
        return respond(request, "site/withdrawn.html", context, read=read, status=HTTPStatus.GONE)
    references = _references(record)
    context |= _shown(record, references)
    if is_reviewed(record):
        known = {
            speaker["id"]: speaker["wikidata_id"]
            for voice in (record["speaker"], *record["cosigners"])
            if (speaker := references.get("speaker", voice["id"])) and speaker["wikidata_id"]
        }
        review = claim_review(record, versions[::-1], desk=desk(), wikidata_ids=known)
        context["claim_review"] = script_content(review)
    return respond(request, "site/claim.html", context, read=[*read, references])


@public_page
def version(request: HttpRequest, public_id: str, number: int) -> HttpResponseBase:
    """A version as it was, old or not; nothing of it while the claim is withdrawn."""
    found = reading.claim(public_id)
    if found is None:
        raise Http404
    versions = reading.versions(found.key)
    body = reading.version_body(found.key, number)
    if body is None:
        raise Http404
    record: Json = json.loads(body)
    context: dict[str, Any] = {
        "page": SitePage("version", (public_id, number)),
        "newest": SitePage("claim", (public_id,)),
        "versions": versions,
        "shown": next(version for version in versions if version.number == number),
        "old": number != found.version,
    }
    read: list[object] = [found, versions, number, body]
    if "withdrawn" in record:
        context |= {"record": record}
        status = HTTPStatus.GONE if "withdrawn" in found.record else HTTPStatus.OK
        return respond(request, "site/withdrawn.html", context, read=read, status=status)
    named = _named(record)
    references = _references(record, *named)
    context |= _shown(record, references)
    # What only old versions name has no page: a speaker who was named by mistake.
    context["unlinked"] = {name for kind, name in named if references.get(kind, name) is None}
    return respond(request, "site/version.html", context, read=[*read, references])


def _named(record: Json) -> list[tuple[str, str]]:
    """Everything in the record that has a page of its own."""
    others = (*record["cosigners"], record["cited_authority"], record["reported_by"])
    voices = [record["speaker"], *(voice for voice in others if voice)]
    found = [("speaker", voice["id"]) for voice in voices]
    return [*found, ("document", record["source"]["document"]["id"])]


def _references(record: Json, *more: tuple[str, str]) -> References:
    """What the record names, in one query: for its words in other languages, and Wikidata ids."""
    wanted = [*more]
    wanted += [("topic", topic) for topic in record["topics"]]
    wanted += [("speaker", voice["id"]) for voice in (record["speaker"], *record["cosigners"])]
    if record["rating"]:
        wanted.append(("rating", record["rating"]["id"]))
    return reading.references(wanted)


def _shown(record: Json, references: References) -> dict[str, Any]:
    name = "name_en" if get_language() == "en" else "name_sv"
    topics = [references.get("topic", topic) for topic in record["topics"]]
    return {
        "record": record,
        "verdict": verdict(record, references),
        "topics": [topic[name] for topic in topics if topic],
    }
