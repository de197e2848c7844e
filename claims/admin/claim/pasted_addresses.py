"""Web addresses in what somebody pasted. Pure: nothing is fetched."""

import re
from urllib.parse import urlsplit

# Closing marks of a sentence around an address are no part of it.
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"“”]+", re.IGNORECASE)
_AFTER = ".,;:!?'’»)]}"


def addresses_in(text: str) -> list[str]:
    """In their order, each once. One that lacks its scheme is taken for https."""
    found: list[str] = []
    for match in _ADDRESS.finditer(text):
        address = _trimmed(match.group())
        if "://" not in address:
            address = f"https://{address}"
        if host(address) and not any(same(address, other) for other in found):
            found.append(address)
    return found


def lines_without(text: str) -> list[str]:
    """The lines that say something and have no address."""
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not addresses_in(line)]


def _trimmed(address: str) -> str:
    while address and address[-1] in _AFTER:
        if address[-1] == ")" and address.count("(") >= address.count(")"):
            break
        address = address[:-1]
    return address


def host(address: str) -> str:
    """`www.scb.se` → `scb.se`; empty where there is none."""
    try:
        name = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return name.removeprefix("www.") if "." in name else ""


def same(one: str, other: str) -> bool:
    """Whether two addresses lead to the same page, as far as one can see from them."""
    return _core(one) == _core(other)


def _core(address: str) -> tuple[str, str, str]:
    try:
        parts = urlsplit(address)
    except ValueError:
        return "", address, ""
    return host(address), parts.path.rstrip("/"), parts.query
