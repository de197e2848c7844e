"""A tool's arguments, checked against its own JSON Schema: as much of it as our tools use. Pure."""

from typing import Any, Final

from corpus.normalisation import UnusableText, normalise
from factcheck.mcp.errors import INVALID_PARAMS, RpcRefused

Schema = dict[str, Any]
_NAMES: Final = {"string": "a text", "integer": "a whole number"}


def checked(schema: Schema, given: object) -> dict[str, Any]:
    """The arguments, texts in NFC, with the defaults of what is missing. Raises RpcRefused, which
    names the argument."""
    if given is None:
        given = {}
    if not isinstance(given, dict):
        raise RpcRefused(INVALID_PARAMS, "`arguments` must be an object.")
    properties: dict[str, Schema] = schema["properties"]
    if unknown := sorted(given.keys() - properties.keys()):
        known = ", ".join(properties) or "none"
        raise RpcRefused(INVALID_PARAMS, f"No argument is called {unknown[0]!r}; known: {known}.")
    found = {}
    for name, wanted in properties.items():
        if name in given:
            found[name] = _value(name, wanted, given[name])
        elif name in schema.get("required", ()):
            raise RpcRefused(INVALID_PARAMS, f"The argument `{name}` is missing.")
        else:
            found[name] = wanted.get("default")
    return found


def _value(name: str, wanted: Schema, value: object) -> object:
    if wanted["type"] == "integer":
        if isinstance(value, float) and value.is_integer():  # by JSON Schema a whole number
            value = int(value)
        if not isinstance(value, int) or isinstance(value, bool):
            raise _wrong(name, wanted)
        if not wanted["minimum"] <= value <= wanted["maximum"]:
            least, most = wanted["minimum"], wanted["maximum"]
            raise RpcRefused(INVALID_PARAMS, f"`{name}` must be from {least} to {most}.")
        return value
    if not isinstance(value, str):
        raise _wrong(name, wanted)
    if len(value) > wanted["maxLength"]:
        most = wanted["maxLength"]
        why = f"`{name}` has {len(value)} characters; {most} are taken."
        raise RpcRefused(INVALID_PARAMS, why)
    if not value.strip():
        raise RpcRefused(INVALID_PARAMS, f"`{name}` is empty.")
    try:
        return normalise(value.encode("utf-8", "surrogatepass")).text
    except UnusableText as error:
        raise RpcRefused(INVALID_PARAMS, f"`{name}` can't be read: {error}.") from error


def _wrong(name: str, wanted: Schema) -> RpcRefused:
    return RpcRefused(INVALID_PARAMS, f"`{name}` must be {_NAMES[wanted['type']]}.")
