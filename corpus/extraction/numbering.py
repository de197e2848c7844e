"""Numbers as lists show them: 3, c, C, iii, III."""

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST_ROMAN = 3_999
_MOST_DIGITS = 9


def whole(text: str | None, otherwise: int = 0, base: int = 10) -> int:
    """The whole number that the text is; what is none, or absurdly long, counts as `otherwise`."""
    try:
        return int(text or "", base) if len(text or "") <= _MOST_DIGITS else otherwise
    except ValueError:
        return otherwise


def label(number: int, style: str) -> str:
    """The number in the style of HTML's and OpenDocument's 1, a, A, i or I."""
    if style in {"a", "A"} and 1 <= number <= 26:
        letter = chr(ord("a") + number - 1)
        return letter.upper() if style == "A" else letter
    if style in {"i", "I"} and 1 <= number <= _MOST_ROMAN:
        text = ""
        for value, sign in _ROMAN:
            text += sign * (number // value)
            number %= value
        return text.upper() if style == "I" else text
    return str(number)
