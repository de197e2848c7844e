"""Zips made of their parts."""

import io
import zipfile
from collections.abc import Mapping


def zip_of(parts: Mapping[str, bytes | str], method: int = zipfile.ZIP_STORED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    return zip_of(parts, zipfile.ZIP_DEFLATED)
