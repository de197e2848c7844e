"""A claim's page: everything that its record says, in words, in both languages."""

import json
from datetime import timedelta

import pytest
from django.test import Client

from claims.models import Claim, CorrectionRequest, PublicClaim, PublicReference
from claims.publication import corrections
from tests.factcheck.site.pages import see
from tests.factories import (
    AT,
    QUOTE,
    make_assessment,
    make_claim,
    make_document,
    make_evidence,
    make_publisher,
    make_quantity,
    make_revision,
    make_role,
    make_scale_and_ratings,
    make_section,
    make_speaker,
    make_topic,
    make_user,
    make_voice,
)
from tests.published import SITE, make_checked, make_published, publish

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
STATEMENT = "Placeringarna kostade Stockholms stad 640 miljoner kronor [2022]."


@pytest.fixture
def checked() -> Claim:
    """A claim that has everything that a claim can have."""
    document = make_document(
        title="Dyra placeringar, säger M",
        publisher=make_publisher(name="Mitt i"),
        url="https://mitti.example/1",
    )
    revision = make_revision(document=document)
    speaker = make_speaker("Åsa Öberg", wikidata_id="Q42")
    claim = make_checked(
        make_scale_and_ratings()["half_true"],
        revision=revision,
        section=make_section(revision, title="Placeringar"),
        speaker=speaker,
        role=make_role(speaker),
        topics=[make_topic("familjehem")],
    )
    make_quantity(claim)
    make_voice(claim)
    make_voice(claim, capacity="cited_authority", speaker=make_speaker("SKR", kind="organisation"))
    make_voice(claim, capacity="reported_by", speaker=make_speaker("Aftonbladet", party=""))
    publish(claim)
    return claim


def test_in_swedish(client: Client, checked: Claim) -> None:
    page = see(client, f"/claims/{checked.public_id}/")
    assert page.attributes("html") == [{"lang": "sv"}]
    assert page.texts("title") == [f"{STATEMENT} – Faktabasen"]
    assert page.texts("h1", lang="sv") == [STATEMENT]
    assert page.exact("mark") == [QUOTE]
    (context,) = page.exact("blockquote")
    assert context == (f"Dyra placeringar\n\nFörra året {QUOTE}, säger Åsa Öberg. År 2019 var\xa0…")
    assert page.texts("h2") == [
        "Omdöme: Delvis sant",
        "Orden i sin källa",
        "Vad granskningen visade",
        "Belägg",
        "Tal i påståendet",
        "Vem, när och var",
        "Versioner",
        "Dela och citera",
        "Är något fel?",
    ]
    for words in (
        "Påstående · Antal eller belopp · Familjehem",
        "Åsa Öberg (M), oppositionsborgarråd, Stockholms stad Omkring 2023",
        "Stadens bokslut visar 612 miljoner.",
        "Vad ”Delvis sant” betyder: Delvis sant: så här menar vi.",
        "Status: Granskat, 1 mars 2024. Påståendet är granskat, och ytterligare en person har",
        "Dyra placeringar, säger M · Placeringar · Mitt i",
        "Bokslutet för 2022 tar upp 612 miljoner kronor, alltså något mindre.",
        "Motsäger påståendet · förstahandskälla Bokslut 2022 Placeringar på institution",
        "kostade 612 miljoner kronor under 2022. Stockholms stad, mars 2023 · stockholm.example",
        "Ger sammanhang till påståendet Så minns en tjänsteman",
        "datum saknas · stockholm.example · arkiverad kopia",
        "Tillsammans med Örjan Älv (S)",
        "Åberopar SKR (M)",
        "Återgivet av Aftonbladet",
        "Omkring 2023 Som dokumentets.",
        f"Revision 1, tecken {checked.start} till {checked.end}",
        f"SHA-256 {checked.revision.text_sha256}",
        f"Id {checked.public_id}",
        "Version 1, 1 mars 2024: Första publiceringen (visas här)",
    ):
        assert words in page.text
    assert page.texts("tr")[1:] == ["640 miljoner kronor 640 000 000 kronor 2022"]
    for target in (
        f"/speakers/{checked.speaker.public_id}/",
        f"/documents/{checked.revision.document.public_id}/",
        "https://mitti.example/1",
        "https://stockholm.example/bokslut-2022",
        "https://archive.example/1",
        f"/claims/{checked.public_id}/corrections/",
        f"{SITE}/api/v1/claims/{checked.public_id}/",
        f"{SITE}/api/v1/claims/{checked.public_id}/claimreview/",
        f"/en/claims/{checked.public_id}/",
    ):
        assert page.attributes("a", href=target), target


def test_in_english_what_the_desk_wrote_stays_swedish_and_says_so(
    client: Client, checked: Claim
) -> None:
    page = see(client, f"/en/claims/{checked.public_id}/")
    assert page.attributes("html") == [{"lang": "en"}]
    assert page.texts("h1", lang="sv") == [STATEMENT]
    assert page.texts("h2")[0] == "Verdict: Half true"
    assert "In the desk's own word: Delvis sant" in page.text
    assert "What “Half true” means: Half true: what we mean by it." in page.text
    assert "Claim · Quantity · familjehem in English" in page.text
    assert "Around 2023" in page.text
    assert "640,000,000 SEK" in page.text
    assert "Contradicts the claim · primary source" in page.text
    assert "Stadens bokslut visar 612 miljoner." in page.texts("p", lang="sv")
    assert page.attributes("blockquote") == [{"class": "context", "lang": "sv"}]
    assert page.attributes("a", href=f"/en/speakers/{checked.speaker.public_id}/")
    assert page.attributes("a", href=f"/en/claims/{checked.public_id}/corrections/")
    assert page.attributes("a", href=f"/claims/{checked.public_id}/", hreflang="sv")


@pytest.mark.parametrize("language", ["", "/en"])
def test_head(client: Client, checked: Claim, language: str) -> None:
    path = f"/claims/{checked.public_id}/"
    page = see(client, language + path)
    assert page.links("canonical") == [f"{SITE}{language}{path}"]
    alternates = {
        link["hreflang"]: link["href"]
        for link in page.attributes("link", rel="alternate")
        if "hreflang" in link
    }
    assert alternates == {
        "sv": f"{SITE}{path}",
        "x-default": f"{SITE}{path}",
        "en": f"{SITE}/en{path}",
    }
    (record,) = page.attributes("link", type="application/json")
    assert record["href"] == f"{SITE}/api/v1{path}"
    assert page.meta("og:url") == f"{SITE}{language}{path}"
    assert page.meta("og:title") == STATEMENT
    assert page.meta("og:site_name") == "Faktabasen"
    label = "Half true" if language else "Delvis sant"
    assert page.meta("og:description") == f"{label}. Stadens bokslut visar 612 miljoner."
    assert page.meta("robots") == ""
    (review,) = page.json_ld
    assert review == client.get(f"/api/v1{path}claimreview/").json()
    assert review["itemReviewed"]["author"][0]["sameAs"] == "https://www.wikidata.org/wiki/Q42"


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("unverified", "Status: Inte granskat"),
        ("in_progress", "Status: Granskas"),
        ("in_review", "Status: Under prövning"),
    ],
)
def test_without_a_verdict(client: Client, status: str, words: str) -> None:
    rating = make_scale_and_ratings()["false"]
    claim = make_published(status=status, assessment=make_assessment(rating=rating))
    page = see(client, f"/claims/{claim.public_id}/")
    assert page.texts("h2")[0] == words
    assert page.scripts == []
    for secret in ("Falskt", "612"):
        assert secret not in page.html


def test_not_checkable_says_what_was_tried_and_no_more(client: Client) -> None:
    assessment = make_assessment(approved=True, summary="Vi sökte i två register.")
    make_evidence(assessment, title="Registret")
    claim = make_published(status="not_checkable", assessment=assessment)
    page = see(client, f"/claims/{claim.public_id}/")
    assert page.texts("h2")[0] == "Status: Går inte att granska för närvarande"
    assert "Vi sökte i två register." in page.text
    assert "Registret" not in page.html
    assert page.scripts == []


def test_a_verdict_on_an_older_scale_has_no_definition(client: Client, checked: Claim) -> None:
    """The same word may be defined otherwise now."""
    reference = PublicReference.objects.get(kind="rating", id="half_true")
    record = json.loads(reference.body) | {"scale_version": 2, "label_en": "Somewhat true"}
    reference.body = json.dumps(record)
    reference.save()
    page = see(client, f"/en/claims/{checked.public_id}/")
    assert page.texts("h2")[0] == "Verdict: Delvis sant"
    assert "means:" not in page.text


def test_versions_corrections_and_answers(client: Client, checked: Claim) -> None:
    checked.statement += " Nu rätt."
    checked.save()
    publish(checked, at=AT + DAY, kind="correction", note="Fel år.\nNu rätt.")
    checked.statement = f"= {checked.statement}"
    checked.save()
    (version,) = publish(checked, at=AT + 2 * DAY, kind="minor")
    editor = make_user(is_superuser=True)
    for number, outcome in enumerate(("accepted", "declined", "")):
        request = corrections.receive(
            version,
            message="Hemligt brev",
            name="Namn",
            email="a@b.example",
            address="::1",
            at=AT + 3 * DAY,
        )
        if outcome:
            at = AT + (4 + number) * DAY
            text = f"Svar {number}."
            corrections.answer(request, by=editor, at=at, outcome=outcome, text=text)
    page = see(client, f"/claims/{checked.public_id}/")
    (changed,) = page.texts("section", class_="changed")
    assert changed == (
        f"Rättat 2 mars 2024: Fel år. Nu rätt. Påstående före {STATEMENT}"
        " Jämför med vad som stod förut"
    )
    assert page.texts("ol", class_="versions") == [
        (
            "Version 3, 3 mars 2024: Mindre ändring (visas här)"
            " Version 2, 2 mars 2024: Rättelse Fel år. Nu rätt."
            " Version 1, 1 mars 2024: Första publiceringen"
        )
    ]
    assert page.texts("ul", class_="answers") == [
        (
            "Avslagen. Inkom 4 mars 2024, besvarades 6 mars 2024: Svar 1."
            " Godtagen. Inkom 4 mars 2024, besvarades 5 mars 2024: Svar 0."
        )
    ]
    assert "Hemligt" not in page.html
    assert "a@b.example" not in page.html
    assert CorrectionRequest.objects.count() == 3
    for number in (1, 2):
        assert page.attributes("a", href=f"/claims/{checked.public_id}/versions/{number}/")


HOSTILE = "</script><script>alert('1')</script><!-- & \u2028 \u2029 <b>\"fet\"</b>"


def test_markup_in_the_texts_is_text(client: Client) -> None:
    revision = make_revision(f"Före\n{HOSTILE}\nEfter")
    assessment = make_assessment(
        approved=True,
        rating=make_scale_and_ratings()["false"],
        summary=HOSTILE,
        explanation=HOSTILE,
    )
    for _source in range(2):
        make_evidence(assessment, title=HOSTILE, summary=HOSTILE, publisher=HOSTILE)
    speaker = make_speaker(HOSTILE)
    claim = make_published(
        statement=HOSTILE,
        quote=HOSTILE,
        revision=revision,
        speaker=speaker,
        date_evidence=HOSTILE,
        status="checked",
        assessment=assessment,
    )
    page = see(client, f"/claims/{claim.public_id}/")
    assert page.exact("mark") == [HOSTILE]
    assert page.texts("h1") == [" ".join(HOSTILE.split())]
    assert page.meta("og:title") == HOSTILE
    assert [attributes for tag, attributes in page.elements if tag == "script"] == [
        {"type": "application/ld+json"}
    ]
    for character in "<>&\u2028\u2029":
        assert character not in page.scripts[0]
    assert page.json_ld[0]["claimReviewed"] == HOSTILE
    for path in (
        f"/speakers/{speaker.public_id}/",
        f"/documents/{revision.document.public_id}/",
        "/claims/",
        "/checks/",
        "/",
    ):
        listed = see(client, path)
        assert listed.texts("h3", lang="sv") == [" ".join(HOSTILE.split())]
        assert listed.attributes("script") == []


def test_records_that_todays_rules_would_refuse(client: Client) -> None:
    """No link leads to a script, and a code without words is shown as it is."""
    claim = make_checked()
    publish(claim)
    row = PublicClaim.objects.get(id=claim.public_id)
    record = json.loads(row.body) | {"kind": "rumour"}
    record["source"]["document"]["url"] = "vbscript:x"
    record["assessment"]["evidence"][0] |= {"url": "javascript:alert(1)", "archive_url": "data:,x"}
    row.body = json.dumps(record)
    row.save()
    page = see(client, f"/claims/{claim.public_id}/")
    assert page.texts("h3")[0] == "Bokslut 2022"
    targets = {link["href"].partition(":")[0] for link in page.attributes("a")}
    assert not targets & {"javascript", "data", "vbscript"}
    assert "Påstående · rumour" in page.text


def test_ratings_off_the_scale_have_no_number(client: Client) -> None:
    claim = make_checked(make_scale_and_ratings()["missing_context"])
    publish(claim)
    page = see(client, f"/claims/{claim.public_id}/")
    assert page.texts("h2")[0] == "Omdöme: Saknar sammanhang"
    assert "på en skala" not in page.text


def test_a_claim_without_extras(client: Client) -> None:
    claim = make_claim(date_evidence="")
    publish(claim)
    page = see(client, f"/claims/{claim.public_id}/")
    assert page.texts("h2") == [
        "Status: Inte granskat",
        "Orden i sin källa",
        "Vem, när och var",
        "Versioner",
        "Dela och citera",
        "Är något fel?",
    ]
    assert page.meta("og:description") == "Inte granskat. Åsa Öberg, omkring 2023."
