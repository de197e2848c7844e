"""What has to be true after every fault."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.db import connections

from claims.exports import shelf
from claims.exports.snapshots import Snapshot
from claims.verifying.looking import broken_promises


def broken() -> list[str]:
    """A sentence for each promise of the database, and each package, that does not hold."""
    with Snapshot("default"):
        found = [str(each) for each in broken_promises()]
    found += _broken_packages()
    connections.close_all()
    return found


def _broken_packages() -> list[str]:
    """A package that is listed has all its files, as long and with the digest that it says."""
    found = []
    for export in shelf.exports("default"):
        for file in export.files:
            path = Path(settings.EXPORTS_DIR, export.name, file.name)
            content = path.read_bytes() if path.exists() else b""
            if (len(content), hashlib.sha256(content).hexdigest()) != (file.size, file.sha256):
                found.append(f"{export.name}/{file.name} is not what its package says.")
    return found
