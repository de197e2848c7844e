"""What somebody typed, or a redirect says, as an address that may be asked for."""

import re
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import quote, urljoin, urlsplit

from corpus.fetching.refusals import FetchRefused

_PORTS = {"http": 80, "https": 443}
# Below it a server is likely no web server, and takes a request for something else.
_FIRST_FREE_PORT = 1_024
LONGEST_ADDRESS_CHARACTERS = 1_000
_LONGEST_NAME_CHARACTERS = 180
# Left as they are: what is escaped already, and what parts an address.
_PATH_SAFE = "%/:@!$&'()*+,;=-._~"
_QUERY_SAFE = _PATH_SAFE + "?"


@dataclass(frozen=True, slots=True)
class WebAddress:
    """`url` is in ASCII and without a fragment; `host` is a name, or an IP without brackets."""

    url: str
    scheme: str
    host: str
    port: int
    target: str  # path and query, as a request names them

    @property
    def authority(self) -> str:
        """Host and, where it isn't the usual one, port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def parse(text: str) -> WebAddress:
    """Raises FetchRefused. An address without its scheme is taken for https."""
    typed = text.strip()
    if re.search(r"[\x00-\x20\x7f]", typed):
        raise FetchRefused("not_an_address", address=typed)
    if len(typed) > LONGEST_ADDRESS_CHARACTERS:
        raise FetchRefused("too_long", most=LONGEST_ADDRESS_CHARACTERS)
    if re.match(r"[\w-]+(\.[\w-]+)+(?::\d+)?(?:[/?#]|$)", typed):
        typed = f"https://{typed}"
    try:
        parts = urlsplit(typed)
        port = parts.port
        host = parts.hostname or ""
    except ValueError as error:
        raise FetchRefused("not_an_address", address=typed) from error
    scheme = parts.scheme.lower()
    if not scheme:
        raise FetchRefused("not_an_address", address=typed)
    if scheme not in _PORTS:
        raise FetchRefused("scheme", scheme=scheme)
    if parts.username is not None or parts.password is not None:
        raise FetchRefused("user_in_address")
    port = _PORTS[scheme] if port is None else port
    if port < _FIRST_FREE_PORT and port not in _PORTS.values():
        raise FetchRefused("port", port=port)
    target = quote(parts.path, safe=_PATH_SAFE) or "/"
    if parts.query:
        target += "?" + quote(parts.query, safe=_QUERY_SAFE)
    address = WebAddress("", scheme, _ascii_host(host, typed), port, target)
    return WebAddress(f"{scheme}://{address.authority}{target}", scheme, address.host, port, target)


def follow(address: WebAddress, location: str) -> WebAddress:
    """Where a redirect leads; it may be said relative to its own address. Raises FetchRefused."""
    try:
        joined = urljoin(address.url, location.strip().replace(" ", "%20"))
    except ValueError as error:
        raise FetchRefused("not_an_address", address=location) from error
    return parse(joined)


def file_name(address: WebAddress) -> str:
    """What a copy of it is called: two addresses never have the same name."""
    words = re.sub(r"[^\w.,=&+-]+", "_", f"{address.authority}{address.target}").strip("_.")
    kept = re.sub(r"^(?:www\.)", "", words)[:_LONGEST_NAME_CHARACTERS]
    exact = f"{address.authority}{address.target}" in {kept, f"{kept}/"}
    if not exact or address.scheme == "http":
        kept += "_" + sha256(address.url.encode()).hexdigest()[:8]
    return f"{kept}.warc.gz"


def _ascii_host(host: str, typed: str) -> str:
    if ":" in host:
        return host
    try:
        name = host.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise FetchRefused("not_an_address", address=typed) from error
    if not re.fullmatch(r"[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?\.?", name):
        raise FetchRefused("not_an_address", address=typed)
    return name
