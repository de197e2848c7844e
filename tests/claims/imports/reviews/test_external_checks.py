"""ClaimReview by other desks: kept as they are, suggested for claims of ours, decided by people."""

import json
import re
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import translation

from claims.imports.formats import read_reviews
from claims.imports.messages import sentence
from claims.imports.reasons import FileRefused
from claims.imports.reviews.keeping import alike, decide, keep, suggest
from claims.matching.before import like_at_desk
from claims.matching.likeness import numbers_in
from claims.matching.word_index import catch_up_with_all
from claims.models import ExternalCheck, ExternalCheckMatch, ReviewsFile
from tests.claims.admin.admin_forms import in_english, rows, seen
from tests.factories import AT, make_claim, make_user
from tests.promises import breaks

pytestmark = pytest.mark.django_db

URL = "https://annan.example/granskning/1"


def review(**more: Any) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": URL,
        "claimReviewed": "Stockholm betalade 640 000 000 kronor för placeringarna",
        "author": {"@type": "Organization", "name": "Annan redaktion"},
        "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Åsa Öberg"}},
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": "2",
            "bestRating": 5,
            "worstRating": "1",
            "alternateName": "Mest falskt",
        },
        "datePublished": "2023-05-01T12:00:00+02:00",
        "inLanguage": "sv",
    } | more


def as_bytes(value: object) -> bytes:
    return json.dumps(value).encode()


def test_a_review_is_kept_whole() -> None:
    keep(read_reviews(as_bytes(review())), by=make_user(role="researcher"), at=AT)
    check = ExternalCheck.objects.get()
    assert (check.url, check.publisher, check.claimant) == (URL, "Annan redaktion", "Åsa Öberg")
    assert check.rating == "Mest falskt"
    assert (check.rating_value, check.best, check.worst) == (Decimal(2), Decimal(5), Decimal(1))
    assert (str(check.reviewed_on), check.language) == ("2023-05-01", "sv")
    assert json.loads(check.raw) == review()


@pytest.mark.parametrize(
    "value",
    [
        [review()],
        {"@graph": [{"@type": "WebPage"}, review()]},
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [review()]}]},
        {"@type": "NewsArticle", "review": review()},
        review(**{"@type": ["Review", "http://schema.org/ClaimReview"]}),
    ],
)
def test_reviews_are_found_wherever_they_stand(value: object) -> None:
    assert [each.url for each in read_reviews(as_bytes(value)).reviews] == [URL]


def test_forms_found_in_the_wild() -> None:
    wild = review(
        author="Annan redaktion",
        itemReviewed=[{"@type": "CreativeWork", "author": [{"name": ["Åsa Öberg"]}]}],
        reviewRating={"ratingValue": -1, "bestRating": "fem", "alternateName": {"@value": "Fel"}},
        datePublished="i maj",
    )
    (found,) = read_reviews(as_bytes(wild)).reviews
    assert (found.publisher, found.claimant, found.rating) == (
        "Annan redaktion",
        "Åsa Öberg",
        "Fel",
    )
    assert (found.value, found.best, found.reviewed_on) == (None, None, None)


@pytest.mark.parametrize(
    ("rating", "words", "value"),
    [
        # What has no scale, or is off it, stays as it was written.
        ({"ratingValue": "2"}, "2", None),
        ({"ratingValue": 7, "bestRating": 5, "worstRating": 1}, "7", None),
        ({"ratingValue": "4/5"}, "4/5", None),
        ({"ratingValue": -1, "bestRating": 5}, "", None),
        ({"ratingValue": "NaN"}, "", None),
        ({"ratingValue": 2, "bestRating": 5, "worstRating": 1}, "", 2),
        (
            [{"alternateName": "Falskt"}, {"alternateName": "Missvisande"}],
            "Falskt, Missvisande",
            None,
        ),
        ([{"alternateName": [{"@value": "False", "@language": "en"}]}], "False", None),
    ],
)
def test_no_verdict_is_lost(rating: Any, words: str, value: int | None) -> None:
    (found,) = read_reviews(as_bytes(review(reviewRating=rating))).reviews
    assert (found.rating, found.value) == (words, value)


def test_several_claims_that_are_reviewed_together_are_several() -> None:
    items = [
        {"@type": "Claim", "text": "Ett", "author": {"name": "Anna"}},
        {"@type": "Claim", "text": "Två", "author": [{"name": "Bo"}, {"name": "Cia"}]},
    ]
    found = read_reviews(as_bytes(review(claimReviewed=None, itemReviewed=items))).reviews
    assert [(r.claim, r.claimant) for r in found] == [("Ett", "Anna"), ("Två", "Bo, Cia")]
    found = read_reviews(as_bytes(review(claimReviewed=["Ett", "Två"]))).reviews
    assert [r.claim for r in found] == ["Ett", "Två"]


def test_one_claim_in_two_languages_is_one() -> None:
    both = [{"@value": "Taxes", "@language": "en"}, {"@value": "Skatt", "@language": "sv-SE"}]
    assert [r.claim for r in read_reviews(as_bytes(review(claimReviewed=both))).reviews] == [
        "Skatt"
    ]


@pytest.mark.parametrize("said", ["03/04/2019", "i går", "2019", {"@value": "i maj"}])
def test_a_day_that_is_not_certain_is_named(said: object) -> None:
    found = read_reviews(as_bytes(review(datePublished=said)))
    assert found.reviews[0].reviewed_on is None
    assert [each.code for each in found.left_out] == ["review_date_unreadable"]
    assert read_reviews(as_bytes(review(datePublished=None))).left_out == ()


def test_what_is_wrong_with_a_file_is_said_in_swedish() -> None:
    for content in (b"{\n]", b"[" * 100_000, b"url;claim"):
        with pytest.raises(FileRefused) as caught, translation.override("sv"):
            read_reviews(content)
        with translation.override("sv"):
            words = sentence(caught.value.reason)
        assert re.search("fel på rad [12], kolumn [12]|nästlad", words), words


def test_a_saved_page() -> None:
    page = (
        "<!DOCTYPE html><html><head><script>var x = 1;</script>"
        '<script type="application/ld+json">{trasigt</script>'
        f'<script type="application/ld+json">{json.dumps(review())}</script></head></html>'
    )
    assert [each.url for each in read_reviews(page.encode()).reviews] == [URL]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"{}", "json_no_reviews"),
        (b"{", "json_unreadable"),
        (b"<html><body>Hej</body></html>", "html_without_json"),
        (b'<html><script type="application/ld+json">{</script>', "html_json_unreadable"),
    ],
)
def test_files_without_reviews(content: bytes, code: str) -> None:
    with pytest.raises(FileRefused) as caught:
        read_reviews(content)
    assert caught.value.reason.code == code


def test_unusable_reviews_hide_no_others() -> None:
    found = read_reviews(
        as_bytes([review(url="javascript:x"), review(claimReviewed=""), review(url=None), review()])
    )
    assert [each.url for each in found.reviews] == [URL]
    assert [reason.code for _number, reason in found.refused] == [
        "review_without_url",
        "review_without_claim",
        "review_without_url",
    ]


def test_the_same_review_again_doubles_nothing() -> None:
    user = make_user(role="researcher")
    found = read_reviews(as_bytes([review(), review(claimReviewed="Annat"), review()]))
    first = keep(found, by=user, at=AT)
    again = keep(found, by=user, at=AT)
    assert (len(first.new), len(again.new)) == (2, 0)
    assert (first.already_there, first.repeated) == (0, ())
    assert (again.already_there, again.differing, again.repeated) == (3, 0, ())


SECOND_OPINIONS: dict[str, dict[str, Any]] = {
    "verdict": {"reviewRating": {"alternateName": "Sant"}},
    "place on the scale": {
        "reviewRating": review()["reviewRating"] | {"ratingValue": "4"},
    },
    "scale": {"reviewRating": review()["reviewRating"] | {"bestRating": 10}},
    "claimant": {"itemReviewed": {"@type": "Claim", "author": {"name": "Bo Ek"}}},
    "reviewer": {"author": {"@type": "Organization", "name": "Tredje redaktionen"}},
    "no verdict": {"reviewRating": None},
}


@pytest.mark.parametrize("other", SECOND_OPINIONS.values(), ids=SECOND_OPINIONS.keys())
def test_two_reviews_of_one_claim_at_one_address_are_two(other: dict[str, Any]) -> None:
    user, found = make_user(), read_reviews(as_bytes([review(), review(**other)]))
    kept = keep(found, by=user, at=AT)
    assert (len(kept.new), kept.already_there, kept.beside, kept.repeated) == (2, 0, 0, ())
    first, second = ExternalCheck.objects.order_by("pk")
    assert [json.loads(each.raw) for each in (first, second)] == [review(), review(**other)]
    again = keep(found, by=user, at=AT)
    assert (again.new, again.already_there, again.differing, again.beside) == ([], 2, 0, 0)
    assert ExternalCheck.objects.count() == 2


def test_another_verdict_in_a_later_file_stands_beside_the_first() -> None:
    user, other = make_user(), review(reviewRating={"alternateName": "Sant"})
    first = keep(read_reviews(as_bytes([review()])), by=user, at=AT)
    later = keep(read_reviews(as_bytes([review(), other])), by=user, at=AT)
    assert (first.beside, later.already_there, later.differing, later.beside) == (0, 1, 0, 1)
    assert sorted(ExternalCheck.objects.values_list("rating", flat=True)) == ["Mest falskt", "Sant"]


def test_a_review_with_another_day_is_the_same_one_and_named() -> None:
    user, other = make_user(), review(datePublished="2024-02-03")
    kept = keep(read_reviews(as_bytes([review(), other])), by=user, at=AT)
    (repeated,) = kept.repeated
    assert (repeated.code, repeated.details["day"]) == ("review_repeated", "2024-02-03")
    again = keep(read_reviews(as_bytes([other])), by=user, at=AT)
    assert (again.already_there, again.differing) == (1, 1)
    assert str(ExternalCheck.objects.get().reviewed_on) == "2023-05-01"


def test_both_verdicts_are_suggested_and_shown_at_the_claim(client: Client) -> None:
    claim = make_claim()
    other = review(reviewRating={"alternateName": "Helt riktigt"})
    in_english(client).force_login(make_user(role="researcher", is_staff=True))
    file = SimpleUploadedFile("sida.json", as_bytes([review(), other]))
    client.post(reverse("admin:claims_externalcheck_add"), {"file": file})
    suggest(ExternalCheck.objects.values_list("pk", flat=True))
    listed = client.get(reverse("admin:claims_externalcheck_changelist")).content.decode()
    own = client.get(reverse("admin:claims_claim_change", args=[claim.pk])).content.decode()
    for page in (listed, own):
        assert "Mest falskt" in page
        assert "Helt riktigt" in page
    likes = [like.known for like in like_at_desk(review()["claimReviewed"])]
    assert {each.rating for each in likes if isinstance(each, ExternalCheck)} == {
        "Mest falskt",
        "Helt riktigt",
    }


def test_a_verdict_beside_another_is_told_of(client: Client) -> None:
    in_english(client).force_login(make_user(role="researcher", is_staff=True))
    said = []
    for verdict in ("Falskt", "Sant"):
        one = as_bytes(review(reviewRating={"alternateName": verdict}))
        form = {"file": SimpleUploadedFile("sida.json", one)}
        page = client.post(reverse("admin:claims_externalcheck_add"), form, follow=True)
        said.append("says something else than one of the same claim" in page.content.decode())
    assert said == [False, True]


def test_going_back_keeps_the_review_that_was_first() -> None:
    """The older constraint knows a review by its address and claim alone."""
    other = review(reviewRating={"alternateName": "Sant"})
    found = read_reviews(as_bytes([review(), other, review(claimReviewed="Annat")]))
    make_claim()
    suggest(keep(found, by=make_user(), at=AT).new)
    back = import_module("claims.migrations.0053_reviews_at_one_address").FIRST_ALONE
    with connection.cursor() as cursor:
        cursor.execute(back)
    ratings = ExternalCheck.objects.order_by("pk").values_list("claim_reviewed", "rating")
    assert list(ratings) == [(review()["claimReviewed"], "Mest falskt"), ("Annat", "Mest falskt")]


def test_claims_that_seem_to_say_the_same_are_suggested() -> None:
    claim = make_claim()
    make_claim(
        statement="Umeå kommun sänkte skatten med 15 öre.",
        quote="Dyra placeringar",
        kind="decision",
    )
    kept = keep(read_reviews(as_bytes(review())), by=make_user(role="researcher"), at=AT)
    assert suggest(kept.new) == 1
    match = ExternalCheckMatch.objects.get()
    assert (match.claim, match.outcome, match.decided_by) == (claim, "suggested", None)
    claim.refresh_from_db()
    assert (claim.status, claim.assessment) == ("unverified", None)
    assert suggest(kept.new) == 0


def test_words_that_look_like_syntax_are_words() -> None:
    make_claim(statement="Det kostade !& | 'citat' \\ <-> :* kronor")
    catch_up_with_all()
    assert alike("!& | 'citat' \\ <-> :*  () kronor 'kostade'")
    assert alike("!!") == []


def test_numbers_are_the_same_however_they_are_written() -> None:
    for text in ("640 miljoner kronor", "640 000 000", "640,0 million", "0.64 miljarder"):
        assert numbers_in(text) == {Decimal(640_000_000)}
    assert numbers_in("utan tal") == set()


def make_match(**more: Any) -> ExternalCheckMatch:
    claim = more.pop("claim", None) or make_claim()
    keep(read_reviews(as_bytes(review())), by=make_user(role="researcher"), at=AT)
    values: dict[str, Any] = {"check_by_other": ExternalCheck.objects.get(), "score": 0.8}
    return ExternalCheckMatch.objects.create(claim=claim, **values | more)


def test_a_person_decides() -> None:
    match, user = make_match(), make_user(role="researcher")
    decide(match, "accepted", by=user, at=AT)
    match.refresh_from_db()
    assert (match.outcome, match.decided_by) == ("accepted", user)
    decide(match, "suggested", by=user, at=AT)
    match.refresh_from_db()
    assert match.decided_by is None


def test_the_database_holds_what_a_check_by_another_desk_is() -> None:
    match, user = make_match(), make_user()
    check = match.check_by_other
    breaks("external_check_complete", check, url="ftp://annan.example/", inserted_only=True)
    breaks("external_check_complete", check, url="https://annan.example/2", publisher="")
    breaks("external_check_numbers_together", check, url="https://annan.example/3", best=None)
    breaks("external_check_once", check, inserted_only=True)
    breaks("external_check_once", check, reviewed_on="2020-01-01", inserted_only=True)
    breaks("external_match_once", match, inserted_only=True)
    decided: dict[str, Any] = {"claim_id": make_claim().pk, "decided_at": AT}
    signed = decided | {"decided_by_id": user.pk}
    breaks("external_match_outcome_known", match, outcome="sant", **signed)
    breaks("external_match_decided_at_and_by", match, outcome="accepted", **decided)
    breaks(
        "external_match_decided_by_a_person", match, claim_id=make_claim().pk, outcome="accepted"
    )
    breaks("external_match_decided_by_a_person", match, **signed)


def test_in_the_admin(client: Client) -> None:
    client.force_login(make_user(role="researcher", is_staff=True))
    in_english(client)
    claim = make_claim()
    file = SimpleUploadedFile("sida.json", as_bytes([review(), review(url="nej")]))
    page = client.post(reverse("admin:claims_externalcheck_add"), {"file": file}, follow=True)
    said = page.content.decode()
    assert "1 check is new" in said
    assert "The review has no web address (“nej”)." in said
    check = ExternalCheck.objects.get()
    suggest([check.pk])
    there = reverse("admin:claims_externalcheck_change", args=[check.pk])
    assert claim.statement in client.get(there).content.decode()
    match = check.matches.get()
    form = rows(
        "matches",
        {"id": match.pk, "check_by_other": check.pk, "outcome": "accepted"},
        initial=1,
    )
    answer = client.post(there, form | seen(check))
    assert answer.status_code == 302, answer.context["errors"]
    match.refresh_from_db()
    assert (match.outcome, match.decided_by is None) == ("accepted", False)
    own = client.get(reverse("admin:claims_claim_change", args=[claim.pk])).content.decode()
    assert "Annan redaktion" in own
    assert "The same claim" in own


def test_by_command(tmp_path: Path, capsys: Any) -> None:
    user = make_user(role="researcher")
    file = tmp_path / "feed.json"
    file.write_bytes(as_bytes([review(), review(url="nej")]))
    call_command("import_claimreview", str(file), user=user.username)
    said = capsys.readouterr()
    assert "1 reviews kept, 0 were there already, 1 refused; 0 suggestions." in said.out
    assert "review 2: The review has no web address" in said.err
    file.write_bytes(b"{}")
    with pytest.raises(CommandError, match="The file has no ClaimReview"):
        call_command("import_claimreview", str(file), user=user.username)


# A file in another encoding, which nobody has to choose again.


def odd_file(encoding: str) -> bytes:
    said = review(claimReviewed="Åtta miljoner på Åsön, sade hon på frågan", author="Ö-tidningen")
    return json.dumps(said, ensure_ascii=False).encode(encoding)


def kept_after_upload(client: Client, content: bytes, encoding: str = "") -> Any:
    """The page that the browser is sent to."""
    in_english(client).force_login(make_user(role="researcher", is_staff=True))
    upload = SimpleUploadedFile("granskningar.json", content)
    form = {"file": upload, "encoding": encoding}
    answer = client.post(reverse("admin:claims_externalcheck_add"), form, follow=True)
    assert answer.redirect_chain
    assert not ExternalCheck.objects.exists()
    return answer


def test_a_file_in_another_encoding_is_read_by_a_button(client: Client) -> None:
    page = kept_after_upload(client, odd_file("windows-1252"))
    words = page.content.decode()
    assert "it looks like Windows-1252" in words
    assert 'value="Read it as Windows-1252"' in words
    assert "UTF-16" not in words
    answer = client.post(page.request["PATH_INFO"], {"encoding": "windows-1252"}, follow=True)
    assert "1 check is new" in answer.content.decode()
    check = ExternalCheck.objects.get()
    assert (check.publisher, check.claim_reviewed[:13]) == ("Ö-tidningen", "Åtta miljoner")
    assert not ReviewsFile.objects.exists()
    # Pressed twice, as in another tab.
    again = client.post(page.request["PATH_INFO"], {"encoding": "windows-1252"}, follow=True)
    assert "it was read, or discarded" in again.content.decode()
    assert ExternalCheck.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "chosen", "offered"),
    [
        (odd_file("windows-1252"), "utf-16", {"windows-1252"}),
        (odd_file("utf-8"), "utf-16", {"", "windows-1252"}),
        (
            b'<meta charset="klingon"><script type="application/ld+json">"\xe5"',
            "",
            {"windows-1252"},
        ),
        (
            b'<meta charset="utf-8"><script type="application/ld+json">"\xe5"',
            "utf-16",
            {"windows-1252"},
        ),
    ],
    ids=["1252", "utf-8", "unknown name", "page"],
)
def test_what_it_can_be_read_in_is_offered(
    client: Client, content: bytes, chosen: str, offered: set[str]
) -> None:
    page = kept_after_upload(client, content, chosen)
    assert {value for value, _label in page.context["encodings"]} == offered
    if chosen:
        assert "The text is not UTF-16." in page.content.decode()


def test_what_is_wrong_in_the_right_encoding_is_said_and_the_file_stays(client: Client) -> None:
    page = kept_after_upload(client, "{ Å".encode("windows-1252"))
    address = page.request["PATH_INFO"]
    words = client.post(address, {"encoding": "windows-1252"}).content.decode()
    assert "could not be read" in words
    assert ReviewsFile.objects.get().file_name == "granskningar.json"
    client.post(address, {"encoding": "klingon"})
    assert ReviewsFile.objects.exists()
    client.post(address, {"discard": "yes"})
    assert not ReviewsFile.objects.exists()


def test_who_may_not_import_checks_sees_no_file(client: Client) -> None:
    page = kept_after_upload(client, odd_file("windows-1252"))
    client.force_login(make_user(role="", is_staff=True))
    assert client.get(page.request["PATH_INFO"]).status_code == 403
    assert client.post(page.request["PATH_INFO"], {"discard": "yes"}).status_code == 403
    assert ReviewsFile.objects.exists()


def test_a_file_of_no_use_in_any_encoding_is_not_kept(client: Client) -> None:
    in_english(client).force_login(make_user(role="researcher", is_staff=True))
    upload = SimpleUploadedFile("fel.json", b"{ nothing")
    answer = client.post(reverse("admin:claims_externalcheck_add"), {"file": upload})
    assert "could not be read" in answer.content.decode()
    assert not ReviewsFile.objects.exists()


def test_utf_8_is_never_taken_for_windows_1252() -> None:
    """Anything can be read as that, and å would become two characters for good."""
    found = read_reviews(odd_file("utf-8"), "windows-1252")
    assert found.reviews[0].publisher == "Ö-tidningen"
