"""E-mails as programs save them: encodings, forms of one text, attachments, what is none."""

import base64
import quopri

import pytest

from corpus.extraction.blocks import ReadingOptions
from corpus.extraction.pages import list_pages
from corpus.extraction.readers.mail.flowed import unwrapped
from corpus.extraction.reading import extract, recognise
from corpus.extraction.refusals import SourceRefused

HEAD = (
    "Received: from mx.example\r\nFrom: =?utf-8?Q?Eva_=C3=85berg?= <eva@kommun.example>\r\n"
    "To: red@tidning.example\r\nSubject: =?iso-8859-1?Q?Kostnaden_=E4r?=\r\n"
    " =?iso-8859-1?Q?_640_miljoner?=\r\nDate: Mon, 6 May 2024 23:30:00 +0200\r\n"
)


def mail_of(body: str, kind: str = "text/plain; charset=utf-8", head: str = HEAD) -> bytes:
    return f"{head}Content-Type: {kind}\r\n\r\n{body}".encode()


def parts(kind: str, *each: str) -> tuple[str, str]:
    """Body and type of a message of parts."""
    inside = "".join(f"--=_x\r\n{part}\r\n" for part in each)
    return f"{inside}--=_x--\r\n", f'multipart/{kind}; boundary="=_x"'


def part(text: str, kind: str = "text/plain; charset=utf-8", more: str = "") -> str:
    packed = base64.encodebytes(text.encode()).decode()
    return f"Content-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n{more}\r\n{packed}"


def nested(kind: str, *each: str) -> str:
    body, header = parts(kind, *each)
    return f"Content-Type: {header}\r\n\r\n{body}".replace("=_x", f"=_{kind}")


def texts(content: bytes, page: str = "") -> list[str]:
    return [block.text for block in extract(content, ReadingOptions(page=page)).blocks]


def test_an_e_mail_says_who_wrote_to_whom_when_and_of_what() -> None:
    extraction = extract(mail_of("Hej!\r\n\r\nDet blev 640.\r\n"))
    assert [block.text for block in extraction.blocks] == [
        "Kostnaden är 640 miljoner",
        "Hej!",
        "Det blev 640.",
    ]
    assert {(v.name, v.value, v.where, v.edtf, str(v.strength)) for v in extraction.metadata} == {
        ("title", "Kostnaden är 640 miljoner", "Subject", "", "strong"),
        ("byline", "Eva Åberg", "From", "", "strong"),
        ("recipient", "red@tidning.example", "To", "", "strong"),
        ("published", "Mon, 6 May 2024 23:30:00 +0200", "Date", "2024-05-06", "strong"),
    }
    assert extraction.extractor.name == "mail"


@pytest.mark.parametrize(
    ("date", "edtf"),
    [
        ("Mon, 6 May 2024 23:30:00 +0000", "2024-05-07"),  # of a moment in UTC the day here
        ("6 May 2024 23:30 -0500", "2024-05-06"),
        ("Mon, 31 Feb 2024 10:00:00 +0100", ""),
        ("3/5 2024", ""),
        ("igår", ""),
    ],
)
def test_when_it_was_written(date: str, edtf: str) -> None:
    head = f"From: a@b.example\r\nDate: {date}\r\n"
    published = [v for v in extract(mail_of("x", head=head)).metadata if v.name == "published"]
    assert [(v.value, v.edtf) for v in published] == [(date, edtf)]


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252", "cp850"])
@pytest.mark.parametrize("packing", ["base64", "quoted-printable", "8bit"])
def test_a_text_is_read_in_the_encoding_that_it_declares(charset: str, packing: str) -> None:
    text = "Skåne får 24 miljarder.\r\n".encode(charset)
    packed = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}
    body = packed.get(packing, bytes)(text)
    head = f"From: a@b.example\r\nContent-Type: text/plain; charset={charset}\r\n"
    content = f"{head}Content-Transfer-Encoding: {packing}\r\n\r\n".encode() + body
    extraction = extract(content)
    assert [block.text for block in extraction.blocks] == ["Skåne får 24 miljarder."]
    assert extraction.encoding is not None
    assert not extraction.encoding.must_agree


def test_an_encoding_that_is_not_declared_is_asked_about() -> None:
    content = "From: Åke Ö <a@b.example>\nSubject: Åtta\n\nHej då, Örebro\n".encode("cp1252")
    extraction = extract(content)
    assert [block.text for block in extraction.blocks] == ["Åtta", "Hej då, Örebro"]
    assert extraction.encoding is not None
    assert extraction.encoding.must_agree
    mac = "From: a@b.example\n\nHej då\n".encode("mac_roman")
    chosen = extract(mac, ReadingOptions(encoding="macintosh"))
    assert [block.text for block in chosen.blocks] == ["Hej då"]


PAGE = part("<p>Kostnaden är <b>640</b>.</p>", "text/html; charset=utf-8")
PLAIN = part("Kostnaden är *640*.")
IMAGE = part("x", "image/png; name=logo.png", "Content-ID: <i>\r\n")
EMPTY_PAGE = part(" \n", "text/html")
NOTES = part("Bilagans text.", "text/plain; name=notis.txt")
LATER = part("PS. 24 miljarder.")


@pytest.mark.parametrize(
    ("message", "expected", "attached"),
    [
        (parts("alternative", PLAIN, PAGE), ["Kostnaden är 640."], []),
        (parts("alternative", PLAIN, EMPTY_PAGE), ["Kostnaden är *640*."], []),
        (parts("alternative", PLAIN, nested("related", PAGE, IMAGE)), ["Kostnaden är 640."], []),
        # As Apple's program writes: text, a file, text.
        (
            parts("mixed", PAGE, NOTES, LATER),
            ["Kostnaden är 640.", "PS. 24 miljarder."],
            ["notis.txt"],
        ),
        (
            parts("mixed", nested("alternative", PLAIN, PAGE), NOTES, NOTES, IMAGE),
            ["Kostnaden är 640."],
            ["notis.txt", "notis.txt (2)", "logo.png"],
        ),
        (
            parts("signed", PLAIN, part("x", "application/pgp-signature")),
            ["Kostnaden är *640*."],
            ["application/pgp-signature"],
        ),
        (
            parts(
                "mixed",
                PLAIN,
                part(
                    "%PDF-",
                    "application/pdf",
                    "Content-Disposition: attachment; filename*=utf-8''till%C3%A4gg.pdf\r\n",
                ),
            ),
            ["Kostnaden är *640*."],
            ["tillägg.pdf"],
        ),
    ],
)
def test_what_of_it_is_its_text(
    message: tuple[str, str], expected: list[str], attached: list[str]
) -> None:
    content = mail_of(*message)
    assert texts(content)[1:] == expected
    findings = {finding.code: finding.details for finding in extract(content).findings}
    if attached:
        named = {"number": len(attached), "names": ", ".join(attached)}
        assert findings["attachments"] == named
    else:
        assert "attachments" not in findings


INNER = "From: x@y.example\r\nSubject: Inre\r\nContent-Type: {}\r\n\r\n{}"


def test_what_is_attached_is_chosen_as_a_page_is() -> None:
    body, kind = parts("mixed", part("Djupast.", "text/plain; name=djup.txt"), PLAIN)
    inner = INNER.format(kind.replace("=_x", "=_y"), body.replace("=_x", "=_y"))
    page = part("<p>En sida.</p>", "application/octet-stream; name=sida.html")
    program = part("x", "application/octet-stream; name=virus.exe")
    forwarded = f"Content-Type: message/rfc822\r\n\r\n{inner}"
    content = mail_of(*parts("mixed", PLAIN, NOTES, page, program, forwarded))
    keys = [page.key for page in list_pages(content)]
    assert keys == ["notis.txt", "sida.html", "Inre.eml", "Inre.eml / djup.txt"]
    assert [texts(content, key) for key in keys] == [
        ["Bilagans text."],
        ["En sida."],
        ["Inre", "Kostnaden är *640*."],
        ["Djupast."],
    ]
    assert extract(content, ReadingOptions(page="sida.html")).extractor.name == "mail+html"
    with pytest.raises(SourceRefused) as caught:
        texts(content, "annan.txt")
    assert caught.value.code == "no_such_page"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kostnaden är \n640.\n", "Kostnaden är 640.\n"),
        ("> Kostnaden är \n> 640.\nNej", "> Kostnaden är 640.\nNej"),
        ("> a \n>> b \n>> c", "> a \n>> b c"),
        ("> a \nb", "> a \nb"),  # of another depth
        (" > 5 är \n mer", "> 5 är mer"),  # a space put before it is no part of it
        ("Hej \n-- \nEva", "Hej \n-- \nEva"),
    ],
)
def test_lines_that_were_broken_for_the_way_join_again(text: str, expected: str) -> None:
    assert unwrapped(text) == expected
    assert unwrapped("sjuk \nvården", deleting=True) == "sjukvården"


def test_flowed_lines_are_joined_and_others_are_not() -> None:
    body = "Kostnaden är \r\n640 miljoner.\r\n"
    assert texts(mail_of(body, "text/plain; format=flowed"))[1:] == ["Kostnaden är 640 miljoner."]
    assert texts(mail_of(body))[1:] == ["Kostnaden är \n640 miljoner."]


def deep(levels: int) -> bytes:
    inside = "Content-Type: text/plain\r\n\r\nx"
    for level in range(levels):
        edge = f"--b{level}"
        inside = f"Content-Type: multipart/mixed; boundary=b{level}\r\n\r\n{edge}\r\n{inside}\r\n"
        inside += f"--b{level}--\r\n"
    return f"From: a@b.example\r\n{inside}".encode()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (mail_of(*parts("mixed", PLAIN, PAGE))[:-30], "damaged"),
        (mail_of(*parts("encrypted", part("x", "application/octet-stream"))), "mail_encrypted"),
        (mail_of("x", "application/pkcs7-mime; smime-type=enveloped-data"), "mail_encrypted"),
        (mail_of(""), "no_text"),
        (deep(60), "too_deep"),
        (deep(3_000), "too_deep"),
        (mail_of(*parts("mixed", *["\r\nx"] * 10_001)), "too_many_parts"),
        (
            (
                b"From eva Mon May  6 10:00:00 2024\nFrom: a@b.example\n\nEtt\n\n"
                b"From bo Mon May  6 11:00:00 2024\nFrom: c@d.example\n\nTv\xc3\xa5\n"
            ),
            "several_mails",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + b"\x00" * 600
            + "__properties_version1.0".encode("utf-16-le"),
            "outlook_message",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old_word"),
    ],
)
def test_what_can_not_be_read_is_refused(content: bytes, code: str) -> None:
    if code == "no_text":
        content = content.replace(b"Subject:", b"X-Other:")
    with pytest.raises(SourceRefused) as caught:
        extract(content)
    assert caught.value.code == code


def test_a_header_of_a_megabyte_is_no_bomb() -> None:
    names = "; ".join(f"a{n}=b" for n in range(50_000))
    people = ", ".join(f"=?utf-8?q?=C3=85?= <a{n}@x.example>" for n in range(20_000))
    head = f"From: {people}\r\nTo: {people}\r\n"
    assert texts(mail_of("Kvar.", f"text/plain; {names}", head=head)) == ["Kvar."]


@pytest.mark.parametrize(
    "content",
    [
        b"From bo Mon May  6 11:00:00 2024\nFrom: c@d.example\n\nBrev\n",  # of a mailbox
        b"25\nFrom: c@d.example\n\nBrevet\n<?xml version='1.0'?><plist/>",  # Apple's
    ],
)
def test_other_programs_e_mails_are_read(content: bytes) -> None:
    assert texts(content)[-1].startswith("Brev")
    assert "plist" not in texts(content)[-1]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ("Från: Eva\nTill: Bo\n\nHej".encode(), "plain"),
        (b"Note: this\nFrom: nowhere\n\nHej", "plain"),
        (b"From: <Saved by Blink>\r\nContent-Type: multipart/related\r\n\r\n", "mhtml"),
        (mail_of("x"), "mail"),
        (mail_of(*parts("related", PAGE)), "mail"),
    ],
)
def test_an_e_mail_is_told_from_pages_and_from_plain_text(content: bytes, key: str) -> None:
    assert recognise(content, ReadingOptions()).key == key
