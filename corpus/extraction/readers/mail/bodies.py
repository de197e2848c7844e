"""Which parts of an e-mail are its text, and which are attached to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from typing import TypeAlias

from corpus.extraction.readers.mail.parts import body_of, decoded, header, parts_in
from corpus.extraction.refusals import SourceRefused

Mail: TypeAlias = "Message[str, str]"

_PAGES = {"text/html", "application/xhtml+xml"}
_TEXTS = {"text/plain", *_PAGES}
_ENCRYPTED = {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}
_MAIL = "message/rfc822"


@dataclass(frozen=True, slots=True)
class Attachment:
    """`key` is its file's name, behind those of the e-mails that it is attached in."""

    key: str
    media_type: str
    part: Mail

    @property
    def content(self) -> bytes:
        inner = parts_in(self.part)
        return inner[0].as_bytes() if self.media_type == _MAIL and inner else body_of(self.part)


def texts_of(part: Mail) -> Iterator[Mail]:
    """The parts that are shown as the e-mail's text, in order. Of several forms of one text it is
    the page, unless there is nothing in it. Raises SourceRefused for what is encrypted.
    """
    kind = part.get_content_type()
    if kind in _ENCRYPTED and "signed" not in str(part.get_param("smime-type") or ""):
        raise SourceRefused("mail_encrypted")
    if kind == "multipart/alternative":
        forms = [list(texts_of(inner)) for inner in parts_in(part)]
        pages = [form for form in forms if any(p.get_content_type() in _PAGES for p in form)]
        plain = [form for form in forms if form]
        chosen = [form for form in (*reversed(pages), *plain) if any(map(_has_words, form))]
        yield from chosen[0] if chosen else ()
    elif kind == "multipart/related":
        within = parts_in(part)
        start = str(part.get_param("start") or "")
        named = [each for each in within if start and header(each, "Content-ID") == start]
        for each in (named or within)[:1]:
            yield from texts_of(each)
    elif part.is_multipart() and kind != _MAIL:
        for inner in parts_in(part):
            yield from texts_of(inner)
    elif kind in _TEXTS and not _is_attached(part):
        yield part


def attachments_in(mail: Mail) -> list[Attachment]:
    """All of it and of the e-mails that are attached to it, each under a key of its own."""
    found: list[Attachment] = []
    keys: set[str] = set()
    waiting = [(inner, "") for inner in reversed(_beside(mail))]
    while waiting:
        part, within = waiting.pop()
        number = 1
        name = f"{within}{_name(part)}"
        key = name
        while key in keys:
            number += 1
            key = f"{name} ({number})"
        keys.add(key)
        attachment = Attachment(key, part.get_content_type(), part)
        found.append(attachment)
        if attachment.media_type == _MAIL:
            for inner in parts_in(part):
                waiting += [(each, f"{key} / ") for each in reversed(_beside(inner))]
    return found


def _beside(mail: Mail) -> list[Mail]:
    """What of this e-mail is none of its text's forms, without the pictures that its page shows."""
    found: list[Mail] = []
    waiting = [(mail, False)]
    while waiting:
        part, related = waiting.pop()
        kind = part.get_content_type()
        if part.is_multipart() and kind != _MAIL:
            shown = related or kind == "multipart/related"
            waiting += [(inner, shown) for inner in reversed(parts_in(part))]
        elif (kind not in _TEXTS or _is_attached(part)) and not (
            related and part.get_content_maintype() == "image"
        ):
            found.append(part)
    return found


def _is_attached(part: Mail) -> bool:
    return part.get_content_disposition() == "attachment" or part.get_filename() is not None


def _has_words(part: Mail) -> bool:
    return bool(body_of(part).strip())


def _name(part: Mail) -> str:
    name = decoded(part.get_filename() or "")
    if name:
        return name
    inner = parts_in(part)
    if part.get_content_type() == _MAIL and inner:
        return f"{header(inner[0], 'Subject') or 'e-mail'}.eml"
    return part.get_content_type()
