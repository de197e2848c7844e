"""What the database holds about imports, and the one table of their states."""

from typing import Any

import pytest

from claims.imports.sheets.headers import COLUMNS, KEYS, READ, TEMPLATE, plain
from claims.vocabulary import import_states
from tests.factories import AT, make_import, make_import_row, make_user
from tests.promises import breaks

pytestmark = pytest.mark.django_db


def test_every_state_is_in_the_table_and_an_end_is_an_end() -> None:
    befores = {state for verb in import_states.TRANSITIONS.values() for state in verb}
    afters = {state for verb in import_states.TRANSITIONS.values() for state in verb.values()}
    assert befores | afters == set(import_states.STATES)
    assert set(import_states.STATES) - befores == {import_states.DONE, import_states.DISCARDED}
    # What was refused for its encoding alone is read in another; nothing else comes of it.
    of_refused = [verb for verb, way in import_states.TRANSITIONS.items() if "refused" in way]
    assert of_refused == ["read_as"]
    with pytest.raises(import_states.NotNow):
        import_states.after("confirm", import_states.DONE)


def test_the_database_holds_what_an_import_is() -> None:
    kept = make_import()
    user = make_user()
    signed: dict[str, Any] = {"confirmed_at": AT, "confirmed_by_id": user.pk}
    breaks("import_state_known", kept, state="klar")
    breaks("import_encoding_known", kept, encoding="latin-1")
    breaks("import_confirmed_at_and_by", kept, confirmed_at=AT)
    breaks("import_stored_only_once_confirmed", kept, state="confirmed")
    breaks("import_stored_only_once_confirmed", kept, state="done", done_at=AT)
    breaks("import_done_has_time", kept, state="done", **signed)
    breaks("import_done_has_time", kept, done_at=AT)


def test_the_database_holds_what_a_row_is() -> None:
    row = make_import_row()
    breaks("import_row_once", row, inserted_only=True)
    breaks("import_row_outcome_known", row, number=3, outcome="kanske")


def test_no_name_stands_for_two_columns() -> None:
    names = [
        name
        for column in COLUMNS
        for name in {plain(each) for each in (column.key, column.swedish, *column.others)}
    ]
    assert len(names) == len(set(names))
    assert set(TEMPLATE) <= set(READ) <= set(KEYS)
