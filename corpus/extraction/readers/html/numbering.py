"""The numbers that a browser shows before the items of an ordered list."""

from selectolax.lexbor import LexborNode

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class ListCounter:
    """Counts one list; items of an unordered list have no label, their dots are no text."""

    def __init__(self, node: LexborNode) -> None:
        attributes = node.attributes
        self._ordered = node.tag == "ol" and "list-style" not in (attributes.get("style") or "")
        self._type = attributes.get("type") or "1"
        self._next = _number(attributes.get("start"), 1)

    def next_label(self, item: LexborNode) -> str:
        if not self._ordered:
            return ""
        number = _number(item.attributes.get("value"), self._next)
        self._next = number + 1
        return f"{label(number, self._type)}. "


def label(number: int, style: str) -> str:
    """The number in the style of HTML's `type`: 1, a, A, i or I."""
    if style in {"a", "A"} and 1 <= number <= 26:
        letter = chr(ord("a") + number - 1)
        return letter.upper() if style == "A" else letter
    if style in {"i", "I"} and 1 <= number < 40:
        text = ""
        for value, sign in _ROMAN:
            while number >= value:
                text += sign
                number -= value
        return text.upper() if style == "I" else text
    return str(number)


def _number(value: str | None, otherwise: int) -> int:
    try:
        return int(value or "")
    except ValueError:
        return otherwise
