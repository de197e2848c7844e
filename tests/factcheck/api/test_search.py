"""`?q=`: Swedish words in statement, quote and speaker, the most relevant first."""

import json
from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest
from django.test import Client

from claims.models import Claim
from claims.publication import search
from tests.factories import make_claim, make_quantity, make_revision, make_speaker, make_topic
from tests.published import SITE, get, ids, make_checked, make_published, publish, refusal

pytestmark = pytest.mark.django_db

# Words that stand in no claim by themselves.
QUIET = {"statement": "Xyz.", "quote": "24 miljarder"}


def make_quiet(**overrides: Any) -> Claim:
    """A claim whose words are those given."""
    values: dict[str, Any] = {**QUIET, "speaker": make_speaker("Nn")} | overrides
    return make_published(**values)


@pytest.mark.parametrize(
    "words",
    [
        "placering",
        "placeringen",
        "PLACERINGAR",
        "placeringarnas",
        "kostar",
        "kronorna",
        "stockholm",
        "öberg",
        "Åsa Öbergs placeringar",
        "640 miljoner",
        '"640 miljoner kronor"',
        "placering -miljarder",
        "skola or miljoner",
        "placeringarna, [2022]!",
        "kostade och att",
    ],
)
def test_found(client: Client, words: str) -> None:
    claim = make_published()
    make_quiet()
    assert ids(client, q=words) == [claim.public_id]


@pytest.mark.parametrize(
    "words",
    [
        "placeringarna miljarder",
        '"miljoner 640"',
        "placering -kronor",
        "skola",
        "stockholmska",
        "Dyra",  # stands in the source, but not in the claim
    ],
)
def test_not_found(client: Client, words: str) -> None:
    make_published()
    assert ids(client, q=words) == []


AMOUNT = [
    *("300 miljoner", "300 miljoner kronor", "300 miljoner kr", "300 MSEK", "300 mnkr", "300 mkr"),
    *("300 milj. kr", "300 mn", "0,3 miljarder", "0,3 mdkr", "300 000 000", "300 000 000 SEK"),
    *("trehundra miljoner", "tre hundra miljoner kronor", "300 000 tkr", "tre hundra mkr"),
]


@pytest.mark.parametrize("words", AMOUNT)
@pytest.mark.parametrize("text", ["300 miljoner", "trehundra miljoner kronor", "0,3 miljarder kr"])
def test_an_amount_is_found_however_it_is_written(client: Client, text: str, words: str) -> None:
    revision = make_revision(f"Det kostar {text} i år.")
    claim = make_claim(statement="Xyz.", revision=revision, quote=text, speaker=make_speaker("Nn"))
    make_quantity(claim, text=text, value=300_000_000)
    publish(claim)
    make_quiet()
    assert ids(client, q=words) == [claim.public_id]
    assert claim.public_id in client.get("/claims/", {"q": words}).content.decode()


@pytest.mark.parametrize("words", ["300 miljoner euro", "300 MEUR", "300 miljoner dollar"])
def test_an_amount_in_another_currency_is_another(client: Client, words: str) -> None:
    claims = []
    for unit in ("SEK", "EUR", "USD"):
        claim = make_claim(statement="Xyz.", quote="24 miljarder", speaker=make_speaker("Nn"))
        make_quantity(claim, text="24 miljarder", value=300_000_000, unit=unit)
        publish(claim)
        claims.append(claim)
    expected = claims[2] if "dollar" in words else claims[1]
    assert ids(client, q=words) == [expected.public_id]
    assert ids(client, q="300 mkr") == [claims[0].public_id]


@pytest.mark.parametrize(
    "words", ["ett par miljoner", "tre miljoner", "300", "300 tusen", "300 mdkr"]
)
def test_another_amount_is_not_found(client: Client, words: str) -> None:
    claim = make_claim(statement="Xyz.", quote="24 miljarder", speaker=make_speaker("Nn"))
    make_quantity(claim, text="24 miljarder", value=300_000_000)
    publish(claim)
    assert ids(client, q=words) == []


@pytest.mark.parametrize(
    ("words", "detail"),
    [
        ("!!!", "There is no word in it to look for."),
        ("-" * 40, "There is no word in it to look for."),
        ("och det", "Too common to look for: “och”, “det”. Say a word besides."),
    ],
)
def test_a_search_without_words_says_so(client: Client, words: str, detail: str) -> None:
    for path in ("claims/", "claims.csv", "claims.jsonl"):
        assert refusal(client, path, q=words) == {"q": [detail]}


def test_too_common_words_that_are_joined_are_found_as_they_stand(client: Client) -> None:
    claim = make_published(statement="Kommuner och/eller regioner.")
    make_quiet()
    assert ids(client, q="och/eller") == ids(client, q="kommun och/eller") == [claim.public_id]


def test_marks_may_be_left_out(client: Client) -> None:
    """On every page, in every order, and in the count."""
    claims = [make_published(statement="Det gäller Umeå.") for _ in range(3)]
    make_published(statement="Det gäller Luleå.")
    expected = [claim.public_id for claim in reversed(claims)]
    assert list(chain.from_iterable(pages(client, q="umea", page_size=2))) == expected
    assert ids(client, q="umea", ordering="published_at") == expected[::-1]
    assert ids(client, q="umea", party="M", ordering="relevance") == expected
    assert get(client, "claims/", q="umea", count="true")["count"]["value"] == 3


@pytest.mark.parametrize("file", ["claims.csv", "claims.jsonl"])
def test_marks_may_be_left_out_of_what_is_downloaded(client: Client, file: str) -> None:
    """The file has what the list has, until some claim has the word as it was typed; then it is
    another file, also to whoever has its tag."""
    for _ in range(2):
        make_published(statement="Det gäller Umeå.")
    make_published(statement="Det gäller Luleå.")

    def lines(**parameters: str) -> int:
        response = client.get(f"/api/v1/{file}", parameters)
        body = response.getvalue()
        return len(body.splitlines()) - file.endswith(".csv")

    assert lines(q="umea") == lines(q="umeå") == 2
    assert lines(q="umea eller luleå") == 1
    assert lines(q="umea", as_of="3") == 0
    tag = client.get(f"/api/v1/{file}", {"q": "umea"})["ETag"]
    make_published(statement="Om Umea uni.")
    assert lines(q="umea") == 1
    again = client.get(f"/api/v1/{file}", {"q": "umea"}, headers={"if-none-match": tag})
    assert again.status_code == 200


def test_highlights(client: Client) -> None:
    """In code points, in the forms in which the words stand; of whichever keys are asked for."""
    make_published(statement="\U0001f600 Skolorna i Umeå.")
    make_published(statement="Åsa Öberg bygger skolbyggen i Umeå, 640 miljoner.")
    answer = get(client, "claims/", q="skola umea", highlight="true", fields="id", count="true")
    assert [each["statement"] for each in answer["highlights"]] == [
        [[2, 10], [13, 17]],
        [[17, 27], [30, 34]],
    ]
    assert [list(each) for each in answer["results"]] == [["id"], ["id"]]
    assert answer["count"]["value"] == 2
    assert "highlights" not in get(client, "claims/", q="skola")


@pytest.mark.parametrize(
    ("parameters", "detail"),
    [
        ({"highlight": "yes", "q": "skola"}, "Say true or false."),
        ({"highlight": "true"}, "Which words? Say them with `q`."),
        ({"highlight": "true", "q": "skola", "since": "0"}, "There is none with `since`."),
    ],
)
def test_highlights_of_nothing(client: Client, parameters: dict[str, str], detail: str) -> None:
    assert refusal(client, "claims/", **parameters) == {"highlight": [detail]}


def test_a_mistyped_word_finds_nothing(client: Client) -> None:
    make_published(statement="Kommunen betalar.")
    assert ids(client, q="komunen") == []


def test_statement_before_quote_before_speaker(client: Client) -> None:
    revision = make_revision("Här står skola.")
    by_speaker = make_quiet(speaker=make_speaker("Skola AB"))
    by_statement = make_quiet(statement="Om en skola.")
    by_quote = make_quiet(revision=revision, quote="Här står skola.")
    expected = [by_statement.public_id, by_quote.public_id, by_speaker.public_id]
    assert ids(client, q="skola") == expected
    assert ids(client, q="skola", ordering="relevance") == expected


def test_the_newer_of_two_that_are_as_relevant_comes_first(client: Client) -> None:
    claims = [make_published() for _ in range(3)]
    assert ids(client, q="placering") == [claim.public_id for claim in reversed(claims)]


def test_a_search_in_another_order_finds_the_same(client: Client) -> None:
    old = make_quiet(statement="En skola.", date_edtf="2020")
    new = make_quiet(speaker=make_speaker("Skola AB"), date_edtf="2019")
    assert ids(client, q="skola") == [old.public_id, new.public_id]
    assert ids(client, q="skola", ordering="-published_at") == [new.public_id, old.public_id]
    assert ids(client, q="skola", ordering="published_at") == [old.public_id, new.public_id]
    assert ids(client, q="skola", ordering="date") == [new.public_id, old.public_id]


def test_relevance_needs_words(client: Client) -> None:
    response = client.get("/api/v1/claims/", {"ordering": "relevance"})
    assert response.status_code == 400
    assert json.loads(response.content)["errors"] == [
        {"parameter": "ordering", "detail": "Relevance to what? Say it with `q`."}
    ]


def test_a_search_within_filters(client: Client) -> None:
    topic = make_topic("skola")
    wanted = make_published(kind="rule", topics=[topic], date_edtf="2020")
    make_published(kind="rule", topics=[topic], date_edtf="2021")
    make_published(kind="rule", date_edtf="2020")
    make_quiet(kind="rule", topics=[topic], date_edtf="2020")
    narrowed = {"kind": "rule", "topic": "skola", "date_before": "2020-12-31"}
    assert ids(client, q="placering", **narrowed) == [wanted.public_id]
    assert ids(client, q="placering", ordering="date", **narrowed) == [wanted.public_id]
    assert ids(client, q="placering", party="M", speaker=wanted.speaker.public_id) == [
        wanted.public_id
    ]


def pages(client: Client, **parameters: Any) -> Iterator[list[str]]:
    """The pages from first to last; asserts that the way back is the same."""
    page = get(client, "claims/", **parameters)
    assert page["previous"] is None
    forwards = [page]
    while page["next"]:
        page = json.loads(client.get(page["next"].removeprefix(SITE)).content)
        forwards.append(page)
    for before in forwards[-2::-1]:
        page = json.loads(client.get(page["previous"].removeprefix(SITE)).content)
        assert page["results"] == before["results"]
    for page in forwards:
        yield [record["id"] for record in page["results"]]


@pytest.mark.parametrize("size", [1, 2, 5, 6])
def test_pages_by_relevance(client: Client, size: int) -> None:
    claims = [make_quiet(statement=f"En skola{' till' * number}.") for number in range(3)]
    claims += [make_quiet(speaker=make_speaker("Skola AB")) for _ in range(2)]
    whole = ids(client, q="skola")
    assert sorted(whole) == sorted(claim.public_id for claim in claims)
    expected = [whole[start : start + size] for start in range(0, 5, size)]
    assert list(pages(client, q="skola", page_size=size)) == expected


def test_what_is_published_between_pages_is_left_for_a_new_search(client: Client) -> None:
    claims = [make_quiet(speaker=make_speaker("Skola AB")) for _ in range(3)]
    first = get(client, "claims/", q="skola", page_size=2)
    make_quiet(statement="En skola.")
    second = json.loads(client.get(first["next"].removeprefix(SITE)).content)
    seen = [record["id"] for page in (first, second) for record in page["results"]]
    assert seen == [claim.public_id for claim in reversed(claims)]


def test_only_the_newest_matches_are_ranked(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    best = make_quiet(statement="En skola.")
    others = [make_quiet(speaker=make_speaker("Skola AB")) for _ in range(3)]
    newest = [claim.public_id for claim in reversed(others)]
    assert ids(client, q="skola") == [best.public_id, *newest]
    monkeypatch.setattr(search, "RANKED_CLAIMS", 3)
    assert ids(client, q="skola") == newest
    assert list(chain.from_iterable(pages(client, q="skola", page_size=2))) == newest
    # Filters come first: what they leave out does not count.
    best.refresh_from_db()
    assert ids(client, q="skola", speaker=best.speaker.public_id) == [best.public_id]
    # In another order nothing is bounded.
    assert len(ids(client, q="skola", ordering="-published_at")) == 4


def test_a_new_version_is_found_by_its_new_words_alone(client: Client) -> None:
    claim = make_quiet(statement="Om vården.")
    claim.statement = "Om kulturen."
    claim.save()
    assert ids(client, q="kultur") == []
    publish(claim, kind="update", note="Kulturen.")
    assert ids(client, q="kultur") == [claim.public_id]
    assert ids(client, q="vård") == []


def test_drafts_are_not_found(client: Client) -> None:
    make_claim()
    assert ids(client, q="placering") == []


@pytest.mark.parametrize(
    "words",
    [
        *("socialdemokraterna skatt 2020", "Social Democrats skatt", "S skatt 2020", "skatten S"),
        *("Socialdemokraterna eller Moderaterna", "2020", "S", '"skatten" socialdemokraterna'),
    ],
)
def test_names_mean_what_they_are_the_names_of(client: Client, words: str) -> None:
    speaker = make_speaker("Nn", party="S")
    claim = make_quiet(statement="Skatten höjs.", speaker=speaker, date_edtf="2020-03")
    green = make_speaker("Mm", party="MP")
    make_quiet(statement="Skatten höjs.", speaker=green, date_edtf="2019")
    assert ids(client, q=words) == [claim.public_id]
    assert ids(client, q=words, ordering="-published_at") == [claim.public_id]
    assert ids(client, q=words, party="S", year="2020") == [claim.public_id]
    assert get(client, "claims/", q=words, count="true")["count"]["value"] == 1


@pytest.mark.parametrize("words", ["s skatt", '"Socialdemokraterna"', "skatt -S 2021", "M och S"])
def test_a_letter_a_phrase_and_what_must_not_be_there_are_words(client: Client, words: str) -> None:
    speaker = make_speaker("Nn", party="S")
    make_quiet(statement="Skatten höjs.", speaker=speaker, date_edtf="2020-03")
    assert ids(client, q=words) == []


def test_topics_and_verdicts_are_found_by_their_names(client: Client) -> None:
    """Where the words themselves stand comes first."""
    about = make_quiet(topics=[make_topic("lag-och-ordning")])
    written = make_quiet(statement="Lag och ordning råder.")
    checked = make_checked(statement="Xyz.", quote="24 miljarder", speaker=make_speaker("Mm"))
    publish(checked)
    assert ids(client, q="lag och ordning") == [written.public_id, about.public_id]
    for name in ("delvis sant", "Half true"):
        assert ids(client, q=name) == [checked.public_id]


@pytest.mark.parametrize(
    "name", ["Barn och unga", "barn och unga", "Barn, unga", "CHILDREN AND YOUTH", "Det allmänna"]
)
def test_a_topic_is_found_by_what_it_is_called_now(client: Client, name: str) -> None:
    topic = make_topic("familjehem", name_sv="Familjehem", name_en="Foster homes")
    claim = make_quiet(topics=[topic])
    make_quiet(topics=[make_topic("skola")])
    assert ids(client, q="foster homes") == [claim.public_id]
    topic.name_sv = "Det allmänna" if name == "Det allmänna" else "Barn och unga"
    topic.name_en = "Children and youth"
    topic.save()
    assert ids(client, q=name) == []
    publish(claim, kind="update", note="Ämnet heter något annat.")
    expected = [] if name == "Barn, unga" else [claim.public_id]
    assert ids(client, q=name) == expected
    assert ids(client, q=f"{name} 2023", topic="familjehem") == expected
    assert ids(client, q=f"{name} xyz") == expected


def test_as_of_an_earlier_number_names_mean_the_same(client: Client) -> None:
    claim = make_checked(speaker=make_speaker("Nn", party="S"), date_edtf="2020")
    (first,) = publish(claim)
    claim.statement = "Ny."
    claim.save()
    publish(claim, kind="correction", note="Ny.")
    for words in ("socialdemokraterna", "2020 delvis sant", "640"):
        assert ids(client, q=words, as_of=first.publication) == [claim.public_id]
        asked = {"q": words, "as_of": first.publication}
        table = client.get("/api/v1/claims.csv", asked).getvalue().decode()
        assert table.count(f"{SITE}/api/v1/claims/{claim.public_id}/") == 1


def test_an_id_or_an_address_is_that_of_what_is_meant(client: Client) -> None:
    revision = make_revision()
    claim = make_published(revision=revision)
    other = make_published(revision=revision, speaker=make_speaker("Nn"))
    document = claim.revision.document
    speaker = claim.speaker.public_id
    for words in (
        claim.public_id,
        f" {SITE}/claims/{claim.public_id}/ ",
        f"{SITE}/en/claims/{claim.public_id}/",
        f"{SITE}/api/v1/claims/{claim.public_id}/",
    ):
        assert ids(client, q=words) == [claim.public_id], words
        assert ids(client, q=words, ordering="relevance") == [claim.public_id]
        assert ids(client, q=words, ordering="date", party="M") == [claim.public_id]
        assert ids(client, q=words, kind="rule") == []
    assert ids(client, q=document.public_id, page_size=1) == [other.public_id]
    assert set(ids(client, q=f"{SITE}/sources/{document.public_id}/")) == {
        claim.public_id,
        other.public_id,
    }
    assert ids(client, q=f"{SITE}/speakers/{speaker}/") == [claim.public_id]
