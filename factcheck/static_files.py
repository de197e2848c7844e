"""Static files where the web server takes them from: collected when they are missing or changed.

`manage.py demo` brings them up to date; a web server that is started by hand collects them only
where there are none, so that nobody's server begins without them.
"""

import fcntl
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

# Written last: with it the folder is whole.
MANIFEST = "staticfiles.json"


def collect_if_changed() -> bool:
    """Collect them unless what is there was made from these very files; whether it was done."""
    with _lock():
        digest = _digest()
        note = _note()
        if _is_whole() and note.exists() and note.read_text() == digest:
            return False
        note.unlink(missing_ok=True)
        _collect()
        note.write_text(digest)
        return True


def collect_if_missing() -> None:
    """Collect them where nobody has. With DEBUG they are served from where they lie."""
    if settings.DEBUG or (Path(settings.STATIC_ROOT) / MANIFEST).exists():
        return
    try:
        with _lock():
            if not (Path(settings.STATIC_ROOT) / MANIFEST).exists():  # others may have been quicker
                _collect()
    except OSError as error:
        raise ImproperlyConfigured(
            f"There are no static files in {settings.STATIC_ROOT}, and none can be put there"
            f" ({error.strerror or error}): run manage.py collectstatic as somebody who may."
        ) from error


def _collect() -> None:
    call_command("collectstatic", interactive=False, verbosity=0)


def _note() -> Path:
    """Says what they were made from. Beside the folder: whatever is in there is served."""
    return Path(f"{settings.STATIC_ROOT}.made-from")


def _is_whole() -> bool:
    root = Path(settings.STATIC_ROOT)
    try:
        names = json.loads((root / MANIFEST).read_text())["paths"].values()
    except (FileNotFoundError, ValueError, KeyError):
        return False
    return all((root / name).exists() for name in names)


def _digest() -> str:
    """Of every source file's place and content, and of the programs that make them ready."""
    digest = hashlib.sha256()
    digest.update(json.dumps([django.__version__, settings.STORAGES], sort_keys=True).encode())
    digest.update((settings.BASE_DIR / "requirements.lock").read_bytes())
    for finder in get_finders():
        for path, storage in finder.list([]):
            with storage.open(path) as file:
                content = hashlib.file_digest(file.file, "sha256").hexdigest()
            digest.update(f"{path}\n{content}\n".encode())
    return digest.hexdigest()


@contextmanager
def _lock() -> Iterator[None]:
    """A web server's processes start at the same moment."""
    path = Path(f"{settings.STATIC_ROOT}.lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
