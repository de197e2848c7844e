"""What the environment says, read and checked; `factcheck.settings` asks by the variable's name.

Each function raises `ImproperlyConfigured` with a sentence that names the variable, what was said
and what can be said instead. Passwords and keys are never repeated.
"""

import os
import re
import secrets
from contextlib import suppress
from ipaddress import ip_network
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured


def said(name: str, default: str = "") -> str:
    """The value without the space around it; `default` where it is unset or empty."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool) -> bool:
    """True for true, yes, on and 1, false for their opposites, in any case of letters."""
    value = said(name).lower()
    if value in {"", "1", "true", "yes", "on", "0", "false", "no", "off"}:
        return default if not value else value in {"1", "true", "yes", "on"}
    raise ImproperlyConfigured(f"{name} is {value!r}: say true or false")


def positive_int(name: str, *, default: int) -> int:
    """A whole number from 1, of at most 18 digits after leading zeros."""
    value = said(name, str(default))
    if re.fullmatch(r"0*[1-9][0-9]{0,17}", value):
        return int(value)
    raise ImproperlyConfigured(f"{name} is {value!r}: say a whole number above zero")


def words(name: str) -> list[str]:
    """What stands between commas or spaces."""
    return said(name).replace(",", " ").split()


def networks(name: str) -> list[str]:
    """Addresses and networks, as they were written, with commas or spaces between."""
    values = words(name)
    for value in values:
        try:
            ip_network(value)
        except ValueError as error:
            raise ImproperlyConfigured(
                f"{name}: {value!r} is no address or network such as 127.0.0.1 or 10.0.0.0/8"
            ) from error
    return values


def rate(name: str, default: str) -> str | None:
    """So many in so long, such as `600/minute`; None where it is `none`: no limit."""
    value = said(name, default)
    if value == "none":
        return None
    if re.fullmatch(r"[1-9][0-9]*/(second|minute|hour|day)", value):
        return value
    raise ImproperlyConfigured(f"{name} is {value!r}: say something like 600/minute, or none")


def roles(name: str) -> tuple[str, ...]:
    """Roles of the desk, with commas or spaces between."""
    values = words(name)
    for value in values:
        if value not in {"researcher", "editor", "administrator"}:
            raise ImproperlyConfigured(
                f"{name}: {value!r} is no role: say researcher, editor, administrator, or nothing"
            )
    return tuple(values)


def path_of(name: str, default: Path) -> Path:
    """An absolute path, whether or not something is there."""
    return Path(said(name) or default).resolve()


def writable_dir(name: str, default: Path) -> Path:
    """The folder, made if it is missing."""
    path = path_of(name, default)
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"{name}: cannot make the folder {path}: {error.strerror}"
        ) from error
    return path


def base_url() -> str:
    """The site's own address, without a slash at its end."""
    value = said("PUBLIC_BASE_URL", "http://127.0.0.1:8000")
    if _is_site(value):
        return value.rstrip("/")
    raise ImproperlyConfigured(
        f"PUBLIC_BASE_URL is {value!r}: say an address such as https://factcheck.example"
    )


def _is_site(address: str) -> bool:
    try:
        parts = urlsplit(address)
        known = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:  # brackets that are not closed, a port that is no number
        return False
    return known and not re.search(r"[\s?#@]", address)


def secret_key(folder: Path) -> str:
    """The key from the environment, else one made at random and kept in `folder`."""
    if key := said("SECRET_KEY"):
        return key
    path = folder / "secret-key"
    try:
        if not path.exists():
            with NamedTemporaryFile("w", dir=folder) as file:  # only its owner can read it
                file.write(secrets.token_urlsafe(64))
                file.flush()
                # There at once, and whole; another process may have been quicker.
                with suppress(FileExistsError):
                    os.link(file.name, path)
        return path.read_text()
    except OSError as error:
        raise ImproperlyConfigured(
            f"SECRET_KEY is unset, and {path} cannot be written: {error.strerror}"
        ) from error


def database(url: str, name: str) -> dict[str, Any]:
    """Django's settings for the PostgreSQL database at `url`, which the variable `name` gave."""
    try:
        config: dict[str, Any] = dict(dj_database_url.parse(url))
    except ValueError:  # never repeat the value, nor what is said about it: it holds a password
        raise ImproperlyConfigured(
            f"{name} is not an address like postgres://user@host/name"
        ) from None
    if config.get("ENGINE") != "django.db.backends.postgresql":
        raise ImproperlyConfigured(f"{name} must name a PostgreSQL database (postgres://…)")
    # psycopg prepares a statement when it has run a few times; Django turns that off by default.
    # A pooler that gives each transaction another server's session knows nothing of what was
    # prepared or declared in the last one: then the address says `prepare_threshold=none`.
    options = config.setdefault("OPTIONS", {})
    threshold = options.get("prepare_threshold", "3")
    if threshold == "none":
        options["prepare_threshold"], config["DISABLE_SERVER_SIDE_CURSORS"] = None, True
    elif threshold.isascii() and threshold.isdigit():
        options["prepare_threshold"] = int(threshold)
    else:
        raise ImproperlyConfigured(f"{name}: prepare_threshold is a whole number or none")
    config["CONN_MAX_AGE"] = 600
    return config
