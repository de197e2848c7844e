"""The files in another program's zip, no more than may be read. Pure."""

import io
import zipfile
from collections.abc import Collection
from pathlib import PurePosixPath
from typing import Final
from zlib import error as DamagedDeflate

from claims.imports.files import FILE_MAX_BYTES
from claims.imports.reasons import FileRefused

_MARK: Final = b"PK\x03\x04"
# What zipfile raises for what is cut off, encrypted, or packed in ways that it can not undo.
_DAMAGED: Final = (
    *(zipfile.BadZipFile, DamagedDeflate, EOFError, OSError),
    *(NotImplementedError, RuntimeError),
)


def is_zip(content: bytes) -> bool:
    return content.startswith(_MARK)


def has_member(content: bytes, ending: str) -> bool:
    """Whether it is a zip with a file whose name ends so."""
    if not is_zip(content):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            return any(name.endswith(ending) and not _is_of_macos(name) for name in names)
    except (*_DAMAGED, ValueError):
        return False


def unpacked(content: bytes, endings: Collection[str]) -> dict[str, bytes]:
    """By their names the files that end so. Raises FileRefused."""
    found: dict[str, bytes] = {}
    left = FILE_MAX_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for info in archive.infolist():
                if PurePosixPath(info.filename).suffix not in endings or _is_of_macos(
                    info.filename
                ):
                    continue
                found[info.filename] = _member(archive, info, left + 1)
                left -= len(found[info.filename])
                if left < 0:
                    raise FileRefused("xlsx_is_bomb", most=FILE_MAX_BYTES // 1_000_000)
    except _DAMAGED as bad:
        raise FileRefused("annotation_zip_damaged") from bad
    return {name: each for name, each in found.items() if PurePosixPath(name).name}


def _is_of_macos(name: str) -> bool:
    """What the Finder puts beside each file into a zip, under the same name behind `._`."""
    return PurePosixPath(name).name.startswith("._") or name.startswith("__MACOSX/")


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes:
    """At most so many of its bytes."""
    try:
        with archive.open(info) as file:
            return file.read(most)
    except ValueError as error:  # it says that it begins before the archive does
        raise zipfile.BadZipFile(str(error)) from error
