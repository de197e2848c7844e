"""COPY in blocks: the same rows, whatever the size, and a connection that is fit for use after."""

from itertools import islice
from typing import Any

import psycopg
import pytest
from django.db import connection
from psycopg import errors, sql

from claims.exports.copy_blocks import copy_blocks, csv_blocks

pytestmark = pytest.mark.django_db

CELLS = ("plain", "two\nlines", "\n", "", "a\r\nb", 'say "\n"', "å\n\nö", ",\n,")


def own() -> psycopg.Connection[Any]:
    connection.ensure_connection()
    session: psycopg.Connection[Any] = connection.connection
    return session


def copy(select: str, how: str = "FORMAT csv") -> sql.Composed:
    return sql.SQL("COPY ({}) TO STDOUT ({})").format(sql.SQL(select), sql.SQL(how))


def cells(values: tuple[str, ...]) -> str:
    listed = sql.SQL(", ").join(sql.Literal(value) for value in values)
    return sql.SQL("SELECT x, 1 FROM unnest(ARRAY[{}]) x").format(listed).as_string(own())


@pytest.mark.parametrize("block", [1, 20, 1_000_000])
@pytest.mark.parametrize("values", [CELLS, ("plain", "words"), ("only\none",)])
def test_lines_end_in_crlf_and_cells_keep_their_line_feeds(
    values: tuple[str, ...], block: int
) -> None:
    select = copy(cells(values), "FORMAT csv, FORCE_QUOTE *")
    expected = "".join('"{}","1"\r\n'.format(v.replace('"', '""')) for v in values)
    assert b"".join(csv_blocks(own(), select, block=block)).decode() == expected


def test_blocks_hold_whole_rows_of_about_the_size() -> None:
    select = copy("SELECT repeat('x', 99) FROM generate_series(1, 1000)")
    blocks = list(copy_blocks(own(), select, block=1_000))
    assert {len(block) for block in blocks} == {1_000}
    assert len(blocks) == 100


def test_a_row_may_be_larger_than_a_block() -> None:
    select = copy("SELECT repeat('å', n) FROM unnest(ARRAY[1, 300000, 2]) n")
    lines = b"".join(copy_blocks(own(), select, block=10)).decode().splitlines()
    assert [len(line) for line in lines] == [1, 300_000, 2]


def test_nothing_is_no_block() -> None:
    assert list(csv_blocks(own(), copy("SELECT 1 WHERE false"))) == []


def test_a_failure_on_the_way_is_raised_and_leaves_the_connection_usable() -> None:
    select = copy("SELECT 1 / (5000 - n) FROM generate_series(1, 9000) n")
    with own().transaction(force_rollback=True):
        blocks = csv_blocks(own(), select, block=100)
        assert len(list(islice(blocks, 10))) == 10
        with pytest.raises(errors.DivisionByZero):
            list(blocks)
    assert own().execute("SELECT 1").fetchone() == (1,)


@pytest.mark.django_db(transaction=True)
def test_who_stops_reading_leaves_the_connection_usable() -> None:
    blocks = copy_blocks(own(), copy("SELECT repeat('x', 999) FROM generate_series(1, 100000)"))
    next(blocks)
    blocks.close()  # type: ignore[attr-defined]
    assert own().execute("SELECT 1").fetchone() == (1,)
