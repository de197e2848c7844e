"""Drawn pictures, kept on disk: a picture is drawn once for what it shows.

The key says all that is in the picture, so nothing in the folder is ever wrong, only unused; when
it holds too much, what has not been asked for longest goes. Several processes share the folder.
"""

import hashlib
import logging
import os
from collections.abc import Callable
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings

logger = logging.getLogger(__name__)

SUFFIX = ".png"
# After a clean-up so much of the limit is in use: the next few pictures cost no further one.
KEPT_SHARE = 0.9


def kept_picture(key: str, draw: Callable[[], bytes]) -> bytes:
    """The picture, from the folder or drawn now. A folder that can't be used is only slower."""
    path = Path(settings.PICTURES_DIR, hashlib.sha256(key.encode()).hexdigest() + SUFFIX)
    try:
        content = path.read_bytes()
        os.utime(path)
    except OSError:
        content = draw()
        _keep(path, content)
    return content


def _keep(path: Path, content: bytes) -> None:
    """Whole or not at all: whoever reads meanwhile finds the old state or the new one."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(content)
        Path(file.name).replace(path)
        prune(path.parent, settings.PICTURES_BYTES)
    except OSError as error:
        logger.warning("A picture can't be kept in %s: %s", path.parent, error.strerror)


def prune(folder: Path, most_bytes: int) -> None:
    """Remove what was used longest ago, until there is room again."""
    found = []
    for entry in os.scandir(folder):
        try:
            seen = entry.stat()
        except FileNotFoundError:  # another process was quicker
            continue
        found.append((seen.st_mtime_ns, seen.st_size, entry.path))
    used = sum(size for _at, size, _path in found)
    if used <= most_bytes:
        return
    for _at, size, path in sorted(found):
        Path(path).unlink(missing_ok=True)
        used -= size
        if used <= most_bytes * KEPT_SHARE:
            return
