"""`format=flowed`: lines that were broken for the way, and join again (RFC 3676)."""

import re

_QUOTED = re.compile(r"(>*) ?")
_SIGNATURE = "-- "


def unwrapped(text: str, *, deleting: bool = False) -> str:
    """Lines that end with a space go on in the next one of the same depth of quoting. `deleting`:
    the space itself was put there for the way (`DelSp=yes`).
    """
    lines: list[str] = []
    open_depth: int | None = None  # of the line before, where it goes on
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        quoted = _QUOTED.match(line)
        marks = quoted[1] if quoted else ""
        words = line[len(marks) :].removeprefix(" ")
        is_signature = words == _SIGNATURE
        if open_depth == len(marks) and not is_signature:
            lines[-1] += words
        else:
            lines.append(f"{marks} {words}" if marks else words)
        goes_on = words.endswith(" ") and not is_signature
        if goes_on and deleting:
            lines[-1] = lines[-1][:-1]
        open_depth = len(marks) if goes_on else None
    return "\n".join(lines)
