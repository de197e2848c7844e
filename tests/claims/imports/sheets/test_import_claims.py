"""From a spreadsheet to claims: what is made, changed, left alone and refused."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils import translation

from claims.admin.imports.preview import shown_rows
from claims.exports.drafts import DRAFTS, drafts_csv
from claims.imports.messages import SENTENCES, sentence
from claims.imports.sheets import verbs, written
from claims.models import Claim, ClaimImport
from claims.publication.publishing import publish
from claims.vocabulary import import_states
from claims.vocabulary.spreadsheet_cells import EXCEL_SV
from tests.claims.imports.sheets.sheet_files import csv_file, make_world, row
from tests.factories import (
    AT,
    QUOTE,
    make_claim,
    make_quantity,
    make_revision,
    make_speaker,
    make_user,
)
from tests.promises import ask
from tests.published import make_checked

pytestmark = pytest.mark.django_db


def looked_at(content: bytes, name: str = "claims.csv", **more: Any) -> ClaimImport:
    user = more.pop("by", None) or make_user(role="researcher")
    key = verbs.receive(name, content, by=user, at=AT, **more).pk
    verbs.analyse(key)
    return ClaimImport.objects.get(pk=key)


def stored(content: bytes, name: str = "claims.csv", **more: Any) -> ClaimImport:
    found = looked_at(content, name, **more)
    assert found.state == import_states.READY, found.reason
    verbs.confirm(found.pk, by=found.created_by, at=AT)
    verbs.store(found.pk, at=AT)
    found.refresh_from_db()
    return found


def reasons(found: ClaimImport) -> list[list[str]]:
    return [[each["code"] for each in r.reasons] for r in found.rows.order_by("number")]


def outcomes(found: ClaimImport) -> list[str]:
    return [r.outcome for r in found.rows.order_by("number")]


def test_a_row_becomes_a_claim() -> None:
    document = make_world()
    found = stored(
        csv_file(
            row(
                document,
                role="oppositionsborgarråd, Stockholms stad",
                topics="Familjehem",
                quantities="640 miljoner kronor = 640000000 SEK",
                worthiness="högt",
                worthiness_reason="Stor summa.",
                date="14 april 2023",
            )
        )
    )
    assert found.counts == {"create": 1, "change": 0, "same": 0, "suggested": 0, "refuse": 0}
    claim = Claim.objects.get()
    assert found.rows.get().claim == claim
    assert claim.quote == QUOTE
    assert claim.revision.text[claim.start : claim.end] == QUOTE
    assert str(claim.role) == "oppositionsborgarråd, Stockholms stad (M)"
    assert [topic.pk for topic in claim.topics.all()] == ["familjehem"]
    assert [(q.text, int(q.value), q.unit) for q in claim.quantities.all()] == [
        ("640 miljoner kronor", 640_000_000, "SEK")
    ]
    assert (claim.worthiness, claim.worthiness_reason) == ("high", "Stor summa.")
    assert (claim.date_edtf, str(claim.date_earliest)) == ("2023-04-14", "2023-04-14")
    assert (claim.status, claim.created_by) == ("unverified", found.created_by)


def test_history_says_who_imported_and_how() -> None:
    found = stored(csv_file(row(make_world())))
    ((metadata,),) = ask(
        "SELECT metadata FROM pghistory_context WHERE id IN"
        " (SELECT pgh_context_id FROM claims_claimevent)"
    )
    assert '"verb": "import"' in str(metadata).replace("'", '"')
    assert str(found.created_by_id) in str(metadata)


def test_nothing_is_stored_before_it_is_confirmed() -> None:
    found = looked_at(csv_file(row(make_world())))
    assert outcomes(found) == ["create"]
    assert not Claim.objects.exists()


def test_the_same_file_twice_changes_nothing() -> None:
    content = csv_file(
        row(make_world(), topics="familjehem", quantities="640 miljoner kronor = 640000000 SEK")
    )
    stored(content)
    again = stored(content)
    assert outcomes(again) == ["same"]
    assert Claim.objects.count() == 1
    assert ask("SELECT count(*) FROM claims_claimevent") == [(1,)]


def test_white_space_may_differ_and_nothing_else() -> None:
    document = make_world()
    spaced = QUOTE.replace(" ", "\n  ")
    other = QUOTE.replace("640", "604")
    capitals = QUOTE.capitalize()
    found = looked_at(
        csv_file(
            row(document, quote=spaced),
            row(document, quote=other),
            row(document, quote=capitals, statement="Annat."),
        )
    )
    assert outcomes(found) == ["create", "refuse", "suggested"]
    first, _second, third = found.rows.order_by("number")
    assert first.target["quote"] == QUOTE
    assert reasons(found)[1:] == [["quote_not_found"], ["quote_similar"]]
    assert third.suggestion is not None
    assert third.suggestion["quote"] == QUOTE


def test_a_suggestion_is_stored_only_when_a_person_has_confirmed_it() -> None:
    document = make_world()
    found = stored(csv_file(row(document, quote=QUOTE.upper())))
    assert not Claim.objects.exists()
    found = looked_at(csv_file(row(document, quote=QUOTE.upper())))
    (suggested,) = found.rows.all()
    assert suggested.suggestion is not None
    mended = suggested.cells | {"quote": suggested.suggestion["quote"]}
    assert verbs.amend(suggested, mended, by=found.created_by).outcome == import_states.CREATE
    verbs.confirm(found.pk, by=found.created_by, at=AT)
    verbs.store(found.pk, at=AT)
    assert Claim.objects.get().quote == QUOTE


def test_a_mended_cell_that_the_database_can_not_keep_is_kept_with_question_marks() -> None:
    found = looked_at(csv_file(row(make_world(), topics="månen")))
    (refused,) = found.rows.all()
    mended = refused.cells | {"topics": "må\x00nen \ud800"}
    verbs.amend(refused, mended, by=found.created_by)
    refused.refresh_from_db()
    assert refused.cells["topics"] == "må␀nen ?"
    assert reasons(found) == [["topic_unknown"]]


def test_everything_that_speaks_against_a_row_is_said() -> None:
    document = make_world()
    found = looked_at(
        csv_file(
            row(
                document,
                speaker="Ingen Alls",
                kind="skvaller",
                date="04/05/2016",
                topics="månen",
                quantities="640 = massor",
            )
        )
    )
    assert set(reasons(found)[0]) == {
        *("speaker_unknown", "value_unknown", "date_of_two_readings", "topic_unknown"),
        "quantity_form",
    }
    assert outcomes(found) == ["refuse"]


def test_good_rows_are_stored_and_refused_ones_come_back_to_be_mended() -> None:
    document = make_world()
    found = stored(csv_file(row(document), row(document, speaker="Ingen", statement="=SUM(A1)")))
    assert outcomes(found) == ["create", "refuse"]
    sheet = written.refused(found)
    assert sheet.name == "claims-refused.csv"
    assert "'=SUM(A1)" in sheet.content.decode()
    # Mended in a text editor, sent again: the reason is ignored.
    mended = sheet.content.decode().replace("Ingen,", "Åsa Öberg,").encode()
    again = stored(mended, "claims-refused.csv")
    assert outcomes(again) == ["create"]
    assert set(Claim.objects.values_list("statement", flat=True)) == {
        "=SUM(A1)",
        row(document)["statement"],
    }


def test_rows_with_an_id_change_their_claim_field_by_field() -> None:
    make_world()
    claim = make_claim()
    make_quantity(claim, qualifier="about")
    found = looked_at(
        csv_file({"id": claim.public_id, "statement": "Ny klartext.", "date": "2023", "role": ""})
    )
    (changing,) = found.rows.all()
    assert changing.changes == {
        "statement": [claim.statement, "Ny klartext."],
        "date_edtf": ["2023~", "2023"],
    }
    verbs.confirm(found.pk, by=found.created_by, at=AT)
    verbs.store(found.pk, at=AT)
    claim.refresh_from_db()
    assert (claim.statement, claim.date_edtf) == ("Ny klartext.", "2023")
    assert claim.quantities.get().qualifier == "about"


def test_an_approved_claim_that_an_import_changes_waits_for_somebody_else() -> None:
    make_world()
    claim = make_checked()
    found = stored(csv_file({"id": claim.public_id, "statement": "Det var 900 miljoner."}))
    claim.refresh_from_db()
    assert (claim.status, claim.statement) == ("in_review", "Det var 900 miljoner.")
    assert claim.approvals.latest("pk").submitted_by == found.created_by
    other = make_checked(statement="Annat.", rating=claim.assessment.rating)  # type: ignore[union-attr]
    stored(csv_file({"id": other.public_id, "worthiness": "low"}))
    other.refresh_from_db()
    assert (other.status, other.worthiness) == ("checked", "low")


def test_a_dash_empties_and_an_empty_cell_leaves_alone() -> None:
    claim = make_claim(worthiness_reason="Viktigt.", date_evidence="Sagt så.")
    stored(csv_file({"id": claim.public_id, "worthiness_reason": "-", "date_evidence": ""}))
    claim.refresh_from_db()
    assert (claim.worthiness_reason, claim.date_evidence) == ("", "Sagt så.")


def test_a_headline_is_read_previewed_changed_and_emptied() -> None:
    stored(csv_file(row(make_world(), Rubrik="Placeringar för\n640 miljoner")))
    claim = Claim.objects.get()
    assert claim.headline == "Placeringar för 640 miljoner"
    change = csv_file({"id": claim.public_id, "headline": "640 miljoner"})
    found = looked_at(change)
    assert found.rows.get().changes == {
        "headline": ["Placeringar för 640 miljoner", "640 miljoner"]
    }
    with translation.override("sv"):
        (shown,) = shown_rows(found.rows.all(), {})
    assert [change.field for change in shown.changes] == ["rubrik"]
    stored(change)
    claim.refresh_from_db()
    assert claim.headline == "640 miljoner"
    stored(csv_file({"id": claim.public_id, "headline": "-"}))
    claim.refresh_from_db()
    assert claim.headline == ""


def test_a_headline_that_is_too_long_is_refused() -> None:
    found = looked_at(csv_file(row(make_world(), headline="x" * 76)))
    assert reasons(found) == [["headline_too_long"]]
    with translation.override("sv"):
        said = sentence(found.rows.get().reasons[0])
    assert said == "rubrik: Rubriken har 76 tecken och får ha 75."


def test_the_desks_own_csv_goes_round() -> None:
    claim = make_claim(headline="Placeringar för 640 miljoner", attribution="Byline.")
    make_quantity(claim)
    content = b"".join(drafts_csv(DRAFTS, Claim.objects.all(), EXCEL_SV))
    assert outcomes(looked_at(content)) == ["same"]
    changed = content.decode().replace("Placeringar för 640", "Över 640").encode()
    assert looked_at(changed).rows.get().changes == {
        "headline": ["Placeringar för 640 miljoner", "Över 640 miljoner"]
    }


def test_a_published_claim_that_is_changed_is_an_unpublished_edit() -> None:
    claim = make_claim()
    publish([claim], by=make_user(), at=AT)
    stored(csv_file({"id": claim.public_id, "statement": "Ny klartext."}))
    claim.refresh_from_db()
    assert claim.statement == "Ny klartext."
    assert claim.versions.count() == 1
    assert claim.versions.get().record["claim"]["statement"] != "Ny klartext."


def test_what_somebody_changed_since_the_preview_is_not_overwritten() -> None:
    claim, other = make_claim(), make_claim()
    found = looked_at(
        csv_file(
            {"id": claim.public_id, "statement": "Från filen."},
            {"id": other.public_id, "statement": "Också från filen."},
        )
    )
    Claim.objects.filter(pk=claim.pk).update(statement="Från en redaktör.")
    verbs.confirm(found.pk, by=found.created_by, at=AT)
    verbs.store(found.pk, at=AT)
    claim.refresh_from_db()
    other.refresh_from_db()
    assert (claim.statement, other.statement) == ("Från en redaktör.", "Också från filen.")
    found.refresh_from_db()
    assert sorted(reasons(found)) == [[], ["claim_changed_meanwhile"]]
    assert found.counts["refuse"] == 1


def test_rows_that_say_the_same_count_once() -> None:
    document = make_world()
    found = stored(csv_file(row(document), row(document)))
    assert outcomes(found) == ["create", "refuse"]
    assert reasons(found)[1] == ["row_repeats"]


def test_a_quote_that_stands_twice_needs_its_occurrence() -> None:
    make_speaker()
    document = make_revision("Ja. Det kostar mer. Nej. Det kostar mer.\n").document
    ask_which = row(document, quote="Det kostar mer")
    found = looked_at(csv_file(ask_which, ask_which | {"occurrence": "2"}))
    assert reasons(found) == [["quote_ambiguous"], []]
    assert found.rows.get(outcome="create").target["start"] == 25


def test_both_dialects_and_swedish_headers() -> None:
    document = make_world()
    content = (
        "\ufeffDokument;Citat;Klartext;Talare;Typ;Datum;Sifferuppgifter\r\n"
        f"{document.file_name};{QUOTE};Klartexten.;Åsa Öberg (M);Antal eller belopp;våren 2023;"
        "640 miljoner kronor = 640 000 000,5 SEK\r\n"
    ).encode()
    found = stored(content, "påståenden.csv")
    assert outcomes(found) == ["create"], reasons(found)
    assert found.delimiter == ";"
    claim = Claim.objects.get()
    assert (claim.date_edtf, claim.kind) == ("2023-21", "quantity")
    assert str(claim.quantities.get().value) == "640000000.500000"


def test_only_who_may_write_claims_may_import() -> None:
    with pytest.raises(PermissionDenied):
        looked_at(csv_file(row(make_world())), by=make_user(role=""))


def test_the_database_s_refusal_undoes_everything_and_is_said() -> None:
    document = make_world()
    found = looked_at(csv_file(row(document), row(document, statement="Annat.")))
    spoiled = found.rows.order_by("number").last()
    assert spoiled is not None
    spoiled.target["quote"] = "Något annat"
    spoiled.save()
    verbs.confirm(found.pk, by=found.created_by, at=AT)
    with pytest.raises(verbs.ImportNotStored):
        verbs.store(found.pk, at=AT)
    found.refresh_from_db()
    assert not Claim.objects.exists()
    assert found.state == import_states.READY
    assert "claim_quote_in_source" in sentence(found.reason)


def test_every_reason_has_its_sentence() -> None:
    """And no sentence is left over: every code stands in the code that gives reasons."""
    paths = Path(settings.BASE_DIR, "claims", "imports").rglob("*.py")
    code = "\n".join(path.read_text() for path in paths if path.name != "messages.py")
    given = set(
        re.findall(
            r"(?:reason|FileRefused|NotAnchored|BadValue|_Unusable|DateRefused|_give_back|refuse)"
            r'\(\s*(?:key, )?"([a-z0-9_]+)"',
            code,
        )
    )
    assert len(given) > 40
    assert given - set(SENTENCES) == set()
    assert {each for each in SENTENCES if f'"{each}"' not in code} == set()


def test_who_confirms_twice_stores_once() -> None:
    found = stored(csv_file(row(make_world())))
    with pytest.raises(import_states.NotNow):
        verbs.store(found.pk, at=AT)
    with pytest.raises(import_states.NotNow):
        verbs.confirm(found.pk, by=found.created_by, at=AT)
    assert Claim.objects.count() == 1
