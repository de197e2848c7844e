"""Everything that is said to people is said in Swedish too.

When this fails: in the app's folder run `django-admin makemessages -l sv --no-location`, translate
what is new in `locale/sv/LC_MESSAGES/django.po` with the words of `docs/glossary.md`, and run
`django-admin compilemessages`.
"""

import re
from pathlib import Path

import pytest
from django.conf import settings

from tests.messages import Entry, Message, compiled, in_code, in_mo, in_po

APPS = ("claims", "corpus", "factcheck")
# Percent signs and braces that a value is put in for.
_PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[a-zA-Z]|%%|\{\w*\}")

each_app = pytest.mark.parametrize("app", APPS)


def folder(app: str) -> Path:
    base: Path = settings.BASE_DIR
    return base / app


def po(app: str) -> Path:
    return folder(app) / "locale" / "sv" / "LC_MESSAGES" / "django.po"


def sentences(app: str) -> list[Entry]:
    """All entries but the header."""
    return [entry for entry in in_po(po(app)) if entry.message.msgid]


def test_every_locale_folder_is_looked_at() -> None:
    base: Path = settings.BASE_DIR
    found = {path.parent.name for path in base.glob("*/locale") if not path.parent.is_symlink()}
    assert found == set(APPS)


@each_app
def test_what_the_code_says_is_translated_and_nothing_else(app: str) -> None:
    in_use = in_code(folder(app))
    translated = {entry.message for entry in sentences(app)}
    assert len(in_use) > 50
    assert {message: place for message, place in in_use.items() if message not in translated} == {}
    assert translated - set(in_use) == set()


@each_app
def test_no_translation_is_missing_or_doubtful(app: str) -> None:
    for entry in in_po(po(app)):
        assert not entry.obsolete, entry
        assert "fuzzy" not in entry.flags, entry
        assert len(entry.texts) == (2 if entry.message.plural else 1), entry
        assert all(text.strip() for text in entry.texts), entry


@each_app
def test_nothing_is_translated_twice(app: str) -> None:
    keys = [(entry.message.context, entry.message.msgid) for entry in in_po(po(app))]
    assert len(keys) == len(set(keys))


def placeholders(text: str) -> list[str]:
    return sorted(_PLACEHOLDER.findall(text))


@each_app
def test_placeholders_and_outer_spaces_are_kept(app: str) -> None:
    for entry in sentences(app):
        message = entry.message
        allowed = [placeholders(message.msgid)]
        for number, text in enumerate(entry.texts):
            if message.plural:
                # “One claim” may be said where English has a number, but not the other way round.
                plural = placeholders(message.plural)
                allowed = [plural] if number else [placeholders(message.msgid), plural]
            assert placeholders(text) in allowed, entry
            assert (text[:1].isspace(), text[-1:].isspace()) == (
                message.msgid[:1].isspace(),
                message.msgid[-1:].isspace(),
            ), entry


@each_app
def test_what_runs_is_what_was_written(app: str) -> None:
    assert in_mo(po(app).with_suffix(".mo")) == compiled(in_po(po(app)))


def test_one_sentence_has_one_translation() -> None:
    """Django makes one catalogue of all: of two translations one would win everywhere."""
    said: dict[tuple[str, str], dict[str, list[str]]] = {}
    for app in APPS:
        for entry in sentences(app):
            key = (entry.message.context, entry.message.msgid)
            said.setdefault(key, {})[app] = entry.texts
    differing = {
        key: texts
        for key, texts in said.items()
        if len({tuple(text) for text in texts.values()}) > 1
    }
    assert differing == {}


@each_app
def test_the_code_speaks_english(app: str) -> None:
    """So that the English pages have no Swedish sentence in them."""
    quoted = re.compile(r"“[^”]*”|„[^“]*“")
    swedish = re.compile(r"[åäöÅÄÖ]")
    found = {m.msgid for m in in_code(folder(app)) if swedish.search(quoted.sub("", m.msgid))}
    assert found == set()


@each_app
def test_scripts_say_nothing_of_their_own(app: str) -> None:
    """What a script shows comes from the page, which has it in the page's language."""
    shown = re.compile(
        r"""(?:(?:textContent|innerText|title|placeholder|ariaLabel)\s*=|(?:alert|confirm)\()"""
        r"""\s*["'`](?=[^"'`]*[A-Za-zåäöÅÄÖ]{3})"""
    )
    scripts = sorted((folder(app) / "static").rglob("*.js"))
    found = {str(path): shown.findall(path.read_text()) for path in scripts}
    assert {path: words for path, words in found.items() if words} == {}


# That the reading above misses nothing.


def test_sentences_are_found_however_they_are_written(tmp_path: Path) -> None:
    (tmp_path / "module.py").write_text(
        "from django.utils import translation\n"
        "from django.utils.translation import gettext as _, ngettext_lazy as many\n"
        "from django.utils.translation import npgettext, pgettext_lazy\n"
        'a = _("one") + f"{_(\'two\')}" + translation.gettext("three " "and four")\n'
        'b = many("%d claim", "%d claims", "n")\n'
        'c = [pgettext_lazy("kind", "rule"), npgettext("kind", "day", "days", 2)]\n'
        'd = unknown("not this")\n'
    )
    (tmp_path / "page.html").write_text(
        "{% load i18n %}{# {% translate 'not this' %} #}\n"
        '{% translate "five" %}{% translate \'six\' context "order" as x %}\n'
        "{% blocktranslate trimmed with n=1 %}\n  seven\n  {{ n }} 100%\n{% endblocktranslate %}\n"
        "{% blocktranslate count n=m %}“one”{% plural %}{{ n }} ‘many’{% endblocktranslate %}\n"
        '{% include "x.html" with y=_("eight") %}\n'
    )
    assert set(in_code(tmp_path)) == {
        *(Message("one"), Message("two"), Message("three and four")),
        Message("%d claim", "%d claims"),
        Message("rule", context="kind"),
        Message("day", "days", "kind"),
        *(Message("five"), Message("six", context="order"), Message("seven %(n)s 100%%")),
        Message("“one”", "%(n)s ‘many’"),
        Message("eight"),
    }
