"""Words by which a sentence tells what it is: one regular expression a feature, for small letters.

They stand in `wordings.toml`.
"""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

_FILE: Final = Path(__file__).with_name("wordings.toml")


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(_alternatives(words.split()))})(?!\w)")


def _alternatives(words: Iterable[str]) -> Iterable[str]:
    for word in dict.fromkeys(words):
        body = re.escape(word.removesuffix("…")).replace("_", r"\s+")
        yield body + (r"\w*" if word.endswith("…") else "")


WORDINGS: Final = {
    name: _pattern(words)
    for name, words in tomllib.loads(_FILE.read_text(encoding="utf-8")).items()
}
