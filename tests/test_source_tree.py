"""What holds for the whole tree: no circle among its files, and a name means one class."""

import ast
from collections import defaultdict
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.source_tree import classes, imported, modules, parsed

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
