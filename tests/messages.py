"""What is said to people: in the code, in the translations (`.po`), and in what runs (`.mo`).

Reads all three by itself, so that no gettext programs are needed.
"""

import ast
import gettext
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation.template import templatize

# Function → how many of its arguments, and which: context, singular, plural.
_CALLS = {
    "gettext": ("msgid",),
    "gettext_lazy": ("msgid",),
    "gettext_noop": ("msgid",),
    "ngettext": ("msgid", "plural"),
    "ngettext_lazy": ("msgid", "plural"),
    "pgettext": ("context", "msgid"),
    "pgettext_lazy": ("context", "msgid"),
    "npgettext": ("context", "msgid", "plural"),
    "npgettext_lazy": ("context", "msgid", "plural"),
}
_STRING = r"""u?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
_TEMPLATE_CALL = re.compile(
    rf"(?<!\w)(_|n?p?gettext)\(\s*{_STRING}(?:\s*,\s*{_STRING})?(?:\s*,\s*{_STRING})?", re.DOTALL
)
_PO_LINE = re.compile(r'(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) (".*")', re.ASCII)


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence as the code has it; `plural` and `context` are empty where it has none."""

    msgid: str
    plural: str = ""
    context: str = ""


@dataclass(slots=True)
class Entry:
    """One entry of a .po file; `texts` has one translation, or one for each plural form."""

    message: Message
    texts: list[str]
    flags: set[str] = field(default_factory=set)
    obsolete: bool = False


class NotConstant(ValueError):
    """The code asks for the translation of something that is known only when it runs."""


def in_code(folder: Path) -> dict[Message, str]:
    """Every sentence of the Python modules and templates below the folder, and where it is."""
    found: dict[Message, str] = {}
    for path in sorted(folder.rglob("*.py")):
        tree = ast.parse(path.read_text(), str(path))
        for message, line in _in_module(tree, path):
            found.setdefault(message, f"{path}:{line}")
    for pattern in ("*.html", "*.txt"):
        for path in sorted(folder.rglob(pattern)):
            for message in _in_template(path.read_text()):
                found.setdefault(message, str(path))
    return found


def _in_module(tree: ast.Module, path: Path) -> Iterator[tuple[Message, int]]:
    names = {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in _CALLS
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        function = ""
        if isinstance(node.func, ast.Name):
            function = names.get(node.func.id, "")
        elif isinstance(node.func, ast.Attribute) and node.func.attr in _CALLS:
            function = node.func.attr
        if not function:
            continue
        wanted = _CALLS[function]
        given = [_constant(argument, path) for argument in node.args[: len(wanted)]]
        yield Message(**dict(zip(wanted, given, strict=True))), node.lineno


def _constant(node: ast.expr, path: Path) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise NotConstant(f"{path}:{node.lineno}")


def _in_template(source: str) -> Iterator[Message]:
    for call in _TEMPLATE_CALL.finditer(templatize(source)):
        function = "gettext" if call[1] == "_" else call[1]
        wanted = _CALLS[function]
        given = [ast.literal_eval(text) for text in call.groups()[1 : 1 + len(wanted)]]
        yield Message(**dict(zip(wanted, given, strict=True)))


def in_po(path: Path) -> list[Entry]:
    """The entries of a .po file, its header among them."""
    entries = []
    for block in re.split(r"\n\s*\n", path.read_text().strip()):
        parts: dict[str, str] = {}
        flags: set[str] = set()
        key, obsolete = "", False
        for written in block.splitlines():
            line = written
            if line.startswith("#,"):
                flags |= {flag.strip() for flag in line[2:].split(",")}
            if line.startswith("#~ "):
                obsolete, line = True, line[3:]
            if line.startswith("#"):
                continue
            if match := _PO_LINE.fullmatch(line):
                key = match[1]
                parts[key] = ast.literal_eval(match[2])
            else:
                parts[key] += ast.literal_eval(line)
        if not parts:  # a comment that stands alone
            continue
        message = Message(parts["msgid"], parts.get("msgid_plural", ""), parts.get("msgctxt", ""))
        texts = [parts[key] for key in sorted(parts) if key.startswith("msgstr")]
        entries.append(Entry(message, texts, flags, obsolete))
    return entries


def compiled(entries: list[Entry]) -> dict[str | tuple[str, int], str]:
    """What a .mo file made of these entries says, as `gettext.GNUTranslations` keeps it."""
    catalog: dict[str | tuple[str, int], str] = {}
    for entry in entries:
        message = entry.message
        key = f"{message.context}\x04{message.msgid}" if message.context else message.msgid
        if message.plural:
            catalog |= {(key, form): text for form, text in enumerate(entry.texts)}
        else:
            catalog[key] = entry.texts[0]
    return catalog


def in_mo(path: Path) -> dict[str | tuple[str, int], str]:
    with path.open("rb") as file:
        catalog: dict[str | tuple[str, int], str] = vars(gettext.GNUTranslations(file))["_catalog"]
    return catalog
