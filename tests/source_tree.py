"""The application's own source, read without running it."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APPS = ("claims", "corpus", "factcheck")


def modules() -> dict[str, Path]:
    """The file of each module, by the name that it is imported by; no migrations."""
    return {
        ".".join(parts): path
        for app in APPS
        for path in sorted((ROOT / app).rglob("*.py"))
        if "migrations" not in path.parts
        for parts in (_name(path.relative_to(ROOT)),)
    }


def _name(path: Path) -> tuple[str, ...]:
    parts = path.with_suffix("").parts
    return parts[:-1] if parts[-1] == "__init__" else parts


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.AST, known: Iterable[str]) -> set[str]:
    """Those of the known modules that are imported anywhere: in a function, for types only …"""
    names = set(known)
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: a relative import"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                found.add(inner if inner in names else str(node.module))
    return found & names


def classes(tree: ast.AST) -> Iterator[ast.ClassDef]:
    """All but those made within a function, and the parts of a model or an admin page that are
    always called the same: its Meta, its Media, and the choices of a field."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if isinstance(node, ast.ClassDef) and not _is_part(node):
            yield node
        yield from classes(node)


def _is_part(node: ast.ClassDef) -> bool:
    choices = any(ast.unparse(base).endswith("Choices") for base in node.bases)
    return node.name in {"Meta", "Media"} or choices
