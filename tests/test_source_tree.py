"""What holds for the whole tree: no circle among its files, and a name means one class."""

import ast
from collections import defaultdict
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.embedded import ROOMS_WITHOUT_SQL
from tests.source_tree import ROOT, classes, imported, modules, parsed

# Django looks for these by this name, one a file.
NAMED_BY_DJANGO = {"Command"}


def circle(graph: dict[str, set[str]]) -> list[str]:
    """The modules of a circle, the first again at the end; none where there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        found: list[str] = error.args[1]
        return found
    return []


def test_no_files_import_each_other_in_a_circle() -> None:
    """Not even for their types, nor late within a function."""
    known = modules()
    graph = {name: imported(parsed(path), known) - {name} for name, path in known.items()}
    assert circle(graph) == []


@pytest.mark.parametrize(
    "text",
    [
        "from claims.b import B",
        "from claims import b",
        "import claims.b",
        "def late() -> None:\n    import claims.b",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from claims.b import B",
    ],
)
def test_every_way_to_import_is_seen(text: str) -> None:
    seen = imported(ast.parse(text), {"claims", "claims.a", "claims.b"})
    assert seen == {"claims.b"}
    assert circle({"claims.a": seen, "claims.b": {"claims.a"}})[0] in {"claims.a", "claims.b"}


def test_a_class_is_known_by_its_name() -> None:
    places = defaultdict(list)
    for module, path in modules().items():
        for each in classes(parsed(path)):
            places[each.name].append(module)
    twice = {
        name: found
        for name, found in places.items()
        if len(found) > 1 and name not in NAMED_BY_DJANGO
    }
    assert twice == {}


def test_nobody_hands_anything_on_in_the_headers_of_a_request() -> None:
    """`request.META` has what was sent, and only that; see `corpus/desk/handling.py`."""
    put = {
        f"{name}: {key}"
        for name, path in modules().items()
        for key in put_into_meta(parsed(path))
        if key != "REMOTE_ADDR" and not key.startswith("HTTP_")
    }
    assert put == set()


def put_into_meta(tree: ast.AST) -> set[str]:
    return {
        ast.unparse(node.slice).strip("'")
        for node in ast.walk(tree)
        if isinstance(node, ast.Subscript)
        and isinstance(node.ctx, ast.Store)
        and isinstance(node.value, ast.Attribute)
        and node.value.attr == "META"
    }


# By these SQL of one's own is sent, or written into what Django makes.
SENDS_SQL = {"cursor", "execute", "executemany", "raw", "extra"}
IS_SQL = {"RawSQL", "Func", "SearchQuery", "SearchVector", "SearchRank", "SearchHeadline"}


def sql_of_ours(tree: ast.AST) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            found |= {node.func.attr} & SENDS_SQL
        elif isinstance(node, ast.ImportFrom):
            found |= {alias.name for alias in node.names} & IS_SQL
        elif isinstance(node, ast.Attribute):
            found |= {node.attr} & IS_SQL
    return found


@pytest.mark.parametrize("room", ROOMS_WITHOUT_SQL)
def test_rooms_that_are_tested_on_one_postgresql_have_no_sql_of_ours(room: str) -> None:
    package = room.replace("/", ".") + "."
    its = {name: path for name, path in modules().items() if name.startswith(package)}
    assert its
    with_sql = {name: sql_of_ours(parsed(path)) for name, path in its.items()}
    assert {name: found for name, found in with_sql.items() if found} == {}


@pytest.mark.parametrize("room", ROOMS_WITHOUT_SQL)
def test_tests_that_are_for_each_postgresql_nevertheless_are_there(room: str) -> None:
    there = {path.stem for path in (ROOT / "tests" / room).rglob("test_*.py")}
    assert set(ROOMS_WITHOUT_SQL[room]) <= there


@pytest.mark.parametrize(
    "text",
    [
        "with connection.cursor() as cursor:\n    pass",
        "Claim.objects.raw('SELECT 1')",
        "Claim.objects.extra(where=['true'])",
        "from django.db.models import Func",
        "models.Func('x', function='claims_shown')",
        "from django.contrib.postgres.search import SearchQuery",
    ],
)
def test_every_way_to_send_sql_is_seen(text: str) -> None:
    assert sql_of_ours(ast.parse(text))
