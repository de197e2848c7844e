"""RTF as groups, control words and text; bytes of characters wait for their code page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    rb"(?P<open>\{)|(?P<close>\})"
    rb"|\\(?P<word>[a-zA-Z]{1,40})(?P<number>-?\d{1,10})? ?"
    rb"|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<line>[\r\n]+)|(?P<text>[^\\{}\r\n]+)|(?P<stray>\\)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """`kind` is open, close, word, sign or text; `value` a word's or sign's name, or the bytes."""

    kind: str
    value: str = ""
    number: int | None = None
    content: bytes = b""


def tokens(content: bytes) -> Iterator[Token]:
    at = 0
    while found := _TOKEN.match(content, at):
        at = found.end()
        kind = found.lastgroup or ""
        if found["word"] is not None:
            word = found["word"].decode("ascii")
            number = int(found["number"]) if found["number"] is not None else None
            yield Token("word", word, number)
            if word == "bin" and number and number > 0:
                at += number  # so many bytes of anything follow
        elif found["hex"] is not None:
            yield Token("text", content=bytes.fromhex(found["hex"].decode("ascii")))
        elif kind == "sign":
            yield Token("sign", found["sign"].decode("latin-1"))
        elif kind == "text":
            yield Token("text", content=found["text"])
        elif kind in {"open", "close"}:
            yield Token(kind)
