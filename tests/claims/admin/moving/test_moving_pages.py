"""“Move claims”, the comparison of two texts, and where the desk is told of them."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Claim, ClaimVersion, LeftBehind
from corpus.anchoring import anchor
from corpus.models import Document, Revision, SourceDraft
from tests.claims.admin.admin_forms import editor, in_english
from tests.claims.moving.revised import CHANGED, MOVED, NEW, OLD, make_revised, newest
from tests.factories import AT, QUOTE, make_claim, make_quantity, make_revision, make_user
from tests.published import make_checked, publish

pytestmark = pytest.mark.django_db


def page(document: Document) -> str:
    return reverse("moving:document", args=[document.public_id])


def decide(client: Client, document: Document, claim: Claim, **said: str) -> Any:
    text = newest(document)
    seen = f"{claim.revision_id}:{claim.start}-{claim.end}:{text.pk}"
    form = {"_decide": "1", "claim": claim.pk, "seen": seen} | said
    return client.post(page(document), form, follow=True)


def revision_of(claim: Claim) -> int:
    return Claim.objects.get(pk=claim.pk).revision.number


def test_the_page_counts_and_shows_old_beside_new(client: Client) -> None:
    document, _claims = make_revised()
    shown = in_english(editor(client)).get(page(document))
    said = shown.content.decode()
    assert [(each.key, each.number) for each in shown.context["counts"]] == [
        ("stands", 1),
        ("elsewhere", 1),
        ("says_else", 1),
        ("is_gone", 1),
    ]
    assert "<mark>24 miljarder i hela landet</mark>" in said
    assert "<mark>25 miljarder i hela landet</mark>" in said
    assert "the number: “24” before, “25” now" in said


def test_all_that_stands_moves_at_one_click(client: Client) -> None:
    document, claims = make_revised()
    done = editor(client).post(page(document), {"_move_all": "1"}, follow=True)
    assert done.status_code == 200
    assert revision_of(claims["unchanged"]) == 2
    assert revision_of(claims["moved"]) == 1


def test_a_place_is_taken_when_somebody_says_so(client: Client) -> None:
    document, claims = make_revised()
    place = anchor(NEW, MOVED)
    decide(editor(client), document, claims["moved"], place=f"{place.start}-{place.end}")
    moved = Claim.objects.get(pk=claims["moved"].pk)
    assert (moved.revision.number, moved.span) == (2, place)


def test_other_words_are_told_with_the_numbers_that_went(client: Client) -> None:
    document, claims = make_revised()
    make_quantity(claims["changed"], text="24 miljarder", value=24_000_000_000)
    place = anchor(NEW, "25 miljarder i hela landet")
    done = decide(
        in_english(editor(client)), document, claims["changed"], place=f"{place[0]}-{place[1]}"
    )
    told = " ".join(map(str, done.context["messages"]))
    assert "“24 miljarder”" in told
    assert Claim.objects.get(pk=claims["changed"].pk).quote == "25 miljarder i hela landet"


def test_words_can_be_typed_as_browsers_send_them(client: Client) -> None:
    document, claims = make_revised()
    decide(editor(client), document, claims["gone"], place="typed", words=" Va\u030ad \r\n")
    assert revision_of(claims["gone"]) == 1
    words = "Nämnden sammanträder åter i maj".replace("å", "a\u030a")
    decide(editor(client), document, claims["gone"], place="typed", words=words)
    assert Claim.objects.get(pk=claims["gone"].pk).quote == "Nämnden sammanträder åter i maj"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"place": ""}, "Say first which place"),
        ({"place": "x-1"}, "Say first which place"),
        ({"place": "1"}, "Say first which place"),
        ({"place": "9999999-99999999"}, "no words"),
        ({"place": "typed", "words": ""}, "Paste the words"),
        ({"place": "typed", "words": "det som inte finns"}, "do not stand"),
        ({"place": "typed", "words": "de"}, "times"),
        ({"place": "leave", "reason": " "}, "Say why"),
        ({"place": "1-5", "seen": "1:2-3:4"}, "look at it again"),
    ],
    ids=[
        "nothing",
        "letters",
        "half",
        "outside",
        "empty",
        "not there",
        "often",
        "no reason",
        "old",
    ],
)
def test_what_can_not_be_done_is_said_and_what_was_typed_is_kept(
    client: Client, said: dict[str, str], why: str
) -> None:
    document, claims = make_revised()
    shown = decide(in_english(editor(client)), document, claims["gone"], **said)
    assert shown.status_code == 200
    (other,) = (each for each in shown.context["others"] if each.claim.pk == claims["gone"].pk)
    assert why in other.complaint
    assert other.said["place"] == said["place"]
    assert revision_of(claims["gone"]) == 1


def test_nobody_can_name_a_claim_of_another_source(client: Client) -> None:
    document, _claims = make_revised()
    other = make_claim()
    assert decide(editor(client), document, other, place="1-5").status_code == 404
    form = {"_decide": "1", "claim": "x", "place": "1-5"}
    assert client.post(page(document), form).status_code == 404


def test_what_stays_is_listed_with_its_reason(client: Client) -> None:
    document, claims = make_revised()
    shown = decide(
        editor(client), document, claims["gone"], place="leave", reason="Löftet är struket."
    )
    assert LeftBehind.objects.get().reason == "Löftet är struket."
    assert "Löftet är struket." in shown.content.decode()
    assert len(shown.context["others"]) == 2


def test_published_claims_that_moved_are_published_together(client: Client) -> None:
    old = make_revision(OLD)
    first = make_checked(revision=old, quote=QUOTE)
    second = make_claim(revision=old, quote="Det bor 980 000 människor i staden")
    publish(first, second)
    make_revision(NEW, document=old.document)
    editor(client).post(page(old.document), {"_move_all": "1"})
    shown = client.get(page(old.document))
    assert {claim.pk for claim in shown.context["moved"]} == {first.pk, second.pk}
    shown = client.post(page(old.document), {"_publish_moved": "1"}, follow=True)
    assert shown.context["moved"] == []
    versions = ClaimVersion.objects.filter(kind="moved").order_by("publication")
    assert [version.revision.number for version in versions] == [2, 2]
    numbers = [version.publication for version in versions]
    assert numbers[1] == numbers[0] + 1
    assert all("text 2" in version.note for version in versions)


def test_rights(client: Client) -> None:
    document, claims = make_revised()
    client.force_login(make_user(role="", is_staff=True))
    assert client.get(page(document)).status_code == 403
    client.force_login(make_user(role="researcher", is_staff=True))
    assert client.get(page(document)).status_code == 200
    client.post(page(document), {"_move_all": "1"})
    assert revision_of(claims["unchanged"]) == 2
    assert client.post(page(document), {"_publish_moved": "1"}).status_code == 403


def test_publishing_from_an_old_text_warns_and_says_what_the_new_one_says(client: Client) -> None:
    _document, claims = make_revised()
    url = reverse("admin:claims_claim_ask", args=[claims["changed"].pk, "publish"])
    said = in_english(editor(client)).get(url).content.decode()
    assert "This claim stands on text 1, and its source has a text 2." in said
    assert "25 miljarder i hela landet" in said
    assert not claims["changed"].versions.exists()
    standing = reverse("admin:claims_claim_change", args=[claims["changed"].pk])
    assert "It stands on text 1; there is a text 2." in client.get(standing).content.decode()


def test_publishing_what_only_moved_is_proposed_as_that(client: Client) -> None:
    claim = make_checked(revision=make_revision(OLD), quote=QUOTE)
    publish(claim)
    make_revision(NEW, document=claim.revision.document)
    editor(client).post(page(claim.revision.document), {"_move_all": "1"})
    url = reverse("admin:claims_claim_ask", args=[claim.pk, "publish"])
    shown = client.get(url)
    said = shown.context["said"].kind
    assert said == "moved"
    client.post(url, {"publish": "yes", "kind": said, "seen": shown.context["seen"]})
    assert list(claim.versions.order_by("number").values_list("kind", flat=True))[1:] == ["moved"]


def test_what_says_something_else_is_not_proposed_as_moved(client: Client) -> None:
    claim = make_checked(revision=make_revision(OLD), quote=QUOTE)
    publish(claim)
    Claim.objects.filter(pk=claim.pk).update(statement="Det var så det sades.")
    url = reverse("admin:claims_claim_ask", args=[claim.pk, "publish"])
    assert "moved" not in [value for value, *_ in editor(client).get(url).context["shown"].kinds]


def test_the_review_says_that_the_claim_stands_on_an_old_text(client: Client) -> None:
    old = make_revision(OLD)
    claim = make_checked(revision=old, quote=CHANGED)
    make_revision(NEW, document=old.document)
    url = reverse("admin:claims_claim_review", args=[claim.pk])
    said = in_english(editor(client)).get(url).content.decode()
    assert "This claim stands on text 1, and its source has a text 2." in said
    assert "25 miljarder i hela landet" in said


def test_the_dashboard_lists_sources_with_claims_to_move(client: Client) -> None:
    document, _claims = make_revised()
    shown = editor(client).get(reverse("admin:index"))
    (section,) = (each for each in shown.context["board"].sections if each.key == "move")
    assert section.number == 4
    assert [row.url for row in section.rows] == [page(document)]
    assert client.get(section.url).context["cl"].result_count == 4


def test_a_draft_says_before_it_is_taken_what_becomes_of_the_claims(client: Client) -> None:
    old = make_revision(OLD)
    for quote in (QUOTE, CHANGED):
        make_claim(revision=old, quote=quote)
    draft = SourceDraft.objects.create(
        file_name="ny.txt",
        content=NEW.encode(),
        options={"name": "ny.txt"},
        document=old.document,
        created_at=AT,
        created_by=make_user(),
    )
    url = reverse("admin:corpus_sourcedraft_change", args=[draft.pk])
    said = in_english(editor(client)).get(url).content.decode()
    assert "1 stands unchanged" in said
    assert "1 says something else now" in said
    assert "25 miljarder i hela landet" in said
    assert Revision.objects.count() == 1


def test_two_texts_stand_side_by_side_with_the_claims_of_both(client: Client) -> None:
    document, claims = make_revised()
    moved = make_claim(revision=newest(document), quote=QUOTE, statement="I text 2.")
    url = reverse("moving:compare", args=[document.public_id])
    said = editor(client).get(url, {"old": "1", "new": "2"}).content.decode()
    assert said.count('class="marked-claim"') == 5
    assert reverse("admin:claims_claim_change", args=[moved.pk]) in said
    assert reverse("admin:claims_claim_change", args=[claims["gone"].pk]) in said
    shown = client.get(url)
    assert "".join(row.old for row in shown.context["rows"]).count("Dyra placeringar") == 1
    for query in ({"old": "9"}, {"old": "x"}, {"new": "1" * 20}):
        assert client.get(url, query).status_code == 404


def test_long_stretches_that_are_the_same_are_folded(client: Client) -> None:
    long = "".join(f"Rad {number} är som förut.\n" for number in range(300))
    old = make_revision(f"Början 1.\n{long}Slutet 1.\n")
    make_revision(f"Början 2.\n{long}Slutet 2.\n", document=old.document)
    make_claim(revision=old, quote="Rad 150 är som förut.")
    url = reverse("moving:compare", args=[old.document.public_id])
    rows = editor(client).get(url).context["rows"]
    assert sum(row.folded for row in rows) > len(long) / 2
    assert sum(row.folded for row in rows) + sum(len(_plain(row.old)) for row in rows) == old.length


def _plain(marked: str) -> str:
    return re.sub("<[^>]+>", "", marked)


def test_a_document_of_one_text_has_nothing_to_compare(client: Client) -> None:
    document = make_revision().document
    url = reverse("moving:compare", args=[document.public_id])
    assert editor(client).get(url).status_code == 404
    assert client.get(page(document)).status_code == 200


def test_that_the_source_no_longer_says_it_is_told_to_the_public(client: Client) -> None:
    document, claims = make_revised()
    claim = claims["gone"]
    publish(claim)
    url = reverse("admin:claims_claim_ask", args=[claim.pk, "publish"])
    nothing = editor(client).get(url).context["obstacles"]
    shown = decide(client, document, claim, place="leave", reason="Löftet är struket ur texten.")
    assert nothing
    assert url in shown.content.decode()
    asked = client.get(url)
    assert not asked.context["obstacles"]
    said = asked.context["said"]
    assert (said.kind, said.note) == ("update", "Löftet är struket ur texten.")
    form = {"publish": "yes", "note": said.note, "seen": asked.context["seen"]}
    client.post(url, form | {"kind": "minor"})
    assert claim.versions.count() == 1
    client.post(url, form | {"kind": "update"})
    told = claim.versions.get(number=2)
    assert (told.kind, told.note, told.revision.number) == ("update", said.note, 1)
    assert client.get(url).context["obstacles"]
    assert url not in client.get(page(document)).content.decode()
