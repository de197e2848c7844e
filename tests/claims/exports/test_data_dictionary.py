"""The data dictionary says what the CSV has."""

from django.conf import settings

from claims.exports.data_dictionary import data_dictionary
from claims.exports.registry import TABLES


def test_it_is_current() -> None:
    written = (settings.BASE_DIR / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    assert written == data_dictionary(), "run manage.py write_data_dictionary"


def test_every_column_is_described() -> None:
    for table in TABLES.values():
        assert f"## `{table.name}.csv`" in data_dictionary()
        for column in table.columns:
            assert f"| `{column.name}` |" in data_dictionary()
            assert column.description.endswith("."), (table.name, column.name)
