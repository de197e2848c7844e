"""Where static files are kept: hashed by content, and packed beside it."""

from typing import Any

from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage


class PackedStaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # untyped
    """Packed with gzip alone.

    WhiteNoise also packs with brotli, at its slowest, wherever that happens to be installed, as it
    is here for web archives: minutes on a small machine, for a few kilobytes less.
    """

    def create_compressor(self, **kwargs: Any) -> Compressor:
        return super().create_compressor(**kwargs, use_brotli=False)
