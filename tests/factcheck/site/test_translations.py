"""Nothing on the public pages is left in English for those who read Swedish."""

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.utils.translation.template import templatize

FOLDER = Path(settings.BASE_DIR) / "factcheck"
CATALOGUE = FOLDER / "locale" / "sv" / "LC_MESSAGES" / "django.mo"
# By function, how many arguments stand before the message: its context.
PLAIN = ("_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy")
MARKS = dict.fromkeys(PLAIN, 0) | dict.fromkeys(("pgettext", "pgettext_lazy"), 1)
LITERAL = re.compile(r"""gettext\((u'(?:[^'\\]|\\.)*'|u"(?:[^"\\]|\\.)*")""")


def test_every_message_is_in_the_catalogue() -> None:
    catalogue = swedish()
    missing = [message for message in messages() if not catalogue.get(message)]
    assert missing == []


def test_the_compiled_catalogue_is_current() -> None:
    source = CATALOGUE.with_suffix(".po").read_text()
    assert "#, fuzzy" not in source
    told = set(re.findall(r'^msgstr(?:\[\d\])? "(.+)"$', source, re.MULTILINE))
    compiled = {text for key, text in swedish().items() if key}
    assert {text.replace('\\"', '"') for text in told} == compiled


def test_placeholders_survive() -> None:
    for message, text in swedish().items():
        if message:
            wanted = re.findall(r"%\(\w+\)[sd]", message)
            assert sorted(re.findall(r"%\(\w+\)[sd]", text)) == sorted(wanted), message


def swedish() -> dict[str, str]:
    """By message (with its context, if any, before U+0004), its Swedish; plurals by singular."""
    with CATALOGUE.open("rb") as file:
        translations = gettext.GNUTranslations(file)
    found: dict[str, str] = {}
    for key, text in translations._catalog.items():  # type: ignore[attr-defined]  # no public way
        if isinstance(key, tuple):
            message, number = key
            found[message if number == 0 else f"{message}\x00{number}"] = text
        else:
            found[key] = text
    return found


def messages() -> Iterator[str]:
    for path in sorted(FOLDER.glob("site/*.py")):
        yield from in_python(path.read_text())
    templates = sorted(FOLDER.glob("templates/**/*.html"))
    found = [message for path in templates for message in in_template(path.read_text())]
    assert len(found) > 80
    yield from found


def in_python(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        if (place := MARKS.get(node.func.id)) is not None:
            texts = [a.value for a in node.args if isinstance(a, ast.Constant)]
            yield "\x04".join(str(text) for text in texts[: place + 1])


def in_template(source: str) -> Iterator[str]:
    """Django turns a template into something that tools for source code can read."""
    for literal in LITERAL.findall(templatize(source)):
        yield ast.literal_eval(literal)
