"""A zip whose bytes are the same for the same claims."""

import io
import zipfile
from collections.abc import Mapping

# The members always have the same time.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def packed(members: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, _NO_TIME), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
