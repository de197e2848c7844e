"""`docs/hosting.md` names every variable of the environment, and none that nothing reads."""

import ast
import inspect
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from factcheck import environment

ROOT = Path(settings.BASE_DIR)
READERS = ("factcheck/settings.py", "factcheck/environment.py", "factcheck/database.py")
# What `os.environ` is asked by.
METHODS = {"get", "setdefault", "pop"}


def variables(source: str) -> Iterator[str]:
    """The names that are looked up in `os.environ`, or by a function of `environment`."""
    functions = _functions()
    ours = functions | {f"environment.{name}" for name in functions}
    ours |= {f"os.environ.{name}" for name in METHODS}
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Subscript) and ast.unparse(call.value) == "os.environ":
            if isinstance(call.ctx, ast.Load):
                yield str(ast.literal_eval(call.slice))
        elif isinstance(call, ast.Call) and ast.unparse(call.func) in ours:
            first = next(iter(call.args), None)
            if isinstance(first, ast.Constant):
                yield str(first.value)


def _functions() -> set[str]:
    """Those of `factcheck.environment` that are told a variable's name."""
    return {
        name
        for name, function in inspect.getmembers(environment, inspect.isfunction)
        if function.__module__ == environment.__name__
        and next(iter(inspect.signature(function).parameters), "") == "name"
    }


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
A = os.environ.get("ONE", "")
B = os.environ["TWO"]
os.environ["NOT_READ"] = "x"
C = environment.flag("THREE", default=True)
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
