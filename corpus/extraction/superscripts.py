"""Raised digits as the characters that Unicode has for them: a note's mark never joins a number."""

_RAISED = dict(zip("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾", strict=True))


def superscript(text: str) -> str:
    """`2` → `²`; text that has no raised form, such as `[1]` or `:a`, as it is."""
    if not any(character.isdigit() for character in text):
        return text
    raised = [_RAISED.get(c, c if c.isspace() or c in ",;" else "") for c in text]
    return "".join(raised) if all(raised) else text
