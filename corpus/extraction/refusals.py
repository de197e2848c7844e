"""Why a source can't be read, as a code with its details.

The sentences for people are made where people are met: a refusal is raised far from any language.
`SENTENCES` has them in English, by code; whoever shows one hands it to gettext.
"""

# Longer values are cut when they are quoted in a sentence.
SHOWN_CHARACTERS = 80

SENTENCES = {
    "empty": "the file is empty",
    "no_text": "there is no text in it",
    "only_frames": "it has no text of its own, but %(number)d frames: add the pages that they show",
    "only_scripts": "its text comes by scripts, which do not run here: save the page in the "
    "browser, and add that file",
    "too_large": "larger than %(most)d bytes",
    "unknown_type": "it is neither text nor any of the kinds that can be read (%(known)s)",
    "wrong_type": "it was sent as %(declared)s, but its first bytes are not those of that kind",
    "not_decodable": "byte %(byte)d, on line %(line)d, is no character in %(encoding)s",
    "unknown_encoding": "it says that it is in %(encoding)s, an encoding that is not known here",
    "nul": "line %(line)d has a NUL character, which no text has: it is likely no text",
    "surrogate": "line %(line)d has half of a character (a lone surrogate)",
    "encrypted": "it is protected by a password: save it without, and add that file",
    "damaged": "it is damaged or was cut off on the way (%(why)s)",
    "missing_part": "%(part)s is missing in it, so it is not a whole %(kind)s file",
    "part_too_large": "%(part)s unpacks to more than %(most)d bytes",
    "unpacks_too_large": "it unpacks to more than %(most)d bytes in all",
    "too_many_parts": "it holds more than %(most)d files",
    "xml_entities": "%(part)s declares entities (line %(line)d), which are not followed here",
    "not_xml": "%(part)s is not well-formed XML (%(why)s)",
    "too_deep": "its elements stand in one another more than %(most)d levels deep",
    "too_many_elements": "it has more than %(most)d elements",
    "too_many_pages": "it has more than %(most)d pages",
    "pictures_only": "its %(pages)d pages are only pictures: there is no text to read (no OCR)",
    "part_lost": "%(lost)d characters of %(part)s would be lost: it is built in a way not known",
    "choose_page": "it holds %(pages)d pages: choose one of them",
    "no_such_page": "there is no page “%(page)s” in it",
    "no_page": "it holds no page that can be read",
    "empty_speech": "the record has no text of the speech, as in many lists: add the speech itself",
    "empty_record": "the record has no text of the document, as in many lists: add the document "
    "itself",
    "old_word": "it is a Word file of before 2007: save it as .docx, and add that file",
    "outlook_message": "it is a message of Outlook's own kind (.msg): save it there as .eml or "
    "HTML, or print it as PDF, and add that file",
    "mail_encrypted": "the e-mail is encrypted: open it in the mail program, and save its text",
    "several_mails": "it holds several e-mails: save the one that is meant by itself",
    "other_xml": "it is XML of a kind that is not read here (<%(root)s>): save it as a page, a "
    "document or a text, and add that file",
    "not_a_record": "it is not a record of the Riksdag's open data (%(why)s)",
}


class SourceRefused(ValueError):
    """Nothing of the source can be used; `code` (a key of SENTENCES) and `details` say why."""

    def __init__(self, code: str, **details: str | int) -> None:
        self.code = code
        self.details = {
            # What one may choose among is told whole.
            name: _shown(value) if isinstance(value, str) and name != "known" else value
            for name, value in details.items()
        }
        super().__init__(self.sentence)

    @property
    def sentence(self) -> str:
        return SENTENCES[self.code] % self.details


def _shown(value: str) -> str:
    printable = "".join(character if character.isprintable() else "�" for character in value)
    if len(printable) <= SHOWN_CHARACTERS:
        return printable
    return f"{printable[: SHOWN_CHARACTERS - 1]}…"
