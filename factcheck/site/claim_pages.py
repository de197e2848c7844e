"""The page of a claim, and of each of its versions."""

import json
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from claims.publication.claimreview import PastVersion, claim_review, is_reviewed
from claims.publication.reviews import desk
from factcheck.site import reading
from factcheck.site.addresses import SitePage
from factcheck.site.changes import ChangedWords, main_changes
from factcheck.site.crumbs import Crumb
from factcheck.site.earlier_texts import place_in_earlier_text
from factcheck.site.json_ld import script_content
from factcheck.site.labels import label
from factcheck.site.lists import listed, title_of
from factcheck.site.reading import Json, References
from factcheck.site.related import related
from factcheck.site.responses import public_page, respond
from factcheck.site.subject_pages import scale_steps
from factcheck.site.verdicts import verdict

# Changes that a reader is told of beside the verdict.
_TOLD = {"correction", "update"}


@public_page
def claim(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The newest version: four queries, named in `reading`, what was said before a change, and
    those of related claims; three when it is withdrawn."""
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
    change = _change(found.key, versions, record)
    others = related(found)
    context |= _shown(record, references) | change
    context["in_text"] = _in_text(record, references)
    context |= _earlier_place(context)
    context["related"] = [(each.how, listed(each.claims, references)) for each in others]
    if is_reviewed(record):
        known = {
            speaker["id"]: speaker["wikidata_id"]
            for voice in (record["speaker"], *record["cosigners"])
            if (speaker := references.get("speaker", voice["id"])) and speaker["wikidata_id"]
        }
        review = claim_review(record, versions[::-1], desk=desk(), wikidata_ids=known)
        context["claim_review"] = script_content(review)
    read += [references, change, others, context.get("earlier_place")]
    return respond(request, "site/claim.html", context, read=read)


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
    change = _change(found.key, versions, record)
    context |= _shown(record, references) | change
    context |= _earlier_place(context)
    # What only old versions name has no page: a speaker who was named by mistake.
    context["unlinked"] = {name for kind, name in named if references.get(kind, name) is None}
    read += [references, change, context.get("earlier_place")]
    return respond(request, "site/version.html", context, read=read)


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
    wanted.append(("document", record["source"]["document"]["id"]))
    wanted += [("speaker", voice["id"]) for voice in (record["speaker"], *record["cosigners"])]
    return reading.references(wanted, ratings=True)


def _change(key: int, versions: list[PastVersion], record: Json) -> dict[str, Any]:
    """The last change up to this version that a reader should know of, and what was said before
    it: one query. `earlier_changes` are those before."""
    told = [v for v in versions if v.kind in _TOLD and v.number <= record["version"]]
    if not told:
        return {}
    last = told[0]
    bodies = [
        reading.version_body(key, number)
        for number in (last.number - 1, last.number)
        if number != record["version"]
    ]
    records = [json.loads(body) for body in bodies if body] + [record]
    said_before: list[ChangedWords] = []
    if len(records) > 1 and "withdrawn" not in records[0]:
        said_before = main_changes(records[0], records[1])
    return {"change": last, "said_before": said_before, "earlier_changes": told[1:]}


def _in_text(record: Json, references: References) -> str:
    """Where the words stand in the text on the source's page; empty where it shows another text,
    or none. Only of the newest version: an earlier one may have had another place in it."""
    source = record["source"]
    document = references.get("document", source["document"]["id"])
    if not (document and document["full_text_public"] and document["sha256"] == source["sha256"]):
        return ""
    return f"{SitePage('document', (document['id'],)).path()}#{record['id']}"


def _other_text(record: Json, references: References) -> int | None:
    """The number of the text that the source's page has, where it is another than the record's."""
    source = record["source"]
    document = references.get("document", source["document"]["id"])
    is_other = document is not None and document["sha256"] != source["sha256"]
    return document["revision"] if document and is_other else None


def _earlier_place(context: dict[str, Any]) -> dict[str, Any]:
    """One query, where the source's page has another text than the shown record's."""
    other = context["other_text"]
    return {"earlier_place": place_in_earlier_text(context["record"])} if other else {}


def _shown(record: Json, references: References) -> dict[str, Any]:
    topics = [topic for topic in record["topics"] if references.get("topic", topic)]
    found = verdict(record, references)
    scale = references.get("rating", record["rating"]["id"]) if record["rating"] else None
    # Drawn with words only where they are those of the scale on which the verdict was given.
    is_of_today = scale and scale["scale_version"] == record["rating"]["scale_version"]
    return {
        "record": record,
        "title": title_of(record),
        "other_text": _other_text(record, references),
        "verdict": found,
        "steps": scale_steps(references, found.id) if found and is_of_today else [],
        "topics": [
            (label("topic", topic, references), SitePage("topic", (topic,)).path())
            for topic in topics
        ],
        "crumbs": [
            Crumb(_("Checks"), SitePage("checks").path())
            if found
            else Crumb(_("Claims"), SitePage("claims").path()),
            Crumb(title_of(record), lang=settings.LANGUAGE_CODE),
        ],
    }
