"""Charts: their five formats, that they agree, and that nothing in them is taken for markup."""

import csv
import io
import json
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from PIL import Image

from claims.models import Claim, PublicClaim
from claims.publication import publishing
from factcheck.site.charts import amounts, strip
from factcheck.site.charts.amounts import power_in_words
from factcheck.site.charts.scales import decades, ticks
from factcheck.site.drawing.colours import COLOURS
from factcheck.site.drawing.svg import policy_of_files
from tests.claims.corpus import load_corpus
from tests.factcheck.site.pages import see
from tests.factories import (
    AT,
    make_claim,
    make_document,
    make_quantity,
    make_revision,
    make_scale_and_ratings,
    make_speaker,
    make_topic,
    make_user,
)
from tests.published import make_checked, make_published, publish

HOSTILE = "<script>alert(1)</script>\"'&]]>\u202e\x01 =1+1"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def own_pictures(settings: Any, tmp_path: Any) -> None:
    settings.PICTURES_DIR = tmp_path


def files(client: Client, path: str, **parameters: str) -> dict[str, bytes]:
    """Each file."""
    found = {}
    for kind in ("svg", "png", "csv", "json"):
        response = client.get(f"{path.rstrip('/')}.{kind}", parameters)
        assert response.status_code == 200, response.content
        found[kind] = response.content
    return found


@pytest.mark.django_db
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_chart_of_the_corpus_has_files_that_agree(client: Client, prefix: str) -> None:
    load_corpus()
    document = Claim.objects.order_by("pk")[0].revision.document.public_id
    for path in ("/charts/months/", "/charts/amounts/", f"/charts/documents/{document}/"):
        page = see(client, prefix + path)
        assert len(page.attributes("svg", class_="drawing")) == 1
        found = files(client, prefix + path)
        table = list(csv.DictReader(io.StringIO(found["csv"].decode())))
        said = json.loads(found["json"])
        assert [column["name"] for column in said["columns"]] == list(table[0])
        assert [
            {k: "" if v is None else str(v) for k, v in row.items()} for row in said["data"]
        ] == [{k: v.removeprefix("'") for k, v in row.items()} for row in table]
        assert len(page.texts("tr")) == len(table) + 1
        root = ElementTree.fromstring(found["svg"])  # noqa: S314  # our own
        assert root.tag == f"{SVG}svg"
        assert root.find(f"{SVG}title") is not None
        picture = Image.open(io.BytesIO(found["png"]))
        assert picture.size == (int(root.attrib["width"]) * 2, int(root.attrib["height"]) * 2)


@pytest.mark.django_db
def test_claims_are_counted_by_month_and_verdict(client: Client) -> None:
    ratings = make_scale_and_ratings()
    publish(make_checked(ratings["false"], date_edtf="2020-10-05"))
    make_published(date_edtf="2020-10")
    make_published(date_edtf="2020-12-01")
    make_published(date_edtf="2020")
    said = json.loads(client.get("/charts/months.json").content)
    rows = [(row["period"], row["false"], row["unverified"], row["total"]) for row in said["data"]]
    assert rows == [
        ("oktober 2020", 1, 1, 2),
        ("december 2020", 0, 1, 1),
        ("Okänd månad", 0, 1, 1),
    ] or rows == [
        ("oktober 2020", 1, 1, 2),
        ("november 2020", 0, 0, 0),
        ("december 2020", 0, 1, 1),
        ("Okänd månad", 0, 1, 1),
    ]


@pytest.mark.django_db
def test_where_few_months_are_known_years_are_shown_and_lead_to_their_months(
    client: Client,
) -> None:
    make_published(date_edtf="2020-10-05")
    make_published(date_edtf="2019~")
    make_published(date_edtf="2018")
    page = see(client, "/charts/months/")
    assert page.texts("h1") == ["Påståenden efter år och omdöme"]
    assert {a["href"] for a in page.attributes("a") if "year=" in a["href"]} >= {
        "/charts/months/?year=2020",
        "/charts/months/?year=2019",
    }
    year = see(client, "/charts/months/", year="2019")
    assert year.texts("h1") == ["Påståenden från 2019 efter månad och omdöme"]
    assert "Okänd månad" in year.text
    assert len(json.loads(client.get("/charts/months.json?year=2020").content)["data"]) == 12


@pytest.mark.django_db
@pytest.mark.parametrize("year", ["1999", "x", "-1", "0", "20200", "٢٠٢٠", "1e3"])
def test_a_year_that_is_none_is_refused_in_words(client: Client, year: str) -> None:
    make_published()
    for kind in ("/", ".svg", ".png", ".csv", ".json"):
        page = see(client, f"/charts/months{kind}", 400, year=year)
        assert "year:" in page.text


@pytest.mark.django_db
def test_amounts_have_rows_for_speaker_and_year(client: Client) -> None:
    claim = make_claim(date_edtf="2022-05-01")
    make_quantity(claim)
    make_quantity(claim, text="640", value=24_000_000_000, value_max=25_000_000_000)
    make_quantity(claim, text="kronor", value=1, unit="percent")
    publish(claim)
    page = see(client, "/charts/amounts/")
    assert "640 000 000" in page.text.replace("\xa0", " ")
    assert len(page.texts("tr")) == 3
    (row, other) = json.loads(client.get("/charts/amounts.json").content)["data"]
    assert (row["speaker"], row["year"], row["value"], row["value_max"]) == (
        *("Åsa Öberg", "2022", "640000000", None),
    )
    assert other["value_max"] == "25000000000"
    speaker = claim.speaker.public_id
    assert "Belopp i kronor som Åsa Öberg har nämnt" in see(
        client, "/charts/amounts/", speaker=speaker
    ).texts("h1")
    for bad in ("aaaaaaaa", "x", "'"):
        see(client, "/charts/amounts/", 400, speaker=bad)


@pytest.mark.django_db
def test_a_source_s_claims_stand_where_they_do(client: Client) -> None:
    claim = make_published()
    document = claim.revision.document.public_id
    (row,) = json.loads(client.get(f"/charts/documents/{document}.json").content)["data"]
    assert (row["start"], row["end"], row["id"]) == (claim.start, claim.end, claim.public_id)
    page = see(client, f"/charts/documents/{document}/")
    assert f"/claims/{claim.public_id}/" in page.html
    assert client.get("/charts/documents/aaaaaaaa/").status_code == 404
    assert client.get("/charts/documents/aaaaaaaa.png").status_code == 404
    assert client.get(f"/charts/documents/{document}.gif").status_code == 404


@pytest.mark.django_db
def test_a_withdrawn_claim_is_in_no_chart(client: Client) -> None:
    claim = make_claim(date_edtf="2022-05-01")
    make_quantity(claim)
    publish(claim)
    publishing.withdraw([claim], by=make_user(), at=AT + timedelta(1), reason="Fel.")
    for path in ("months", "amounts"):
        assert claim.public_id not in client.get(f"/charts/{path}.json").content.decode()
        assert json.loads(client.get(f"/charts/{path}.json").content)["data"] == []


@pytest.mark.django_db
def test_what_stands_in_a_record_is_never_markup(client: Client) -> None:
    document = make_document(title=HOSTILE.replace("\x01", ""))
    claim = make_claim(
        revision=make_revision(document=document),
        speaker=make_speaker(HOSTILE.replace("\x01", "")),
        statement=HOSTILE.replace("\x01", ""),
        topics=[make_topic()],
    )
    make_quantity(claim)
    publish(claim)
    for path in ("/charts/months/", "/charts/amounts/", f"/charts/documents/{document.public_id}/"):
        assert see(client, path).scripts == []
        found = files(client, path)
        root = ElementTree.fromstring(found["svg"])  # noqa: S314  # our own
        assert list(root.iter(f"{SVG}script")) == []
        assert b"\xe2\x80\xae" not in found["svg"]
        rows = list(csv.reader(io.StringIO(found["csv"].decode())))
        assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


@pytest.mark.django_db
def test_files_may_run_nothing(client: Client) -> None:
    make_published()
    response = client.get("/charts/months.svg")
    assert response["Content-Security-Policy"] == policy_of_files()
    assert response["Content-Type"] == "image/svg+xml"
    assert "inline" in response["Content-Disposition"]
    assert client.get("/charts/months.csv")["Content-Type"].startswith("text/csv")
    again = client.get("/charts/months.svg", headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304


@pytest.mark.django_db
def test_a_chart_costs_a_fixed_number_of_queries(client: Client) -> None:
    """Verdicts, counts by year, whether there are few months, counts by month; verdicts and
    amounts; the source, verdicts and its claims."""
    claim = make_claim(date_edtf="2022-05-01")
    make_quantity(claim)
    publish(claim, *(make_claim(date_edtf="2021-05-01") for _ in range(5)))
    document = claim.revision.document.public_id
    for path, most in (("months", 4), ("amounts", 2), (f"documents/{document}", 3)):
        with CaptureQueriesContext(connections["public"]) as queries:
            assert client.get(f"/charts/{path}/").status_code == 200
        assert len(queries) <= most, [query["sql"] for query in queries]


@pytest.mark.django_db
def test_no_more_is_drawn_than_is_said(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(amounts, "MOST_AMOUNTS", 2)
    monkeypatch.setattr(strip, "MOST_CLAIMS", 2)
    revision = make_revision()
    claims = [make_claim(revision=revision) for _ in range(3)]
    for claim in claims:
        make_quantity(claim)
    publish(*claims)
    page = see(client, "/charts/amounts/")
    assert "Bara de 2 senast publicerade beloppen visas." in page.text
    page = see(client, f"/charts/documents/{revision.document.public_id}/")
    assert "Bara de 2 första påståendena visas." in page.text
    assert len(json.loads(client.get("/charts/amounts.json").content)["data"]) == 2
    assert PublicClaim.objects.count() == 3


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/charts/", "/charts/months/", "/charts/amounts/"])
def test_before_anything_is_published(client: Client, path: str) -> None:
    assert see(client, path).attributes("svg")


@pytest.mark.parametrize(
    ("most", "lines"),
    [
        (0, [0, 1]),
        (1, [0, 1]),
        (3, [0, 1, 2, 3]),
        (43, [0, 20, 40, 60]),
        (361, [0, 100, 200, 300, 400]),
        (1_000_000, [0, 500_000, 1_000_000]),
    ],
)
def test_lines_of_an_axis_are_round(most: int, lines: list[int]) -> None:
    assert ticks(most) == lines


def test_decades_are_around_the_amounts() -> None:
    assert decades(640_000_000, 640_000_000) == [8, 9]
    assert decades(1_000, 1_000_000) == [3, 4, 5, 6]
    assert decades(0.5, 20) == [-1, 0, 1, 2]


@pytest.mark.parametrize(
    ("power", "words"), [(3, "1\xa0000"), (6, "1 mn"), (10, "10 md"), (13, "10 bn"), (-1, "0,1")]
)
def test_powers_of_ten_in_few_letters(power: int, words: str) -> None:
    with translation.override("sv"):
        assert power_in_words(power) == words


def test_drawings_have_the_colours_of_their_style_sheet(settings: Any) -> None:
    css = (settings.BASE_DIR / "factcheck/static/site/drawing.css").read_text()
    light = css[: css.index("@media")]
    for name, colour in COLOURS.items():
        assert f"--d-{name}: {colour};" in light
        assert f".f-{name} {{ fill: var(--d-{name}); }}" in css
