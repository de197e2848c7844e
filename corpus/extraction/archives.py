"""Files in a zip file, unpacked no further than the limits allow."""

import io
import zipfile
import zlib
from collections.abc import Iterable

from corpus.extraction.limits import MAX_PARTS, MOST_PART_BYTES, MOST_UNPACKED_BYTES
from corpus.extraction.refusals import SourceRefused

_ENCRYPTED = 0x1
_CHUNK_BYTES = 1 << 16
_DIRECTORY_ENTRY = b"PK\x01\x02"


class Archive:
    """A zip file in memory. What its directory says of sizes is believed only to refuse by it:
    reading counts for itself and stops at the limit, whatever was said.
    """

    def __init__(
        self,
        content: bytes,
        kind: str,
        most_part: int = MOST_PART_BYTES,
        most_unpacked: int = MOST_UNPACKED_BYTES,
        most_parts: int = MAX_PARTS,
    ) -> None:
        self.kind = kind
        self._most_part = most_part
        self._left = self._most_unpacked = most_unpacked
        self._read: dict[str, bytes] = {}
        # Its directory is held in memory once it is opened: counted before.
        if content.count(_DIRECTORY_ENTRY) > most_parts:
            raise SourceRefused("too_many_parts", most=most_parts)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise SourceRefused("damaged", why=str(error)) from error
        parts = self._zip.infolist()
        if len(parts) > most_parts:
            raise SourceRefused("too_many_parts", most=most_parts)
        self._parts = {part.filename: part for part in parts}

    @property
    def names(self) -> Iterable[str]:
        return self._parts.keys()

    def has(self, name: str) -> bool:
        return name in self._parts

    def size(self, name: str) -> int:
        """Bytes of the part, as the directory says."""
        return self._parts[name].file_size

    def read(self, name: str) -> bytes:
        """The whole part. Raises SourceRefused where it is missing, too large or damaged."""
        if name in self._read:
            return self._read[name]
        part = self._parts.get(name)
        if part is None:
            raise SourceRefused("missing_part", part=name, kind=self.kind)
        if part.flag_bits & _ENCRYPTED:
            raise SourceRefused("encrypted")
        if part.file_size > self._most_part:
            raise SourceRefused("part_too_large", part=name, most=self._most_part)
        if part.file_size > self._left:
            raise SourceRefused("unpacks_too_large", most=self._most_unpacked)
        content = self._unpacked(part)
        self._left -= len(content)
        self._read[name] = content
        return content

    def _unpacked(self, part: zipfile.ZipInfo) -> bytes:
        chunks, size = [], 0
        most = min(self._most_part, self._left)
        try:
            with self._zip.open(part) as stream:
                while chunk := stream.read(_CHUNK_BYTES):
                    size += len(chunk)
                    if size > most:
                        raise SourceRefused("part_too_large", part=part.filename, most=most)
                    chunks.append(chunk)
        except SourceRefused:
            raise
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise SourceRefused("damaged", why=f"{part.filename}: {error}") from error
        except NotImplementedError as error:  # a way of packing that zipfile doesn't know
            raise SourceRefused("damaged", why=f"{part.filename}: {error}") from error
        except RuntimeError as error:  # zipfile's word for a file that needs a password
            raise SourceRefused("encrypted") from error
        return b"".join(chunks)
