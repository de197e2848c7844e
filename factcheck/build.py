"""One digest of all that turns public records into answers: JSON, CSV, pages, feeds.

Every ETag that is known before its answer is made has it, so that a new release, or a new name or
address of the site, makes new ones.
"""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

import django
from django.conf import settings

# Whatever decides what an answer looks like, besides the records and the settings below.
MAKERS = (
    "factcheck/**/*.py",
    "factcheck/templates/**/*.html",
    "factcheck/static/site/*",
    "claims/**/*.py",
    "claims/publication/texts/*.md",
    "corpus/**/*.py",
    "*/locale/*/LC_MESSAGES/*.mo",
    "requirements.lock",
)


def build_digest() -> str:
    """32 hexadecimal digits. Files are read once, while DEBUG is on as often as one has changed."""
    files = _digest_of(tuple(_stamps())) if settings.DEBUG else _digest_of_release()
    return _digest_with(files, settings.PUBLIC_BASE_URL, settings.DESK_NAME)


@lru_cache(maxsize=10)  # a page asks for it a dozen times
def _digest_with(files: str, base_url: str, desk: str) -> str:
    named = f"{files}\n{django.__version__}\n{base_url}\n{desk}"
    return hashlib.sha256(named.encode()).hexdigest()[:32]


def makers(pattern: str) -> list[Path]:
    return sorted(path for path in Path(settings.BASE_DIR).glob(pattern) if path.is_file())


@cache
def _digest_of_release() -> str:
    return _read(path for pattern in MAKERS for path in makers(pattern))


def _stamps() -> Iterator[tuple[Path, int]]:
    for pattern in MAKERS:
        for path in makers(pattern):
            yield path, path.stat().st_mtime_ns


@lru_cache(maxsize=1)
def _digest_of(stamps: tuple[tuple[Path, int], ...]) -> str:
    return _read(path for path, _changed in stamps)


def _read(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()
