"""The finished data packages in EXPORTS_DIR: one folder each, put there whole.

`export.json` in the folder says what there is, so that to list them costs no reading of the files.

A package that holds the words of a claim that is withdrawn now, or the text of a source that is not
to be read any more, is not shown, from that moment on; the next `prune` removes it.
"""

import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import mkdtemp

from django.conf import settings
from django.db import connections

from claims.models import PublicClaim

MANIFEST = "export.json"
PARTIAL = ".part-"

# A source's public id, and the number of one of its texts.
TextName = tuple[str, int]

_TEXTS_SHOWN = """
    SELECT id, (body::json->>'revision')::integer FROM claims_publicreference
    WHERE kind = 'document' AND text IS NOT NULL
    UNION ALL
    SELECT document_id, revision FROM claims_publicearliertext WHERE text IS NOT NULL
    ORDER BY 1, 2
"""

_NAME = re.compile(r"factcheck-[0-9]+-[0-9]{8}T[0-9]{6}Z")


@dataclass(frozen=True, slots=True)
class File:
    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Export:
    """A finished package: the zip first, then the Parquet files. `created` is RFC 3339, UTC;
    `texts` are the sources' texts that are in it whole, None in one of before they were noted."""

    name: str
    created: str
    publication: int
    counts: dict[str, int]
    files: tuple[File, ...]
    texts: tuple[TextName, ...] | None = None

    def path(self, file: File) -> Path:
        return Path(settings.EXPORTS_DIR, self.name, file.name)


def exports(using: str) -> list[Export]:
    """All that may be shown, the newest first."""
    found = _whole()
    hidden = _hold_withdrawn_words(found, using)
    readable = set(texts_shown(using)) if found else set()
    return [
        export
        for export in found
        if export.publication not in hidden
        and export.texts is not None
        and readable.issuperset(export.texts)
    ]


def texts_shown(using: str) -> tuple[TextName, ...]:
    """Of sources, those that the public may read whole."""
    with connections[using].cursor() as cursor:
        cursor.execute(_TEXTS_SHOWN)
        return tuple(cursor.fetchall())


def some_are_hidden(using: str) -> bool:
    """Whether there are packages that hold what the public may no longer see."""
    return len(exports(using)) < len(_whole())


def _hold_withdrawn_words(found: list[Export], using: str) -> set[int]:
    """Of their publication numbers those between a claim's first and its withdrawal."""
    if not found:
        return set()
    withdrawn = PublicClaim.objects.using(using).filter(
        withdrawn=True, publication__gt=min(export.publication for export in found)
    )
    spans = list(withdrawn.values_list("first_publication", "publication"))
    return {
        export.publication
        for export in found
        if any(first <= export.publication < gone for first, gone in spans)
    }


def _whole() -> list[Export]:
    """All, the newest first."""
    folder = Path(settings.EXPORTS_DIR)
    found = []
    for path in folder.iterdir() if folder.is_dir() else ():
        if _NAME.fullmatch(path.name) and (path / MANIFEST).is_file():
            said = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
            files = tuple(File(**file) for file in said["files"])
            texts = said.get("texts")
            noted = None if texts is None else tuple((document, n) for document, n in texts)
            found.append(Export(**{**said, "files": files, "texts": noted}))
    return sorted(found, key=lambda export: (export.created, export.publication), reverse=True)


def newest_made() -> str:
    """When the newest package was made, in RFC 3339; empty where there is none. From files alone:
    whether it may be shown is not asked."""
    return next((export.created for export in _whole()), "")


def find(name: str, file_name: str, using: str) -> tuple[Export, File] | None:
    """The export of this name and its file; nothing else can be reached by any name."""
    for export in exports(using):
        for file in export.files if export.name == name else ():
            if file.name == file_name:
                return export, file
    return None


@contextmanager
def new_folder() -> Iterator[Path]:
    """A folder that nobody sees; when something goes wrong it is removed again."""
    base = Path(settings.EXPORTS_DIR)
    base.mkdir(parents=True, exist_ok=True)
    for left in base.glob(f"{PARTIAL}*"):  # of a run that was killed
        shutil.rmtree(left)
    folder = Path(mkdtemp(prefix=PARTIAL, dir=base))
    try:
        yield folder
    finally:
        if folder.exists():
            shutil.rmtree(folder)


def put(folder: Path, export: Export) -> None:
    """Show the folder under its name, at once, when all of it is on disk.

    Of two that were made within a second, and so have one name, the later one stays.
    """
    manifest = json.dumps(asdict(export), ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_text(manifest, encoding="utf-8")
    for path in folder.iterdir():
        path.chmod(0o644)
        _sync(path)
    folder.chmod(0o755)
    _sync(folder)
    target = folder.with_name(export.name)
    if target.exists():
        _remove(target)
    folder.rename(target)
    _sync(target.parent)


def prune(keep: int, using: str) -> list[str]:
    """Remove all but the newest that may be shown; the names of those removed. Downloads under way
    go on."""
    kept = {export.name for export in exports(using)[:keep]}
    old = [export for export in _whole() if export.name not in kept]
    for export in old:
        _remove(Path(settings.EXPORTS_DIR, export.name))
    return [export.name for export in old]


def _remove(folder: Path) -> None:
    gone = folder.with_name(f"{PARTIAL}{folder.name}")  # whoever is listing sees all or none
    folder.rename(gone)
    shutil.rmtree(gone)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
