"""A claim is made by pasting its quote."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Claim
from corpus.anchoring import occurrences
from tests.claims.admin.admin_forms import ADD, change_url, editor, new_claim, rows, same_claim
from tests.factories import (
    QUOTE,
    TEXT,
    make_claim,
    make_document,
    make_revision,
    make_section,
    make_speaker,
)

pytestmark = pytest.mark.django_db


def paste(client: Client, text: str, quote: str, **more: Any) -> Any:
    """Post a new claim on a document with this text."""
    revision = make_revision(text)
    return post(client, new_claim(revision.document, quote, make_speaker(), **more))


def post(client: Client, form: dict[str, Any]) -> Any:
    return editor(client).post(reverse(ADD), form)


def errors(response: Any) -> dict[str, list[str]]:
    assert response.status_code == 200
    found: dict[str, list[str]] = response.context["adminform"].form.errors
    return found


def test_pasted_quote_is_found(client: Client) -> None:
    response = paste(client, TEXT, QUOTE)
    assert response.status_code == 302
    claim = Claim.objects.get()
    assert claim.quote == QUOTE == TEXT[claim.start : claim.end]
    assert claim.created_by.is_superuser
    assert str(claim.date_earliest) == "2023-01-01"
    assert claim.section is None


def test_newest_revision_is_the_one_searched(client: Client) -> None:
    old = make_revision("Förr stod här något annat.")
    new = make_revision("Nu står här 12 procent.", document=old.document)
    response = post(client, new_claim(old.document, "12 procent", make_speaker()))
    assert response.status_code == 302
    assert Claim.objects.get().revision == new


def test_offsets_count_code_points_after_an_emoji(client: Client) -> None:
    text = "😀👩‍👩‍👧 Å\u0308 blev 24 miljarder.\n"
    paste(client, text, "24 miljarder")
    claim = Claim.objects.get()
    assert claim.revision.text[claim.start : claim.end] == "24 miljarder"
    assert claim.start == claim.revision.text.index("24")


def test_quote_over_several_lines_as_a_browser_posts_it(client: Client) -> None:
    paste(client, "Rubrik\nFörsta raden\nandra raden\n", "Rubrik\r\nFörsta raden")
    assert Claim.objects.get().quote == "Rubrik\nFörsta raden"


def test_spaces_around_the_quote_are_kept(client: Client) -> None:
    paste(client, "ett  två  tre", " två ")
    assert (Claim.objects.get().quote, Claim.objects.get().start) == (" två ", 4)


def test_decomposed_letters_are_recognised(client: Client) -> None:
    paste(client, "Här är Åsa Öberg.", "A\u030asa O\u0308berg")
    assert Claim.objects.get().quote == "Åsa Öberg"


def test_section_is_set_from_the_span(client: Client) -> None:
    revision = make_revision("Ett inlägg.\nNästa inlägg om 12 procent.\n")
    make_section(revision, number=1, start=0, end=12)
    second = make_section(revision, number=2, title="Nästa", start=12, end=40)
    post(client, new_claim(revision.document, "12 procent", make_speaker()))
    assert Claim.objects.get().section == second


def test_several_places_are_offered_in_context(client: Client) -> None:
    text = "Först 12 procent i Lund.\nSedan 12 procent i Umeå.\n"
    response = paste(client, text, "12 procent", statement="Skrivet, och kvar.")
    assert list(errors(response)) == ["place"]
    assert not Claim.objects.exists()
    page = response.content.decode()
    assert "Skrivet, och kvar." in page
    assert "Först <mark>12 procent</mark> i Lund." in page
    assert "Sedan <mark>12 procent</mark> i Umeå." in page
    second = list(occurrences(text, "12 procent"))[1]
    assert page.count('type="radio" name="place"') == 2

    document = response.context["adminform"].form.cleaned_data["document"]
    form = new_claim(document, "12 procent", make_speaker(), place=second.start)
    assert client.post(reverse(ADD), form).status_code == 302
    assert Claim.objects.get().span == second


def test_place_of_another_quote_does_not_count(client: Client) -> None:
    response = paste(client, "ja nej ja nej", "nej", place=0)
    assert list(errors(response)) == ["place"]


def test_too_many_places_ask_for_a_longer_quote(client: Client) -> None:
    response = paste(client, "och " * 40, "och")
    assert "40" in errors(response)["quote"][0]
    assert 'type="radio" name="place"' not in response.content.decode()


def test_quote_that_is_not_there(client: Client) -> None:
    response = paste(client, TEXT, "kostade placeringarna 650 miljoner")
    [sentence] = errors(response)["quote"]
    # It says how far the quote goes along with the source, and how the source goes on.
    assert "kostade placeringarna 6" in sentence
    assert "40 miljoner kronor" in sentence
    assert not Claim.objects.exists()
    assert "kostade placeringarna 650 miljoner" in response.content.decode()


@pytest.mark.parametrize(
    ("text", "pasted", "meant"),
    [
        ("Det kostade 640\u00a0miljoner kronor.", "640 miljoner", "640\u00a0miljoner"),
        ("Hon sade ”nej tack” sedan.", 'sade "nej tack"', "sade ”nej tack”"),
        ("Åren 2019–2021 steg det.", "2019-2021", "2019–2021"),
        ("Ett exem\u00adpel på skillnad.", "exempel på", "exem\u00adpel på"),
    ],
)
def test_quote_typed_differently_is_only_suggested(
    client: Client, text: str, pasted: str, meant: str
) -> None:
    revision = make_revision(text)
    speaker = make_speaker()
    response = post(client, new_claim(revision.document, pasted, speaker))
    assert list(errors(response)) == ["place"]
    assert not Claim.objects.exists()
    form = new_claim(revision.document, pasted, speaker, place=text.index(meant))
    assert client.post(reverse(ADD), form).status_code == 302
    assert Claim.objects.get().quote == meant


def test_document_without_text(client: Client) -> None:
    response = post(client, new_claim(make_document(), "ett citat", make_speaker()))
    assert list(errors(response)) == ["document"]


def test_empty_quote(client: Client) -> None:
    assert list(errors(paste(client, TEXT, ""))) == ["quote"]


def test_changed_quote_is_found_on_the_claims_own_revision(client: Client) -> None:
    claim = make_claim()
    make_revision("En nyare text utan citatet.", document=claim.revision.document)
    response = editor(client).post(
        change_url("claim", claim.pk), same_claim(claim, quote="640 miljoner kronor")
    )
    assert response.status_code == 302
    changed = Claim.objects.get()
    assert changed.revision == claim.revision
    assert changed.quote == "640 miljoner kronor"
    assert TEXT[changed.start : changed.end] == "640 miljoner kronor"


def test_unchanged_quote_keeps_its_place_among_several(client: Client) -> None:
    claim = make_claim(revision=make_revision("ja nej ja nej ja"), quote="ja", occurrence=2)
    response = editor(client).post(
        change_url("claim", claim.pk), same_claim(claim, statement="Ändrad mening.")
    )
    assert response.status_code == 302
    changed = Claim.objects.get()
    assert (changed.statement, changed.start) == ("Ändrad mening.", 7)


def test_another_of_several_places_can_be_chosen(client: Client) -> None:
    claim = make_claim(revision=make_revision("ja nej ja nej ja"), quote="ja", occurrence=2)
    url = change_url("claim", claim.pk)
    page = editor(client).get(url).content.decode()
    assert page.count('type="radio" name="place"') == 3
    client.post(url, same_claim(claim, place=14))
    assert Claim.objects.get().start == 14


def test_page_shows_the_quote_in_its_surroundings(client: Client) -> None:
    claim = make_claim()
    page = editor(client).get(change_url("claim", claim.pk)).content.decode()
    assert f"Förra året <mark>{QUOTE}</mark>, säger Åsa Öberg." in page
    assert reverse("admin:corpus_revision_change", args=[claim.revision_id]) in page
    assert f"{claim.start}–{claim.end}" in page


def test_markup_in_a_source_stays_text(client: Client) -> None:
    claim = make_claim(revision=make_revision("<script>x</script> & mer"), quote="x</script>")
    page = editor(client).get(change_url("claim", claim.pk)).content.decode()
    assert "&lt;script&gt;<mark>x&lt;/script&gt;</mark> &amp; mer" in page


def test_next_claim_of_the_same_text_is_prepared(client: Client) -> None:
    response = paste(client, TEXT, QUOTE, _addanother="1", date_evidence="Texten säger så.")
    claim = Claim.objects.get()
    form = client.get(response["Location"]).context["adminform"].form
    assert form["document"].value() == str(claim.revision.document_id)
    assert form["speaker"].value() == str(claim.speaker_id)
    assert form["date_edtf"].value() == "omkring 2023"
    assert form["date_evidence"].value() == "Texten säger så."
    assert not form["quote"].value()


def test_same_quote_twice_is_saved_and_said(client: Client) -> None:
    first = make_claim()
    form = new_claim(first.revision.document, QUOTE, first.speaker)
    response = editor(client).post(reverse(ADD), form, follow=True)
    assert Claim.objects.count() == 2
    assert change_url("claim", first.pk) in "".join(map(str, response.context["messages"]))


def test_quantities_are_saved_with_the_claim(client: Client) -> None:
    quantity = {"text": "640 miljoner kronor", "value": "640 000 000", "unit": "sek"}
    row = quantity | {"value_max": "", "qualifier": "exact", "period": "2022"}
    response = paste(client, TEXT, QUOTE, **rows("quantities", row, row | {"text": "640"}))
    assert response.status_code == 302
    first, second = Claim.objects.get().quantities.order_by("position")
    assert (int(first.value), first.unit, first.position) == (640_000_000, "SEK", 1)
    assert (second.text, second.position) == ("640", 2)
