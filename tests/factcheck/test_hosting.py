"""`docs/hosting.md` names every variable of the environment, and none that nothing reads."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
READERS = ("factcheck/settings.py", "factcheck/database.py")
# What `os.environ` is asked by, besides our own functions with a parameter `name`.
METHODS = {"get", "setdefault", "pop"}


def variables(source: str) -> Iterator[str]:
    """The names that are looked up in the environment."""
    tree = ast.parse(source)
    ours = {
        function.name
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef) and "os.environ.get(name" in ast.unparse(function)
    }
    for call in ast.walk(tree):
        if isinstance(call, ast.Subscript) and ast.unparse(call.value) == "os.environ":
            if isinstance(call.ctx, ast.Load):
                yield str(ast.literal_eval(call.slice))
        elif isinstance(call, ast.Call):
            called = call.func
            asks = isinstance(called, ast.Name) and called.id in ours
            asks |= (
                isinstance(called, ast.Attribute)
                and called.attr in METHODS
                and ast.unparse(called.value) == "os.environ"
            )
            if asks and isinstance(call.args[0], ast.Constant):
                yield str(call.args[0].value)


def documented() -> set[str]:
    text = (ROOT / "docs" / "hosting.md").read_text()
    return set(re.findall(r"^\| `([A-Z_]+)` \|", text, flags=re.MULTILINE))


def test_every_variable_stands_in_the_table() -> None:
    read = {name for path in READERS for name in variables((ROOT / path).read_text())}
    assert {"DATABASE_URL", "VAR_DIR", "DEBUG", "API_RATE", "MAX_SOURCE_BYTES"} < read
    assert read - documented() == set()
    # The one that a command reads by itself.
    assert documented() - read == {"PUBLIC_DATABASE_PASSWORD"}


def test_what_counts_as_reading_a_variable() -> None:
    source = """
def _flag(name, *, default): return os.environ.get(name)
A = os.environ.get("ONE", "")
B = os.environ["TWO"]
os.environ["NOT_READ"] = "x"
C = _flag("THREE", default=True)
os.environ.setdefault("FOUR", "x")
D = {}.get("NOT_ASKED_OF_IT")
"""
    assert set(variables(source)) == {"ONE", "TWO", "THREE", "FOUR"}


def test_the_defaults_in_the_table_are_those_of_the_code(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "hosting.md").read_text()
    defaults = dict(re.findall(r"^\| `([A-Z_]+)` \| `([^`]+)` \|", text, flags=re.MULTILINE))
    names = (
        *("PUBLIC_BASE_URL", "DEBUG", "DESK_NAME", "MAX_SOURCE_BYTES", "EVIDENCE_MINIMUM"),
        *("EVIDENCE_PRIMARY_REQUIRED", "API_RATE", "CORRECTIONS_PER_HOUR"),
    )
    program = f"from factcheck import settings\nfor n in {names}: print(getattr(settings, n))"
    done = subprocess.run(  # noqa: S603  # where nothing is set, whatever is set here
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={"VAR_DIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    values = [{"True": "true", "False": "false"}.get(v, v) for v in done.stdout.splitlines()]
    assert values == [defaults[name] for name in names]
