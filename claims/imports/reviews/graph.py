"""Finding one's way in JSON-LD: names, texts and addresses, given there or elsewhere. Pure."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final
from urllib.parse import quote, urljoin, urlsplit

from claims.imports.markup import plain_text

ADDRESS_MAX_BYTES: Final = 1_000
_MAX_LEVELS: Final = 20
_VOCABULARY: Final = re.compile(r"^(?:https?://(?:www\.)?schema\.org/|schema:|sdo:)")
# What stands in no address, and is written otherwise in one.
_UNSAFE: Final = re.compile(r"[\s<>\"{}|\\^`]")

Json = dict[str, Any]


class Graph:
    """All values of a file; what is only named by its `@id` is looked up in all of them."""

    def __init__(self, values: Iterable[Any]) -> None:
        self.values = [_plain_keys(value, 0) for value in values]
        self._known: dict[str, Json] = {}
        for each in self._objects():
            key = each.get("@id")
            if isinstance(key, str) and key and len(each) > 1:
                self._known.setdefault(key, {}).update(
                    {k: v for k, v in each.items() if k not in self._known.get(key, {})}
                )

    def _objects(self) -> Iterator[Json]:
        waiting = list(self.values)
        while waiting:
            value = waiting.pop()
            if isinstance(value, list):
                waiting += value
            elif isinstance(value, dict):
                yield value
                waiting += value.values()

    def get(self, value: object, key: str) -> list[Any]:
        """What stands there, references followed; of a list of objects that of each."""
        found: list[Any] = []
        for each in listed(value):
            if isinstance(each, dict):
                found += [self._followed(item) for item in listed(self._followed(each).get(key))]
        return found

    def _followed(self, value: Any) -> Any:
        if isinstance(value, dict) and isinstance(value.get("@id"), str):
            known = self._known.get(value["@id"])
            return known | value if known and not value.keys() - {"@id", "@type"} else value
        if isinstance(value, str) and value in self._known:
            return self._known[value]
        return value

    def text(self, value: object, *keys: str) -> str:
        """The first of these that has a text, or a name."""
        return next((name for key in keys for name in self.names(value, key)), "")

    def names(self, value: object, key: str) -> list[str]:
        """All who are named there: texts, or the names of objects."""
        found = [self._name(each) for each in self.get(value, key)]
        return list(dict.fromkeys(name for name in found if name))

    def said(self, value: object, key: str) -> list[str]:
        """The texts that stand there; of one text in several languages the Swedish one."""
        found = self.get(value, key)
        tagged = [each for each in found if isinstance(each, dict) and "@language" in each]
        if tagged and len(tagged) == len(found):
            swedish = (each for each in tagged if str(each["@language"])[:2].lower() == "sv")
            found = [next(swedish, found[0])]
        return list(dict.fromkeys(name for name in map(self._name, found) if name))

    def _name(self, value: object) -> str:
        if isinstance(value, dict):
            for key in ("name", "@value", "legalName", "alternateName"):
                for each in listed(value.get(key)):
                    inner = each.get("@value") if isinstance(each, dict) else each
                    if name := text_of(inner):
                        return name
            whole = [text_of(value.get(key)) for key in ("givenName", "familyName")]
            return " ".join(filter(None, whole))
        return text_of(value)


def _plain_keys(value: Any, depth: int) -> Any:
    """`schema:name` and `https://schema.org/name` are `name`."""
    if depth > _MAX_LEVELS:
        return None
    if isinstance(value, list):
        return [_plain_keys(each, depth + 1) for each in value]
    if isinstance(value, dict):
        return {_VOCABULARY.sub("", k): _plain_keys(v, depth + 1) for k, v in value.items()}
    return value


def types_of(value: Json) -> set[str]:
    return {_VOCABULARY.sub("", str(each)) for each in listed(value.get("@type"))}


# What holds reviews of many days and addresses says nothing of the day and address of each.
_OF_MANY = {"DataFeed", "DataCatalog", "Dataset", "ItemList", "WebSite", "CollectionPage"}


def reviews_in(
    value: object, around: tuple[Json, ...] = ()
) -> Iterator[tuple[Json, tuple[Json, ...]]]:
    """Every review, wherever it stands, with the objects that it stands in, the nearest first, but
    for those that hold many."""
    if isinstance(value, list):
        for item in value:
            yield from reviews_in(item, around)
    elif isinstance(value, dict):
        if "ClaimReview" in types_of(value):
            yield value, around
        else:
            for item in value.values():
                if isinstance(item, dict | list):
                    own = () if _OF_MANY & {*types_of(value)} else (value,)
                    yield from reviews_in(item, (*own, *around))


def addresses_of(value: Json) -> Iterator[str]:
    """What an object says of where it is, the likeliest first."""
    for key in ("url", "mainEntityOfPage", "@id"):
        for each in listed(value.get(key)):
            if isinstance(each, dict):
                yield from (text for k in ("url", "@id", "@value") if (text := _raw(each.get(k))))
            elif text := _raw(each):
                yield text


def first_usable(candidates: Iterable[str], pages: Iterable[str]) -> str:
    """The first that is an address, by itself or within the page; empty where none is."""
    given = list(candidates)
    for each in given:
        if is_address(made := _escaped(each)):
            return made
    bases = [base for base in map(_escaped, [*pages, *given]) if is_address(base)]
    for each in given:
        for base in bases:
            if not each.startswith("_:") and is_address(made := _escaped(_joined(base, each))):
                return made
    return next(iter(bases), "")


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return ""


def _escaped(address: str) -> str:
    return _UNSAFE.sub(lambda match: quote(match[0]), address.strip())


def is_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    long = len(address.encode("utf-8", "replace")) > ADDRESS_MAX_BYTES  # it has to fit an index
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and not long


def listed(value: object) -> list[Any]:
    """A list as it is; `{"@list": …}` and `{"@set": …}` too; anything else as a list of it."""
    if isinstance(value, dict) and value.keys() & {"@list", "@set"}:
        return listed(value.get("@list", value.get("@set")))
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def text_of(value: object) -> str:
    """One line of plain text; empty for what is none."""
    return plain_text(value) if isinstance(value, str) else ""


def _raw(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
