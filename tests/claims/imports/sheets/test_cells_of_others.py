"""Cells that say the same as what is kept, however another program writes them."""

import unicodedata
from typing import Any

import pytest
from django.test import Client

from claims.models import Claim, SpeakerMerge
from claims.vocabulary import import_states
from corpus.history.events import event_model
from corpus.models import Document
from tests.claims.admin.admin_forms import change_url, editor, same_claim
from tests.claims.imports.sheets.sheet_files import csv_file, make_world, row
from tests.claims.imports.sheets.test_import_claims import looked_at, outcomes, reasons, stored
from tests.factories import QUOTE, TEXT, make_document, make_revision, make_topic
from tests.merges import make_merge
from tests.promises import settle

pytestmark = pytest.mark.django_db


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize(
    "speaker",
    [
        decomposed("Åsa Öberg"),
        "Åsa\u00a0Öberg",
        "\ufeffÅsa Öberg\u200b",
        "Åsa Ö\u00adberg",
        "Åsa Öberg (M)",
        "Åsa Öberg (Moderaterna)",
        "åsa  öberg (moderaterna)",
    ],
)
def test_a_speaker_is_known(speaker: str) -> None:
    assert outcomes(looked_at(csv_file(row(make_world(), speaker=speaker)))) == ["create"]


def test_topics_and_kinds_are_known() -> None:
    cells = {"topics": decomposed("familjehem\u200b"), "kind": "j\u00e4mfo\u0308relse\ufeff"}
    found = stored(csv_file(row(make_world(), **cells)))
    assert outcomes(found) == ["create"]
    claim = Claim.objects.get()
    assert ([topic.pk for topic in claim.topics.all()], claim.kind) == (
        ["familjehem"],
        "comparison",
    )


def test_a_topic_whose_name_has_commas_is_one_topic() -> None:
    make_topic(id="skola", name_sv="Skola", name_en="School")
    make_topic(id="stod", name_sv="Skola, vård och omsorg", name_en="Welfare")
    claim = row(make_world(), topics="skola, vård och omsorg")
    (found,) = looked_at(csv_file(claim)).rows.all()
    assert found.target["topics"] == ["stod"]


@pytest.mark.parametrize("column", ["statement", "headline", "attribution", "worthiness_reason"])
@pytest.mark.parametrize(
    "garbled", ["för Ã¤ldre", "Ã–ar", "â€“ ja", "5\u00c2\u00a0procent", "p\ufffd \ufffdn"]
)
def test_letters_that_were_lost_on_the_way_are_not_kept(column: str, garbled: str) -> None:
    found = looked_at(csv_file(row(make_world(), **{column: garbled})))
    assert reasons(found) == [["text_garbled"]]


def test_letters_that_only_look_odd_are_kept() -> None:
    odd = "São Paulo, Âge, “â”, ANDREÃO"
    assert outcomes(looked_at(csv_file(row(make_world(), statement=odd)))) == ["create"]


def test_an_id_that_was_merged_leads_to_the_one_that_stays() -> None:
    from claims.changing.merging import approve_merge
    from tests.factories import AT, make_user

    merge = make_merge()
    approve_merge(merge, by=make_user(), at=AT)
    settle()
    old = SpeakerMerge.objects.get().merged_id_was
    found = looked_at(csv_file(row(make_world(), speaker_id=old, speaker="")))
    assert outcomes(found) == ["create"]
    assert found.rows.get().target["speaker"] == merge.kept_id


@pytest.mark.parametrize("nothing", ["NA", "N/A", "#N/A", "nan", "NaN", "NULL", "None", "<NA>"])
def test_what_statistics_programs_write_for_nothing(nothing: str) -> None:
    texts = ("attribution", "date_evidence", "worthiness_reason", "headline", "role", "topics")
    world = make_world()
    stored(csv_file(row(world, attribution="Enligt rubriken.") | {"quantities": ""}))
    cells = dict.fromkeys(texts, nothing) | {"span_start": nothing, "quantities": nothing}
    found = looked_at(csv_file(row(world, **cells)))
    assert outcomes(found) == ["same"]
    assert Claim.objects.get().attribution == "Enligt rubriken."
    found = looked_at(csv_file(row(world, statement=nothing)))
    assert reasons(found) == [["cell_missing"]]


def test_places_as_pandas_writes_them() -> None:
    start = TEXT.index(QUOTE)
    cells = {"span_start": f"{start}.0", "span_end": f"{start + len(QUOTE)}.0"}
    world = make_world()
    assert outcomes(looked_at(csv_file(row(world, **cells)))) == ["create"]
    assert outcomes(looked_at(csv_file(row(world, occurrence="1.0")))) == ["create"]


def test_a_place_alone_gives_its_quote() -> None:
    start = TEXT.index(QUOTE)
    cells: dict[str, Any] = {"span_start": start, "span_end": start + len(QUOTE), "quote": ""}
    world = make_world()
    found = stored(csv_file(row(world, **cells)))
    assert found.counts["create"] == 1
    assert Claim.objects.get().quote == QUOTE
    outside = looked_at(csv_file(row(world, quote="", span_start=1, span_end=9999)))
    assert reasons(outside) == [["position_outside"]]


def test_a_place_that_could_be_counted_otherwise_is_asked_about() -> None:
    make_world()
    revision = make_revision("😀😀 Det kostar 5 kronor.")
    found = looked_at(csv_file(row(revision.document, quote="", span_start=4, span_end=6)))
    assert outcomes(found) == [import_states.SUGGESTED]
    suggestion = found.rows.get().suggestion
    assert suggestion
    assert suggestion["quote"] == "et"


def world_at(url: str, **more: Any) -> Document:
    document = make_document(url=url, **more)
    make_revision(document=document)
    return document


@pytest.mark.parametrize(
    "named",
    [
        "https://granby.example/debatt/07#kapitel-ett",
        "http://granby.example/debatt/07/",
        "https://www.granby.example/debatt/07",
        "Debatten om vägarna",
    ],
)
def test_a_document_by_what_it_is_nearly_called(named: str) -> None:
    make_world()
    document = world_at("https://granby.example/debatt/07", title="Debatten om vägarna")
    content = csv_file(row(document) | {"document": named})
    assert outcomes(looked_at(content)) == ["create"]
    world_at("https://granby.example/debatt/07?a", title="Debatten om vägarna")
    world_at("https://granby.example/debatt/07#b", title="Debatten om vägarna")
    assert reasons(looked_at(content)) == [["document_ambiguous"]]


def test_all_choices_are_told() -> None:
    from claims.imports.messages import sentence

    found = looked_at(csv_file(row(make_world(), kind="påstående")))
    (refused,) = found.rows.get().reasons
    assert "…" not in sentence(refused)
    assert refused["details"]["known"].endswith("other")


def test_saving_untouched_changes_nothing(client: Client) -> None:
    """A browser sends CRLF from a text of two lines, and some keyboards letters in two parts."""
    world = make_world()
    content = csv_file(row(world, statement="Första raden.\nAndra radön."))
    stored(content)
    claim = Claim.objects.get()
    editor(client)
    sent = decomposed(claim.statement).replace("\n", "\r\n")
    before = event_model(Claim).objects.count()
    client.post(change_url("claim", claim.pk), same_claim(claim, statement=sent))
    claim.refresh_from_db()
    assert claim.statement == "Första raden.\nAndra radön."
    assert event_model(Claim).objects.count() == before
    assert outcomes(looked_at(content)) == ["same"]
