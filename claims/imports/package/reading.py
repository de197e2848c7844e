"""A data package as it is read: checked against its own hashes first, then line by line."""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claims.exports.json_lines import LATER_RECORDS, RECORDS
from claims.exports.package import DESCRIPTOR
from claims.publication.record import RECORD_SCHEMA_VERSION

Json = dict[str, Any]

_PIECE_BYTES = 1024 * 1024
# A descriptor has some kilobytes; what is larger is none of ours.
_DESCRIPTOR_MAX_BYTES = 10_000_000


class NotLoaded(Exception):
    """Nothing was loaded; `reasons` says why, a sentence each."""

    def __init__(self, *reasons: str) -> None:
        self.reasons = reasons
        super().__init__(" ".join(reasons))


class Package:
    """A package of `make_package`; `close` it. Raises NotLoaded for what is none, or is damaged."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            # Opened here, for a zip closes its file only once nobody reads a member any more: who
            # stops at a record that is refused leaves one half read.
            self._file = path.open("rb")
        except OSError as error:
            raise NotLoaded(f"{path} cannot be read: {error.strerror}.") from error
        try:
            self._open()
        except BaseException:
            self.close()
            raise

    def _open(self) -> None:
        try:
            self._zip = zipfile.ZipFile(self._file)
        except zipfile.BadZipFile as error:
            raise NotLoaded(f"{self.path} is no zip file, or not all of one.") from error
        except OSError as error:
            raise NotLoaded(f"{self.path} cannot be read: {error.strerror}.") from error
        try:
            self.descriptor = self._descriptor()
            self._check_files()
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise NotLoaded(f"{self.path} is damaged: {error}.") from error

    def close(self) -> None:
        self._file.close()

    def lines(self, name: str) -> Iterator[Json]:
        """The records of one of RECORDS; none of one that the package is too old to have."""
        if name in LATER_RECORDS and f"{name}.jsonl" not in self._zip.namelist():
            return
        with self._zip.open(f"{name}.jsonl") as content:
            for line in content:
                yield json.loads(line)

    def _descriptor(self) -> Json:
        try:
            info = self._zip.getinfo(DESCRIPTOR)
            found = (
                json.loads(self._zip.read(info)) if info.file_size < _DESCRIPTOR_MAX_BYTES else {}
            )
            schema = int(found["version"].partition(".")[0])
            {resource["path"]: resource["hash"] for resource in found["resources"]}
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            raise NotLoaded(f"{self.path} is no data package of make_package.") from error
        if schema > RECORD_SCHEMA_VERSION:
            raise NotLoaded(
                f"{self.path} is of schema {schema}; "
                f"this version reads schemas up to {RECORD_SCHEMA_VERSION}."
            )
        return dict(found)

    def _check_files(self) -> None:
        said = {resource["path"]: resource for resource in self.descriptor["resources"]}
        there = set(self._zip.namelist())
        reasons = []
        always = {f"{name}.jsonl" for name in RECORDS if name not in LATER_RECORDS}
        for path in sorted({*said, *always}):
            if path not in said or path not in there:
                reasons.append(f"{self.path}: {path} is missing.")
            elif self._hash(path, said[path]["bytes"]) != said[path]["hash"]:
                reasons.append(f"{self.path}: {path} is not what {DESCRIPTOR} says of it.")
        if reasons:
            raise NotLoaded(*reasons)

    def _hash(self, path: str, size: int) -> str:
        """Of no more than the bytes that are said to be there, and one."""
        digest, left = hashlib.sha256(), size + 1
        with self._zip.open(path) as content:
            while left and (piece := content.read(min(_PIECE_BYTES, left))):
                digest.update(piece)
                left -= len(piece)
        return f"sha256:{digest.hexdigest()}"
