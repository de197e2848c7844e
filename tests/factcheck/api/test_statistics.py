"""`stats/`: kept counts are the counts of what is public, after whatever the desk has done."""

from collections import Counter
from itertools import combinations, product
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.models import Claim, PublicCount
from claims.publication import publishing
from claims.publication.lives import begin_life
from claims.publication.locking import last_publication
from claims.publication.rebuilding import rebuild_public_rows
from claims.publication.statistics import DIMENSIONS
from factcheck.api import statistics
from tests.claims.corpus import change_corpus, load_corpus
from tests.factcheck.test_forms_agree import everything
from tests.factories import AT, make_claim, make_speaker, make_topic, make_user
from tests.promises import refused_by, run
from tests.published import SITE, get, make_checked, make_published, publish, refusal

pytestmark = pytest.mark.django_db

PAIRS = [*((name,) for name in DIMENSIONS), *combinations(DIMENSIONS, 2)]


def values(record: dict[str, Any]) -> dict[str, list[Any]]:
    """Written out here anew."""
    date = record["date"]
    same = date["earliest"][:4] == date["latest"][:4]
    return {
        "verdict": [record["rating"] and record["rating"]["id"]],
        "party": [record["speaker"]["party"]],
        "speaker": [record["speaker"]["id"]],
        "topic": record["topics"] or [None],
        "kind": [record["kind"]],
        "source": [record["source"]["document"]["id"]],
        "year": [date["earliest"][:4] if same else None],
    }


def expected(records: list[dict[str, Any]], names: tuple[str, ...]) -> Counter[Any]:
    found: Counter[Any] = Counter()
    for record in records:
        of = values(record)
        found.update(product(*(of[name] for name in names)))
    return found


def counted(client: Client, names: tuple[str, ...], **more: Any) -> Counter[Any]:
    page = get(client, "stats/", by=",".join(names), **more)
    cells = page["results"]
    while page["next"]:
        page = client.get(page["next"].removeprefix(SITE)).json()
        cells += page["results"]
    sizes = [cell["claims"] for cell in cells]
    assert sizes == sorted(sizes, reverse=True)
    found: Counter[Any] = Counter()
    for cell in cells:
        key = tuple(cell[name] for name in names)
        assert key not in found
        found[key] = cell["claims"]
    return found


def test_counts_are_those_of_the_records(client: Client) -> None:
    """The whole corpus, published, changed, withdrawn, restored; by any two, and by one."""
    load_corpus()
    number, then = last_publication(), list(everything(client).values())
    change_corpus()
    records = list(everything(client).values())
    gone = {record["id"] for record in then} - {record["id"] for record in records}
    left = [record for record in then if record["id"] not in gone]
    for names in PAIRS:
        assert counted(client, names) == expected(records, names), names
        assert counted(client, names, as_of=number) == expected(left, names), names
        assert counted(client, names[::-1], page_size=7) == expected(records, names[::-1])
    kept = set(PublicCount.objects.values_list("dimensions", "first", "second", "claims"))
    rebuild_public_rows()
    again = PublicCount.objects.values_list("dimensions", "first", "second", "claims")
    assert set(again) == kept


def test_the_answer(client: Client) -> None:
    publish(make_checked(), make_claim(speaker=make_speaker("Örjan", party="")))
    page = get(client, "stats/", by="verdict,party")
    assert page["results"] == [
        {"verdict": None, "party": None, "claims": 1},
        {"verdict": "half_true", "party": "M", "claims": 1},
    ]
    assert "not of what has been said" in page["caveat"]
    assert page["publication"] == 2
    assert page["permanent"] == f"{SITE}/api/v1/stats/?by=verdict%2Cparty&as_of=2"
    make_published()
    then = client.get(page["permanent"].removeprefix(SITE)).json()
    assert then["results"] == page["results"]
    assert then["withdrawn_since"] == {"count": 0, "claims": []}


def test_a_topic_without_claims_is_counted_no_more(client: Client) -> None:
    claim = make_published(topics=[make_topic("skola")])
    assert counted(client, ("topic",)) == {("skola",): 1}
    publishing.withdraw([claim], by=make_user(), at=AT, reason="Fel.")
    assert counted(client, ("topic",)) == {}
    assert not PublicCount.objects.exists()


def test_refusals(client: Client) -> None:
    for by in (",", "party,party", "party,kind,topic", "åsikt"):
        (message,) = refusal(client, "stats/", by=by)["by"]
        assert "verdict" in message
    assert refusal(client, "stats/", by="party", page_size="0").keys() == {"page_size"}
    assert refusal(client, "stats/", by="party", page_size="1001").keys() == {"page_size"}
    assert refusal(client, "stats/", by="party", cursor="x").keys() == {"cursor"}
    assert refusal(client, "stats/", by="party", kind="rule").keys() == {"kind"}
    assert refusal(client, "stats/", by=["party", "kind"]).keys() == {"by"}


def test_a_count_is_kept_once() -> None:
    make_published()
    with refused_by("public_count_once"):
        run("UPDATE claims_publiccount SET dimensions = 'party', first = '', second = ''")


def test_parties(client: Client) -> None:
    publish(
        make_claim(speaker=make_speaker("A", party="MP")),
        make_claim(speaker=make_speaker("B", party="ÖP")),
        make_checked(speaker=make_speaker("C", party="MP")),
        make_claim(speaker=make_speaker("D", party="")),
    )
    green, other = get(client, "parties/")["results"]
    assert (green["id"], green["name"], green["claims"]["total"]) == (
        "MP",
        "Miljöpartiet de gröna",
        2,
    )
    assert (other["id"], other["name"], other["claims"]["total"]) == ("ÖP", None, 1)
    assert get(client, "parties/MP/") == green
    assert client.get(other["url"].removeprefix(SITE)).json() == other


def test_speakers_by_name_and_party(client: Client) -> None:
    for name, party in (("Åsa Öberg", "M"), ("Asa Berg", "S"), ("Örjan Åsberg", "M")):
        make_published(speaker=make_speaker(name, party=party))

    def found(**parameters: Any) -> list[str]:
        return [row["name"] for row in get(client, "speakers/", **parameters)["results"]]

    assert found(q="åsa") == ["Åsa Öberg"]
    assert found(q="BERG") == ["Asa Berg", "Åsa Öberg", "Örjan Åsberg"]
    assert found(q="berg asa") == ["Asa Berg"]
    assert found(party="Moderaterna") == ["Åsa Öberg", "Örjan Åsberg"]
    assert found(party=["S", "M"], q="berg as") == ["Asa Berg"]
    assert found(q="%") == []
    assert refusal(client, "speakers/", party="okänt parti").keys() == {"party"}
    (why,) = refusal(client, "speakers/", party=["S", "XYZ"])["party"]
    assert why == "There is no party “XYZ” in public; there are: M, S."
    assert refusal(client, "speakers/", q="x" * 501).keys() == {"q"}


def test_counts_that_were_never_made_keep_nobody_from_publishing(client: Client) -> None:
    """As after an upgrade, before `rebuild_public`."""
    claims = [make_published(), make_published()]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM claims_publiccount")
    make_published()
    for claim in claims:
        publishing.withdraw([claim], by=make_user(), at=AT, reason="Fel.")
    rebuild_public_rows()
    assert counted(client, ("kind",)) == {("quantity",): 1}


def test_the_command_counts_too() -> None:
    make_published()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM claims_publiccount")
    call_command("rebuild_public", verbosity=0)
    assert PublicCount.objects.filter(dimensions="kind").count() == 1


def test_an_answer_is_kept_until_something_is_published(client: Client) -> None:
    claim = make_published()
    with CaptureQueriesContext(connections["public"]) as first:
        said = get(client, "stats/", by="kind")
    with CaptureQueriesContext(connections["public"]) as again:
        assert get(client, "stats/", by="kind") == said
    assert len(again) < len(first)
    assert get(client, "stats/", by="kind", page_size=7)["permanent"] != said["permanent"]
    number, then = last_publication(), get(client, "stats/", by="kind", as_of=last_publication())
    make_published()
    now = get(client, "stats/", by="kind")
    assert now["publication"] == number + 1
    assert [cell["claims"] for cell in now["results"]] == [2]
    # Of a number of before, too: what has been withdrawn since is named.
    publishing.withdraw([claim], by=make_user(), at=AT, reason="Fel.")
    then_now = get(client, "stats/", by="kind", as_of=number)
    assert then["withdrawn_since"]["count"] == 0
    assert then_now["withdrawn_since"]["count"] == 1


def test_the_number_is_that_of_what_was_counted(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody publishes after the number was read, and before the counts are."""
    make_published()
    kept = statistics._kept
    published: list[Claim] = []

    def late(*asked: Any) -> Any:
        if not published:
            published.append(make_published())
        return kept(*asked)

    monkeypatch.setattr(statistics, "_kept", late)
    for _time in range(2):
        said = get(client, "stats/", by="kind")
        assert said["publication"] == last_publication()
        assert [cell["claims"] for cell in said["results"]] == [2]


def test_a_new_life_begins_with_nothing_kept(client: Client) -> None:
    make_published()
    get(client, "stats/", by="kind")
    begin_life(at=AT)
    run("UPDATE claims_publiccount SET claims = 7 WHERE dimensions = 'kind'")
    (cell,) = get(client, "stats/", by="kind")["results"]
    assert cell["claims"] == 7
