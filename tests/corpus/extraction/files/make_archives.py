"""Makes the WARC and WACZ files here, byte by byte. CI does not run it.

One record a kind of encoding: as it is, chunked, gzip, brotli (PyPI: brotli).
"""

import gzip
import io
import zipfile
from pathlib import Path

import brotli

HERE = Path(__file__).parent
PAGE = """<!doctype html><html lang="sv"><meta charset="utf-8"><title>{0}</title>
<nav><a href="/">Start</a></nav><main><h1>{0}</h1>
<p>Kostnaden var 640 miljoner kronor år {1}.</p></main>
"""


def record(address: str, head: str, body: bytes, at: str = "2023-05-03T08:00:00Z") -> bytes:
    answer = f"HTTP/1.1 {head}\r\n\r\n".encode() + body
    return (
        (
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: {at}\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{len(answer):012}>\r\n"
            f"Content-Type: application/http;msgtype=response\r\n"
            f"Content-Length: {len(answer)}\r\n\r\n"
        ).encode()
        + answer
        + b"\r\n\r\n"
    )


def chunked(body: bytes) -> bytes:
    half = len(body) // 2
    parts = (body[:half], body[half:], b"")
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts)


def page(title: str, year: int) -> bytes:
    return PAGE.format(title, year).encode()


def main() -> None:
    html = "200 OK\r\nContent-Type: text/html"
    one = record("https://kommun.example/en", html, page("En sida", 2021))
    br = record(
        "https://kommun.example/br",
        f"{html}\r\nContent-Encoding: br",
        brotli.compress(page("Brotli", 2022)),
    )
    gz = record(
        "https://kommun.example/gz",
        f"{html}\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked",
        chunked(gzip.compress(page("Gzip", 2023), mtime=0)),
    )
    gone = record(
        "https://kommun.example/borta", "404 Not Found\r\nContent-Type: text/html", b"<p>x"
    )
    picture = record(
        "https://kommun.example/b.png", "200 OK\r\nContent-Type: image/png", b"\x89PNG"
    )
    (HERE / "warc" / "en-sida.warc").write_bytes(one + gone + picture)
    packed = b"".join(gzip.compress(part, mtime=0) for part in (one, br, gz, gone))
    (HERE / "warc" / "flera.warc.gz").write_bytes(packed)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in (
            ("archive/data.warc.gz", gzip.compress(one, mtime=0) + gzip.compress(br, mtime=0)),
            (
                "pages/pages.jsonl",
                (
                    b'{"format":"json-pages-1.0","id":"pages"}\n'
                    b'{"url":"https://kommun.example/br","ts":"2023-05-03T08:00:00Z"}\n'
                ),
            ),
            ("datapackage.json", b'{"profile":"data-package","wacz_version":"1.1.1"}'),
        ):
            archive.writestr(zipfile.ZipInfo(name), content)
    (HERE / "wacz" / "samling.wacz").write_bytes(made.getvalue())


if __name__ == "__main__":
    main()
