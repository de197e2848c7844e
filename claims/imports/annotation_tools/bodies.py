"""What an annotation says: statements and topics out of its bodies. Pure."""

from dataclasses import dataclass, field
from typing import Any, Final

from claims.imports.markup import plain_text

# What a body is for, where it says so itself or the annotation does.
_TOPIC: Final = frozenset({"tagging", "classifying"})
_STATEMENT: Final = frozenset({"describing", "commenting"})
_ALL_OF: Final = frozenset({"List", "Composite", "Independents"})
_MAX_LEVELS: Final = 10
# Of a text in several languages the desk's own is taken, else one that says none.
_LANGUAGES: Final = ("sv", "")


@dataclass(slots=True)
class Bodies:
    topics: list[str] = field(default_factory=list)
    statements: list[tuple[str, str]] = field(default_factory=list)
    """With the language of each."""

    @property
    def statement(self) -> str:
        """Of several languages the one that is wanted, else that of the first; all that is said
        in it, a line each: a person makes one sentence of it."""
        by_language: dict[str, list[str]] = {}
        for said_in, text in self.statements:
            by_language.setdefault(said_in.split("-")[0].lower(), []).append(text)
        wanted = (by_language[language] for language in _LANGUAGES if language in by_language)
        texts = next(wanted, next(iter(by_language.values()), []))
        return "\n".join(dict.fromkeys(texts))


def read_bodies(annotation: dict[str, Any]) -> Bodies:
    found = Bodies()
    motivations = _purposes(annotation.get("motivation"))
    for body in (*_list(annotation.get("body")), *_list(annotation.get("bodyValue"))):
        _read(body, motivations, found, 0)
    found.topics = list(dict.fromkeys(topic for topic in found.topics if topic))
    found.statements = [(language, text) for language, text in found.statements if text]
    return found


def _read(body: object, purposes: frozenset[str], found: Bodies, depth: int) -> None:
    """A body without a purpose of its own is for what the annotation is for."""
    if depth > _MAX_LEVELS:
        return
    if isinstance(body, str):
        _take(body, "", purposes, found)
    elif isinstance(body, dict):
        own = _purposes(body.get("purpose")) or purposes
        items = _list(body.get("items", body.get("member")))
        kinds = _types(body)
        if "Choice" in kinds:
            items = _list(body.get("default")) + items
            _read(_chosen(items), own, found, depth + 1)
        elif kinds & _ALL_OF or items:
            for item in items:
                _read(item, own, found, depth + 1)
        else:
            _take(_text_of(body), _first_text(body.get("language")), own, found)


def _take(text: str, language: str, purposes: frozenset[str], found: Bodies) -> None:
    if purposes & _TOPIC:
        found.topics.append(text.strip())
    elif not purposes or purposes & _STATEMENT:
        found.statements.append((language, text.strip()))


def _text_of(body: dict[str, Any]) -> str:
    """Its value; of a thing that is only referred to, its label."""
    value = body.get("value", body.get("chars", body.get("rdf:value")))
    if isinstance(value, str):
        form = _first_text(body.get("format"))
        return plain_text(value) if form.startswith(("text/html", "application/xhtml")) else value
    for named in (body, body.get("source")):
        if isinstance(named, dict):
            for key in ("label", "prefLabel", "name", "rdfs:label", "skos:prefLabel"):
                if text := _in_language(named.get(key)):
                    return plain_text(text)
    return ""


def _in_language(value: object) -> str:
    """A text, a list of them, `{"sv": "skola"}`, or `{"@value": "skola", "@language": "sv"}`."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        for language in _LANGUAGES:
            for each in value:
                if isinstance(each, dict) and each.get("@language", "") == language:
                    return _in_language(each)
        return next(filter(None, map(_in_language, value)), "")
    if isinstance(value, dict):
        if "@value" in value:
            return _in_language(value["@value"])
        wanted = [value.get(language) for language in (*_LANGUAGES, "none", "@none")]
        return next(filter(None, map(_in_language, [*wanted, *value.values()])), "")
    return ""


def _chosen(items: list[Any]) -> object:
    for language in _LANGUAGES:
        for item in items:
            said = _first_text(item.get("language")) if isinstance(item, dict) else ""
            if said.split("-")[0].lower() == language:
                return item
    return next(iter(items), None)


def _purposes(value: object) -> frozenset[str]:
    """`commenting`, whether it is written so, with a prefix or as an address."""
    names = (str(each).rpartition("#")[2].rpartition("/")[2] for each in _list(value))
    return frozenset(name.rpartition(":")[2] for name in names)


def _types(body: dict[str, Any]) -> set[str]:
    return {str(each).rpartition(":")[2] for each in _list(body.get("type", body.get("@type")))}


def _first_text(value: object) -> str:
    return next((each for each in _list(value) if isinstance(each, str)), "")


def _list(value: object) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
