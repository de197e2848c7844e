"""Whatever form a claim is read in, it says the same: the whole corpus, field by field.

The API's JSON is the measure. Every other form is fetched as its readers fetch it and compared with
what the JSON says, written out here anew.
"""

import csv
import io
import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils.html import escape

from claims.models import Claim, ClaimVersion
from claims.publication import publishing
from claims.publication.record import render
from tests.factories import approve_content, make_user
from tests.published import SITE

ATOM = "{http://www.w3.org/2005/Atom}"
LATER = datetime(2099, 1, 1, 12, tzinfo=UTC)

Json = dict[str, Any]
Records = dict[str, Json]


@pytest.fixture
def records(client: Client, db: None) -> Records:
    """The corpus after some editing: corrected, changed, withdrawn, and with a Wikidata id."""
    call_command("load_fixtures", verbosity=0, stdout=io.StringIO())
    editor = make_user()
    checked = list(Claim.objects.filter(status="checked", speaker__kind="person").order_by("pk"))
    others = list(Claim.objects.filter(assessment=None).order_by("pk"))
    corrected = next(claim for claim in checked if claim.assessment.claims.count() == 1)  # type: ignore[union-attr]  # checked claims have one
    corrected.speaker.wikidata_id = "Q4321"
    corrected.speaker.save()
    corrected.statement += " [Rättat.]"
    corrected.save()
    approve_content(corrected)
    publishing.correct([corrected], by=editor, at=LATER, note="Påståendet var fel återgivet.")
    others[0].statement = "=1+1 är vad ett kalkylblad inte ska räkna ut."
    others[0].save()
    publishing.publish(
        [others[0]], by=editor, at=LATER + timedelta(hours=1), kind="update", note="Annat."
    )
    publishing.withdraw([others[1]], by=editor, at=LATER, reason="Fel talare.")
    found = everything(client)
    assert len(found) == Claim.objects.count() - 1
    return found


def everything(client: Client) -> Records:
    """Every public claim, by id."""
    path: str | None = "/api/v1/claims/?page_size=200"
    found: Records = {}
    while path:
        page = client.get(path).json()
        found |= {record["id"]: record for record in page["results"]}
        path = page["next"] and page["next"].removeprefix(SITE)
    return found


def test_every_form_agrees(
    client: Client, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.site.feeds.NEWEST", 10_000)
    from_the_newest_versions(records)
    single_records(client, records)
    harvested(client, records)
    newest_versions(client, records)
    counts(client, records)
    rows_of_csv(client, records)
    reviews = claim_reviews(client, records)
    fact_checks(client, records, reviews)
    annotations(client, records)
    feed_entries(client, records)


def from_the_newest_versions(records: Records) -> None:
    newest = ClaimVersion.objects.order_by("claim_id", "-number").distinct("claim_id")
    versions = {version.claim.public_id: version for version in newest.select_related("claim")}
    for name, record in records.items():
        assert record == render(versions.pop(name), SITE)
    assert [version.kind for version in versions.values()] == ["withdrawal"]


def single_records(client: Client, records: Records) -> None:
    for name, record in records.items():
        assert client.get(f"/api/v1/claims/{name}/").json() == record


def harvested(client: Client, records: Records) -> None:
    path: str | None = "/api/v1/claims/?since=0&page_size=200"
    found: Records = {}
    while path:
        page = client.get(path).json()
        found |= {record["id"]: record for record in page["results"]}
        path = page["next"] and page["next"].removeprefix(SITE)
    (withdrawn,) = found.keys() - records.keys()
    assert "withdrawn" in found.pop(withdrawn)
    assert found == records


def newest_versions(client: Client, records: Records) -> None:
    for name, record in records.items():
        (*_older, version) = client.get(f"/api/v1/claims/{name}/versions/").json()["results"]
        assert version["record"] == record
        assert (version["version"], version["claim"]) == (record["version"], name)


def counts(client: Client, records: Records) -> None:
    """Of every speaker, document and topic: as many claims as there are records."""
    own: Counter[tuple[str, str, str]] = Counter()
    for record in records.values():
        status = record["verification_status"]
        own["speakers", record["speaker"]["id"], status] += 1
        own["documents", record["source"]["document"]["id"], status] += 1
        own.update(("topics", topic, status) for topic in record["topics"])
    found: Counter[tuple[str, str, str]] = Counter()
    for kind in ("speakers", "documents", "topics"):
        page = client.get(f"/api/v1/{kind}/?page_size=200").json()
        assert page["next"] is None
        for reference in page["results"]:
            by_status = reference["claims"]["verification_status"]
            assert reference["claims"]["total"] == sum(by_status.values())
            found.update({(kind, reference["id"], s): n for s, n in by_status.items() if n})
    assert found == own


def rows_of_csv(client: Client, records: Records) -> None:
    text = client.get("/api/v1/claims.csv").getvalue().decode()
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}
    assert rows.keys() == records.keys()
    for name, record in records.items():
        row = {column: value.removeprefix("'") for column, value in rows[name].items()}
        assert row == expected_row(record)


def expected_row(record: Json) -> dict[str, str]:
    source, speaker, date = record["source"], record["speaker"], record["date"]
    assessment = record["assessment"] or {}
    assert record["page_url"] == f"{SITE}/claims/{record['id']}/"
    return {
        "id": record["id"],
        "version": str(record["version"]),
        "statement": record["statement"],
        "quote": record["quote"],
        "speaker": speaker["name"],
        "speaker_id": speaker["id"],
        "party": speaker["party"] or "",
        "role": speaker["role"] or "",
        "cited_authority": (record["cited_authority"] or {"name": ""})["name"],
        "date": date["edtf"],
        "date_earliest": date["earliest"],
        "date_latest": date["latest"],
        "document": source["document"]["file"] or "",
        "document_id": source["document"]["id"],
        "document_title": source["document"]["title"],
        "revision": str(source["revision"]),
        "source_sha256": source["sha256"],
        "section": (source["section"] or {"title": ""})["title"],
        "span_start": str(source["start"]),
        "span_end": str(source["end"]),
        "kind": record["kind"],
        "topics": " | ".join(record["topics"]),
        "quantities": " | ".join(
            f"{quantity['text']} = {quantity['value']}"
            + (f"–{quantity['value_max']}" if quantity["value_max"] else "")
            + f" {quantity['unit']}"
            for quantity in record["quantities"]
        ),
        "verification_status": record["verification_status"],
        "rating": record["rating"]["id"] if record["rating"] else "",
        "published_at": record["published_at"],
        "url": record["url"],
        "page": str(source["page"] or ""),
        "page_url": f"{SITE}/claims/{record['id']}/",
        "rating_label": record["rating"]["label"] if record["rating"] else "",
        "summary": assessment.get("summary", ""),
        "explanation": assessment.get("explanation", ""),
        "checked_on": assessment.get("checked_on", ""),
        "source_publisher": source["document"]["publisher"] or "",
        "source_url": source["document"]["url"] or "",
    }


def claim_reviews(client: Client, records: Records) -> Records:
    """By id of the claim; those of the feed, which are also those at each claim's own address."""
    feed = json.loads(client.get("/api/v1/claimreview/").getvalue())
    reviews = {}
    for element in feed["dataFeedElement"]:
        review = element["item"]
        name = review["url"].split("/")[-2]
        assert client.get(f"/api/v1/claims/{name}/claimreview/").json() == review
        assert in_the_page(client, name) == [review]
        assert element["dateCreated"] == review["datePublished"]
        assert element["dateModified"] == review["dateModified"]
        reviews[name] = review
    checked = {name for name, record in records.items() if record["rating"]}
    assert reviews.keys() == checked
    assert len(checked) >= 12
    assert in_the_page(client, next(name for name in records if name not in checked)) == []
    for name in checked:
        review_agrees(reviews[name], records[name])
    (corrected,) = (review for review in reviews.values() if "correction" in review)
    assert corrected["correction"][0]["text"] == "Påståendet var fel återgivet."
    assert corrected["dateModified"] > corrected["datePublished"]
    return reviews


def in_the_page(client: Client, name: str) -> list[Json]:
    """The JSON-LD in the head of a claim's page."""
    page = client.get(f"/claims/{name}/").content.decode()
    head = page.partition("</head>")[0]
    scripts = head.split('<script type="application/ld+json">')[1:]
    return [json.loads(script.partition("</script>")[0]) for script in scripts]


def review_agrees(review: Json, record: Json) -> None:
    assert review["url"] == f"{SITE}/claims/{record['id']}/"
    short = review["claimReviewed"]
    assert len(short) <= 75
    if record["headline"]:
        assert short == record["headline"]
    else:
        assert record["statement"].startswith(short.removesuffix("…"))
        assert short.endswith("…") == (len(record["statement"]) > 75)
    assert review["itemReviewed"]["text"] == record["statement"]
    assert review["dateModified"] == record["published_at"]
    assert review["author"] == {"@type": "Organization", "name": "Faktabasen", "url": f"{SITE}/"}
    rating, given = review["reviewRating"], record["rating"]
    assert rating["alternateName"] == given["label"]
    assert rating["ratingExplanation"] == record["assessment"]["summary"]
    numbers = {"ratingValue": "value", "bestRating": "best", "worstRating": "worst"}
    for theirs, ours in numbers.items():
        assert rating.get(theirs) == (None if given["value"] is None else given[ours])
    claim = review["itemReviewed"]
    voices = [record["speaker"], *record["cosigners"]]
    known = [voice["name"] for voice in voices if voice["kind"] != "unknown"]
    authors = claim.get("author", [])
    authors = authors if isinstance(authors, list) else [authors]
    assert [author["name"] for author in authors] == known
    certain = len(record["date"]["edtf"]) == len("2016-04-14")
    assert claim.get("datePublished") == (record["date"]["edtf"] if certain else None)
    work = claim.get("firstAppearance") or claim["appearance"]
    document = record["source"]["document"]
    assert work["name"] == document["title"]
    assert work.get("url") == document["url"]
    assert work.get("publisher", {}).get("name") == document["publisher"]


def fact_checks(client: Client, records: Records, reviews: Records) -> None:
    """Google's form, to its last page."""
    token, names = "", []
    while True:
        asked = {"reviewPublisherSiteFilter": "127.0.0.1", "pageSize": "5", "pageToken": token}
        page = client.get("/v1alpha1/claims:search", asked).json()
        for claim in page["claims"]:
            (review,) = claim["claimReview"]
            name = review["url"].split("/")[-2]
            record, theirs = records[name], reviews[name]
            names.append(name)
            assert claim["text"] == record["statement"]
            unknown = record["speaker"]["kind"] == "unknown"
            assert claim.get("claimant") == (None if unknown else record["speaker"]["name"])
            day = theirs["itemReviewed"].get("datePublished")
            assert claim.get("claimDate") == (f"{day}T00:00:00Z" if day else None)
            assert review["url"] == theirs["url"]
            assert review["title"] == record["statement"]
            assert review["textualRating"] == record["rating"]["label"]
            assert review["reviewDate"] == f"{theirs['dateCreated']}T00:00:00Z"
            assert theirs["dateCreated"] == record["assessment"]["checked_on"] == "2026-11-22"
            assert review["publisher"]["name"] == theirs["author"]["name"]
        token = page.get("nextPageToken", "")
        if not token:
            break
    assert sorted(names) == sorted(reviews)


def annotations(client: Client, records: Records) -> None:
    """Of every document, to the last page of each."""
    documents = client.get("/api/v1/documents/?page_size=200").json()["results"]
    seen = []
    for document in documents:
        collection = client.get(f"/api/v1/documents/{document['id']}/annotations/").json()
        assert collection["label"] == document["title"]
        page, count = collection["first"], 0
        while True:
            for item in page["items"]:
                name = item["id"].split("/")[-2]
                annotation_agrees(item, records[name])
                assert records[name]["source"]["document"]["id"] == document["id"]
                seen.append(name)
            count += len(page["items"])
            if "next" not in page:
                break
            page = client.get(page["next"].removeprefix(SITE)).json()
        assert collection["total"] == count
    assert sorted(seen) == sorted(records)


def annotation_agrees(item: Json, record: Json) -> None:
    source = record["source"]
    target = item["target"]
    quote, position = target["selector"]
    assert quote == {
        "type": "TextQuoteSelector",
        "exact": record["quote"],
        "prefix": source["prefix"],
        "suffix": source["suffix"],
    }
    assert position == {
        "type": "TextPositionSelector",
        "start": source["start"],
        "end": source["end"],
    }
    assert position["end"] - position["start"] == len(quote["exact"])
    assert target["source"]["id"] == f"{SITE}/documents/{source['document']['id']}/"
    assert target["source"]["schema:version"] == source["revision"]
    assert target["source"]["schema:sha256"] == source["sha256"]
    assert target["source"].get("via") == source["document"]["url"]
    assert item["id"] == f"{record['url']}#annotation"
    assert item["modified"] == record["published_at"]
    said: dict[str, list[str]] = {}
    for body in item["body"]:
        said.setdefault(body["purpose"], []).append(body.get("value") or body["source"]["id"])
    assert said.pop("describing") == [record["statement"]]
    assert said.pop("tagging", []) == record["topics"]
    assert said.pop("assessing", []) == ([record["rating"]["label"]] if record["rating"] else [])
    assert said.pop("linking") == [f"{SITE}/claims/{record['id']}/"]
    assert not said


def feed_entries(client: Client, records: Records) -> None:
    root = ElementTree.fromstring(client.get("/feeds/claims.atom").content)  # noqa: S314  # ours
    seen = []
    for entry in root.iter(f"{ATOM}entry"):
        link = entry.find(f"{ATOM}link")
        assert link is not None
        name = link.attrib["href"].split("/")[-2]
        record = records[name]
        seen.append(name)
        assert link.attrib["href"] == f"{SITE}/claims/{name}/"
        assert entry.findtext(f"{ATOM}id", "").endswith(f":claims/{name}")
        assert entry.findtext(f"{ATOM}title") == (record["headline"] or record["statement"])
        topics = [category.attrib["term"] for category in entry.iter(f"{ATOM}category")]
        assert topics == record["topics"]
        summary = entry.findtext(f"{ATOM}summary", "")
        assert f"<blockquote>{escape(record['quote'])}</blockquote>" in summary
        assert escape(record["speaker"]["name"]) in summary
        for part in (
            (record["rating"] or {}).get("label"),
            (record["assessment"] or {}).get("summary"),
        ):
            assert part is None or escape(part) in summary
        changed = datetime.fromisoformat(entry.findtext(f"{ATOM}updated", ""))
        published = datetime.fromisoformat(record["published_at"])
        # A minor change, of which there is one, does not move an entry.
        assert changed == published or published == LATER + timedelta(hours=1)
    assert sorted(seen) == sorted(records)
