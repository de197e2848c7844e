"""One plain function for each thing a test needs. Whatever is not said is filled in, in Swedish."""

import itertools
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, TypeVar

from django.contrib.auth.models import Group, User
from django.db import connection, transaction
from django.db.models import Max

from claims.models import (
    Assessment,
    Claim,
    ClaimantContact,
    ClaimApproval,
    ClaimImport,
    ClaimRelation,
    ClaimVersion,
    CorrectionRequest,
    DraftExport,
    Evidence,
    ExternalCheck,
    ExternalCheckMatch,
    ImportedWithdrawal,
    ImportRow,
    Party,
    Quantity,
    Rating,
    RatingScale,
    ReviewsFile,
    Role,
    Speaker,
    Topic,
    Voice,
)
from corpus.anchoring import anchor
from corpus.models import Document, Page, Publisher, Revision, Section, SourceDraft
from corpus.normalisation import NORMALISATION_VERSION, normalise

# The verification statuses that a second person has approved.
APPROVED = {"checked", "not_checkable"}

AT = datetime(2024, 3, 1, 12, tzinfo=UTC)
QUOTE = "kostade placeringarna 640 miljoner kronor"
TEXT = (
    "Dyra placeringar\n\nFörra året kostade placeringarna 640 miljoner kronor, säger Åsa Öberg."
    " År 2019 var det 24 miljarder i hela landet 😀. Vi behöver fler familjehem.\n"
)

_numbers = itertools.count(1)


def make_user(username: str = "", role: str = "editor", **overrides: Any) -> User:
    """An account with the role's rights; `role=""` for one without any."""
    user = User.objects.create_user(username or f"redaktör-{next(_numbers)}", **overrides)
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


def make_publisher(**overrides: Any) -> Publisher:
    return Publisher.objects.create(**{"name": f"Tidningen {next(_numbers)}"} | overrides)


def make_document(**overrides: Any) -> Document:
    number = next(_numbers)
    values = {
        "key": f"dokument-{number}",
        "file_name": f"{number:03}.txt",
        "title": "Dyra placeringar",
        "kind": Document.Kind.ARTICLE,
        "date_edtf": "2023~",
        "date_evidence": "Texten säger “förra året” om 2022.",
    }
    return Document.objects.create(**values | overrides)


def make_revision(text: str = TEXT, **overrides: Any) -> Revision:
    """The document's next revision; of a new document where none is given."""
    normalised = normalise(text.encode())
    document = overrides.pop("document", None) or make_document()
    last: int = document.revisions.aggregate(last=Max("number"))["last"] or 0
    values = {
        "number": last + 1,
        "text": normalised.text,
        "length": len(normalised.text),
        "text_sha256": normalised.text_sha256,
        "original": normalised.original,
        "original_sha256": normalised.original_sha256,
        "normalisation_version": NORMALISATION_VERSION,
        "created_at": AT,
        "created_by": None,
    }
    return Revision.objects.create(document=document, **values | overrides)


def make_page(revision: Revision | None = None, **overrides: Any) -> Page:
    """The whole of a text that was stored with one page, unless something else is said."""
    if revision is None:
        revision = make_revision(extractor="pdf", extractor_version="1", page_stretches=1)
    values = {"number": 1, "start": 0, "end": revision.length}
    return Page.objects.create(revision=revision, **values | overrides)


def make_source_draft(**overrides: Any) -> SourceDraft:
    values = {"file_name": "rapport.pdf", "content": b"%PDF-1.4", "created_at": AT}
    values |= {"created_by": overrides.get("created_by") or make_user()}
    return SourceDraft.objects.create(**values | overrides)


def make_section(revision: Revision | None = None, **overrides: Any) -> Section:
    """The whole of the revision, unless `start` and `end` are given."""
    revision = revision or make_revision()
    values = {
        "number": revision.sections.count() + 1,
        "title": "Dyra placeringar",
        "start": 0,
        "end": revision.length,
    }
    values |= overrides
    return Section.objects.create(revision=revision, **{"heading_end": values["start"]} | values)


def make_speaker(name: str = "Åsa Öberg", **overrides: Any) -> Speaker:
    values: dict[str, Any] = {"kind": Speaker.Kind.PERSON, "party": "M"}
    values |= overrides
    Party.objects.ensure([values["party"]])
    return Speaker.objects.create(name=name, **values)


def make_role(speaker: Speaker | None = None, **overrides: Any) -> Role:
    values = {
        "title": "oppositionsborgarråd",
        "organisation": "Stockholms stad",
        "party": "M",
        "period_edtf": "2022/..",
    }
    values |= overrides
    Party.objects.ensure([values["party"]])
    return Role.objects.create(speaker=speaker or make_speaker(), **values)


def make_topic(id: str = "familjehem", **overrides: Any) -> Topic:  # noqa: A002  # the model's word
    values = {"name_sv": id.capitalize(), "name_en": f"{id} in English"}
    return Topic.objects.create(id=id, **values | overrides)


SCALE = (
    ("true", "Sant", "True", 5),
    ("mostly_true", "Till stor del sant", "Mostly true", 4),
    ("half_true", "Delvis sant", "Half true", 3),
    ("mostly_false", "Till stor del falskt", "Mostly false", 2),
    ("false", "Falskt", "False", 1),
    ("missing_context", "Saknar sammanhang", "Missing context", None),
    ("unproven", "Obelagt", "Unproven", None),
)


def make_scale_and_ratings(version: int = 1) -> dict[str, Rating]:
    """A scale of seven verdicts, which are returned by their ids."""
    scale = RatingScale.objects.create(version=version, name="Omdömen", best=5, worst=1)
    return {
        slug: Rating.objects.create(
            scale=scale,
            slug=slug,
            label_sv=swedish,
            label_en=english,
            definition_sv=f"{swedish}: så här menar vi.",
            definition_en=f"{english}: what we mean by it.",
            value=value,
            position=position,
        )
        for position, (slug, swedish, english, value) in enumerate(SCALE, start=1)
    }


def make_assessment(*, approved: bool = False, **overrides: Any) -> Assessment:
    """A draft; with `approved`, one that a second person has approved."""
    values: dict[str, Any] = {
        "summary": "Stadens bokslut visar 612 miljoner.",
        "explanation": "Bokslutet för 2022 tar upp 612 miljoner kronor, alltså något mindre.",
    }
    if approved:
        values |= {"submitted_at": AT, "approved_at": AT}
        values |= {"submitted_by": make_user(), "approved_by": make_user()}
    values |= overrides
    author = values.pop("author", None) or values.get("submitted_by") or make_user()
    return Assessment.objects.create(author=author, **values)


def approve_content(*claims: Claim, at: datetime | None = None) -> None:
    """What the claims say now is what the two accounts of their check have approved, with it or
    later, `at`.
    """
    for claim in claims:
        assessment = claim.assessment
        assert assessment
        assessment.refresh_from_db()
        assert assessment.submitted_by
        assert assessment.submitted_at
        assert assessment.approved_at
        ClaimApproval.objects.submit(
            [claim.pk], by=assessment.submitted_by, at=assessment.submitted_at
        )
        ClaimApproval.objects.filter(claim=claim, approved_at=None).newest().update(
            approved_at=at or assessment.approved_at, approved_by=assessment.approved_by
        )
        Claim.objects.filter(pk=claim.pk).update(status=claim.status)


@contextmanager
def taken_back(assessment: Assessment) -> Iterator[None]:
    """An approved assessment as it was before that; in the end it is approved again."""
    kept = {
        field.attname: getattr(assessment, field.attname)
        for field in Assessment._meta.concrete_fields
        if field.attname.startswith(("submitted_", "approved_", "sent_back_"))
    }
    sent_back = {
        "sent_back_at": kept["approved_at"],
        "sent_back_by_id": kept["approved_by_id"],
        "sent_back_reason": "Fler källor.",
    }
    same = Assessment.objects.filter(pk=assessment.pk)
    with transaction.atomic():
        if assessment.approved_at:
            same.update(**dict.fromkeys(kept) | sent_back)
        yield
        same.update(**kept)
        if assessment.approved_at:
            approve_content(*assessment.claims.filter(status__in=APPROVED))


def make_evidence(assessment: Assessment | None = None, **overrides: Any) -> Evidence:
    """Of an approved assessment too, as if it had been there when that was approved."""
    assessment = assessment or make_assessment()
    values = {
        "position": assessment.evidence.count() + 1,
        "url": "https://stockholm.example/bokslut-2022",
        "title": "Bokslut 2022",
        "publisher": "Stockholms stad",
        "published_on": "2023-03",
        "stance": Evidence.Stance.CONTRADICTS,
        "primary": True,
        "summary": "Placeringar på institution kostade 612 miljoner kronor under 2022.",
    }
    with taken_back(assessment):
        return Evidence.objects.create(assessment=assessment, **values | overrides)


def make_claim(*, occurrence: int | None = None, **overrides: Any) -> Claim:
    """The span is where `quote` stands in the revision's text, unless `start` and `end` are given.

    `topics` are those of the claim, besides the model's own fields.
    """
    topics = overrides.pop("topics", [])
    revision: Revision = overrides.pop("revision", None) or make_revision()
    quote: str = overrides.pop("quote", QUOTE)
    if not overrides.keys() & {"start", "end"}:
        overrides["start"], overrides["end"] = anchor(revision.text, quote, occurrence)
    values: dict[str, Any] = {
        "statement": "Placeringarna kostade Stockholms stad 640 miljoner kronor [2022].",
        "kind": Claim.Kind.QUANTITY,
        "date_edtf": "2023~",
        "date_evidence": "Som dokumentets.",
        "created_at": AT,
    }
    values |= overrides
    values.setdefault("created_by", None)
    values["created_by"] = values["created_by"] or make_user()
    values["speaker"] = values.get("speaker") or make_speaker()
    with transaction.atomic():
        claim = Claim.objects.create(revision=revision, quote=quote, **values)
        claim.topics.set(topics)
        if claim.status in APPROVED and claim.assessment and claim.assessment.approved_at:
            approve_content(claim)
    return claim


def make_voice(claim: Claim | None = None, **overrides: Any) -> Voice:
    values: dict[str, Any] = {"capacity": Voice.Capacity.COSIGNER}
    values |= overrides
    values["speaker"] = values.get("speaker") or make_speaker("Örjan Älv", party="S")
    return _part(Voice(claim=claim or make_claim(), **values))


def make_quantity(claim: Claim | None = None, **overrides: Any) -> Quantity:
    values = {"text": "640 miljoner kronor", "value": 640_000_000, "unit": "SEK", "period": "2022"}
    return _part(Quantity(claim=claim or make_claim(), **values | overrides))


Part = TypeVar("Part", Voice, Quantity)


def _part(part: Part) -> Part:
    """Of an approved claim too, as if it had been there when that was approved."""
    part.save()
    if part.claim.status in APPROVED:
        approve_content(part.claim)
    return part


def make_relation(**overrides: Any) -> ClaimRelation:
    values = {"kind": ClaimRelation.Kind.REPEATS} | overrides
    claims = {name: values.pop(name, None) or make_claim() for name in ("claim", "other")}
    return ClaimRelation.objects.create(**claims, **values)


def make_correction_request(claim: Claim | None = None, **overrides: Any) -> CorrectionRequest:
    """An open one; about a claim that need not have been published."""
    values: dict[str, Any] = {
        "version": 1,
        "message": "Det var 604 miljoner, inte 640.",
        "email": "lasare@example.org",
        "received_at": AT,
        "sender": "f" * 64,
    }
    return CorrectionRequest.objects.create(claim=claim or make_claim(), **values | overrides)


def make_contact(claim: Claim | None = None, **overrides: Any) -> ClaimantContact:
    claim = claim or make_claim()
    values: dict[str, Any] = {
        "kind": ClaimantContact.Kind.ASKED,
        "happened_on": AT.date(),
        "note": "Frågat om källan per e-post.",
        "noted_at": AT,
        "noted_by": claim.created_by,
    }
    return ClaimantContact.objects.create(claim=claim, **values | overrides)


def make_version(claim: Claim | None = None, **overrides: Any) -> ClaimVersion:
    """The claim's next version as a bare row; `publishing.publish` makes real ones."""
    claim = claim or make_claim()
    last: int = claim.versions.aggregate(last=Max("number"))["last"] or 0
    newest: int = ClaimVersion.objects.aggregate(last=Max("publication"))["last"] or 0
    values: dict[str, Any] = {
        "number": last + 1,
        "publication": newest + 1,
        "kind": ClaimVersion.Kind.MINOR if last else ClaimVersion.Kind.FIRST,
        "revision": claim.revision,
        "status": claim.status,
        "record": {"statement": claim.statement},
        "published_at": AT,
    }
    values |= overrides
    values["published_by"] = values.get("published_by") or claim.created_by
    if values["status"] in APPROVED:
        _carry(claim, values["record"])
    return ClaimVersion.objects.create(claim=claim, **values)


def _carry(claim: Claim, record: dict[str, Any]) -> None:
    """An approval of what a record says, as a data package brings it along."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT content::text, claims_fingerprint(content)"
            " FROM claims_content(%s::jsonb->'claim') AS content",
            [json.dumps(record)],
        )
        content, fingerprint = cursor.fetchone()
    ClaimApproval.objects.create(
        claim=claim,
        content=json.loads(content),
        fingerprint=fingerprint,
        submitted_at=AT,
        submitted_by=make_user(),
        approved_at=AT,
        approved_by=make_user(),
        carried=True,
    )
    if claim.status in APPROVED:
        approve_content(claim)


def make_draft_export(**overrides: Any) -> DraftExport:
    values: dict[str, Any] = {
        "exported_at": AT,
        "filters": {"status__exact": ["unverified"]},
        "selection": [],
        "dialect": "rfc4180",
        "columns": ["id", "statement"],
        "rows": 1,
    }
    values |= overrides
    values["exported_by"] = values.get("exported_by") or make_user()
    return DraftExport.objects.create(**values)


def make_external_check(**overrides: Any) -> ExternalCheck:
    values: dict[str, Any] = {
        "url": f"https://annan.example/granskning/{next(_numbers)}",
        "publisher": "Annan redaktion",
        "claim_reviewed": "Placeringarna kostade 640 miljoner kronor.",
        "rating": "Mest falskt",
        "raw": "{}",
        "created_at": AT,
    }
    values |= overrides
    values["created_by"] = values.get("created_by") or make_user()
    return ExternalCheck.objects.create(**values)


def make_external_match(**overrides: Any) -> ExternalCheckMatch:
    """A suggestion, which nobody has decided about."""
    values: dict[str, Any] = {"score": 0.8} | overrides
    values["check_by_other"] = values.get("check_by_other") or make_external_check()
    values["claim"] = values.get("claim") or make_claim()
    return ExternalCheckMatch.objects.create(**values)


def make_reviews_file(**overrides: Any) -> ReviewsFile:
    """Of checks by others, in Windows-1252."""
    values = {"file_name": "granskningar.json", "content": b'{"\xe5": 1}', "created_at": AT}
    values |= overrides
    values["created_by"] = values.get("created_by") or make_user()
    return ReviewsFile.objects.create(**values)


def make_import(**overrides: Any) -> ClaimImport:
    values: dict[str, Any] = {
        "file_name": "claims.csv",
        "content": b"id\r\n",
        "sha256": "f" * 64,
        "created_at": AT,
    }
    values |= overrides
    values["created_by"] = values.get("created_by") or make_user()
    return ClaimImport.objects.create(**values)


def make_import_row(**overrides: Any) -> ImportRow:
    values: dict[str, Any] = {"number": 2, "cells": {}, "outcome": "refuse"} | overrides
    values["claim_import"] = values.get("claim_import") or make_import()
    return ImportRow.objects.create(**values)


def make_imported_withdrawal(**overrides: Any) -> ImportedWithdrawal:
    values: dict[str, Any] = {
        "trace": {
            "withdrawn": {"at": "2024-03-01T12:00:00.000000Z", "reason": "Fel person."},
            "versions": [
                {
                    "publication": number,
                    "version": number,
                    "kind": kind,
                    "note": note,
                    "published_at": "2024-03-01T12:00:00.000000Z",
                }
                for number, kind, note in ((1, "first", None), (2, "withdrawal", "Fel person."))
            ],
            "answers": [],
        },
        "imported_at": AT,
    }
    values |= overrides
    values["imported_by"] = values.get("imported_by") or make_user()
    return ImportedWithdrawal.objects.create(**values)
