"""PDF files of a few lines, written by hand: each line has its place, size and font."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shown:
    """Text in Windows-1252 at (x, y) in points from the lower left, running as `along` says."""

    text: str
    x: float = 60
    y: float = 700
    size: float = 10
    bold: bool = False
    along: tuple[int, int] = (1, 0)  # (0, 1): upwards


@dataclass(frozen=True, slots=True)
class Upon:
    """What lies upon the first page at (x, y): a field that is filled in, or a note."""

    text: str
    kind: str = "Widget"
    x: float = 60
    y: float = 600


def write_pdf(
    pages: Sequence[Sequence[Shown]],
    bookmarks: Sequence[tuple[str, int]] = (),
    upon: Sequence[Upon] = (),
) -> bytes:
    """`bookmarks` are titles with the number of the page, from 1."""
    objects: list[bytes] = [b"", b""]
    fonts = []
    for name in ("Helvetica", "Helvetica-Bold"):
        objects.append(
            f"<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>".encode()
        )
        fonts.append(len(objects))
    kids: list[int] = []
    annotations = b"/Annots[%s]" % b"".join(_lay_upon(objects, each, fonts[0]) for each in upon)
    for page in pages:
        content = b"".join(map(_show, page))
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {len(objects)} 0 R"
            f"/Resources<</Font<</F0 {fonts[0]} 0 R/F1 {fonts[1]} 0 R>>>>".encode()
            + (b">>" if kids or not upon else annotations + b">>")
        )
        kids.append(len(objects))
    outline = b""
    if bookmarks:
        first = len(objects) + 2
        last = first + len(bookmarks) - 1
        objects.append(f"<</First {first} 0 R/Last {last} 0 R/Count {len(bookmarks)}>>".encode())
        outline = b"/Outlines %d 0 R" % len(objects)
        for number, (title, page_number) in enumerate(bookmarks, first):
            following = f"/Next {number + 1} 0 R" if number < last else ""
            written = f"\ufeff{title}".encode("utf-16-be").hex()
            objects.append(
                f"<</Title<{written}>/Parent {first - 1} 0 R"
                f"{following}/Dest[{kids[page_number - 1]} 0 R /Fit]>>".encode()
            )
    objects[0] = b"<</Type/Catalog/Pages 2 0 R%s>>" % outline
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<</Type/Pages/Kids[{listed}]/Count {len(kids)}>>".encode()
    return _assemble(objects)


def _show(shown: Shown) -> bytes:
    text = shown.text.encode("cp1252").hex()
    font = f"F{int(shown.bold)}"
    right, up = shown.along
    matrix = f"{right} {up} {-up} {right} {shown.x} {shown.y}"
    return f"BT /{font} {shown.size} Tf {matrix} Tm <{text}> Tj ET\n".encode()


def _lay_upon(objects: list[bytes], upon: Upon, font: int) -> bytes:
    """The reference to it; what it looks like is a drawing of its own."""
    drawn = b"BT /F0 10 Tf 2 5 Td <%s> Tj ET" % upon.text.encode("cp1252").hex().encode()
    objects.append(
        b"<</Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</F0 %d 0 R>>>>"
        b"/Length %d>>stream\n%s\nendstream" % (font, len(drawn), drawn)
    )
    place = f"[{upon.x} {upon.y} {upon.x + 200} {upon.y + 20}]"
    objects.append(
        f"<</Type/Annot/Subtype/{upon.kind}/FT/Tx/T(a)/F 4/Rect{place}"
        f"/AP<</N {len(objects)} 0 R>>>>".encode()
    )
    return b"%d 0 R " % len(objects)


def _assemble(objects: Sequence[bytes]) -> bytes:
    made = bytearray(b"%PDF-1.4\n")
    places = []
    for number, written in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj" % number + written + b"\nendobj\n"
    table = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, table)
    return bytes(made)
