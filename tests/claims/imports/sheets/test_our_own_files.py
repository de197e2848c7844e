"""What our own files say is meant as it stands, where no other file would be believed."""

import csv
import io
from decimal import Decimal

import pytest

from claims.exports.drafts import DRAFTS, drafts_csv
from claims.exports.tables import CLAIMS
from claims.imports.sheets import values, verbs
from claims.imports.sheets.dates import means
from claims.imports.sheets.headers import is_of_ours
from claims.models import Claim
from claims.vocabulary.spreadsheet_cells import DIALECTS, EXCEL_SV
from tests.claims.imports.sheets.test_import_claims import looked_at, outcomes, reasons
from tests.factories import make_claim, make_quantity, make_user

pytestmark = pytest.mark.django_db


def ours(dialect: str = EXCEL_SV.name) -> str:
    return b"".join(drafts_csv(DRAFTS, Claim.objects.all(), DIALECTS[dialect])).decode()


def claim_with(value: str, date: str = "2016-04") -> Claim:
    claim = make_claim(date_edtf=date)
    make_quantity(claim, value=Decimal(value))
    claim.refresh_from_db()
    return claim


def without_id(file: str) -> str:
    """The same file for a desk that has the texts and not the claims."""
    separator = ";" if ";" in file.split("\r\n")[0] else ","
    rows = list(csv.DictReader(io.StringIO(file.lstrip("\ufeff")), delimiter=separator))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, rows[0].keys(), delimiter=separator)
    writer.writeheader()
    writer.writerows({**each, "id": "", "statement": f"{each['statement']} Ny."} for each in rows)
    return out.getvalue()


@pytest.mark.parametrize("dialect", DIALECTS)
def test_three_decimals_of_our_own_are_decimals(dialect: str) -> None:
    claim_with("640.125")
    file = without_id(ours(dialect))
    assert "= 640.125 " in file
    found = looked_at(file.encode())
    assert (outcomes(found), reasons(found)) == (["create"], [[]])
    assert found.rows.get().target["quantities"][0]["value"] == "640.125"
    # What was changed by hand is asked about: we write no comma, and no nought at the end.
    for typed in ("640.120", "640.000", *(["640,125"] if ";" in file else [])):
        found = looked_at(file.replace("= 640.125 ", f"= {typed} ").encode())
        assert reasons(found) == [["quantity_of_two_readings"]]


def test_a_file_that_lacks_a_column_of_ours_is_anybodys() -> None:
    claim_with("640.125")
    file = without_id(ours())
    other = file.replace("source_sha256", "prefix", 1)
    assert "quantity_of_two_readings" in reasons(looked_at(other.encode()))[0]


def test_a_season_of_our_own_is_a_season() -> None:
    claim_with("640", "2021-22")  # read by people as a year of the parliament
    file = without_id(ours())
    found = looked_at(file.encode())
    assert (outcomes(found), reasons(found)) == (["create"], [[]])
    assert found.rows.get().target["date_edtf"] == "2021-22"
    # Where the days beside it are others, somebody has typed it.
    typed = looked_at(file.replace("2021-06-01", "2021-01-01").encode())
    assert reasons(typed) == [["date_of_two_readings"]]


def test_what_is_typed_into_a_row_of_ours_is_asked_about() -> None:
    claim_with("640.125")
    found = looked_at(without_id(ours()).encode())
    row = found.rows.get()
    user = make_user(role="researcher")
    kept = verbs.amend(row, {**row.cells, "headline": "Ny rubrik"}, by=user)
    assert kept.reasons == []
    typed = {**row.cells, "quantities": row.cells["quantities"].replace("640.125", "640.126")}
    assert [r["code"] for r in verbs.amend(row, typed, by=user).reasons] == [
        "quantity_of_two_readings"
    ]


def test_both_our_tables_of_claims_are_recognised() -> None:
    for table in (CLAIMS, DRAFTS):
        names = [column.name for column in table.columns]
        assert is_of_ours(names)
        assert is_of_ours([*names, "anteckning"])
        assert not is_of_ours(name.title() for name in names)
    assert not is_of_ours(["id", "quote", "statement", "quantities", "date"])


def test_the_days_beside_a_date_say_which_it_is() -> None:
    assert means("2021-22", "2021-06-01", "2021-08-31")
    assert means("2016", "2016-01-01", "2016-12-31")
    assert not means("2016", "2016-01-01", "")
    assert not means("2016/..", "2016-01-01", "")
    assert not means("3/5 2016", "2016-05-03", "2016-05-03")


def test_ranges_of_our_own_keep_their_decimals() -> None:
    (found,) = values.numbers("orden = 1.125–2.375 SEK", ours=True)
    assert (found.value, found.value_max) == (Decimal("1.125"), Decimal("2.375"))
    with pytest.raises(values.BadValue):
        values.numbers("orden = 1.125–2.375 SEK")
