"""What the readers of sources say, in the reader's language.

The readers are pure, and have their sentences in English and by code (`refusals.py`, `findings.py`
in `corpus/extraction/`). Here the same ones stand for gettext, which finds no sentence that is not
written out; a test holds both to each other.
"""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corpus.extraction.blocks import Extraction, Finding, LeaveOut, Strength
from corpus.extraction.formats import FORMATS
from corpus.extraction.freezing import Question
from corpus.extraction.refusals import SourceRefused
from corpus.fetching.refusals import FetchRefused
from corpus.fetching.robots import RobotsSay
from corpus.network_words import network_problem

REFUSALS = {
    "empty": gettext_lazy("the file is empty"),
    "no_text": gettext_lazy("there is no text in it"),
    "only_frames": gettext_lazy(
        "it has no text of its own, but %(number)d frames: add the pages that they show"
    ),
    "only_scripts": gettext_lazy(
        "its text comes by scripts, which do not run here: save the page in the browser, and add "
        "that file"
    ),
    "too_large": gettext_lazy("larger than %(most)d bytes"),
    "unknown_type": gettext_lazy(
        "it is neither text nor any of the kinds that can be read (%(known)s)"
    ),
    "wrong_type": gettext_lazy(
        "it was sent as %(declared)s, but its first bytes are not those of that kind"
    ),
    "not_decodable": gettext_lazy(
        "byte %(byte)d, on line %(line)d, is no character in %(encoding)s"
    ),
    "unknown_encoding": gettext_lazy(
        "it says that it is in %(encoding)s, an encoding that is not known here"
    ),
    "nul": gettext_lazy(
        "line %(line)d has a NUL character, which no text has: it is likely no text"
    ),
    "surrogate": gettext_lazy("line %(line)d has half of a character (a lone surrogate)"),
    "encrypted": gettext_lazy("it is protected by a password: save it without, and add that file"),
    "damaged": gettext_lazy("it is damaged or was cut off on the way (%(why)s)"),
    "missing_part": gettext_lazy("%(part)s is missing in it, so it is not a whole %(kind)s file"),
    "part_too_large": gettext_lazy("%(part)s unpacks to more than %(most)d bytes"),
    "unpacks_too_large": gettext_lazy("it unpacks to more than %(most)d bytes in all"),
    "too_many_parts": gettext_lazy("it holds more than %(most)d files"),
    "xml_entities": gettext_lazy(
        "%(part)s declares entities (line %(line)d), which are not followed here"
    ),
    "not_xml": gettext_lazy("%(part)s is not well-formed XML (%(why)s)"),
    "too_deep": gettext_lazy("its elements stand in one another more than %(most)d levels deep"),
    "too_many_elements": gettext_lazy("it has more than %(most)d elements"),
    "too_many_pages": gettext_lazy("it has more than %(most)d pages"),
    "pictures_only": gettext_lazy(
        "its %(pages)d pages are only pictures: there is no text to read (no OCR)"
    ),
    "part_lost": gettext_lazy(
        "%(lost)d characters of %(part)s would be lost: it is built in a way not known"
    ),
    "choose_page": gettext_lazy("it holds %(pages)d pages: choose one of them"),
    "no_such_page": gettext_lazy("there is no page “%(page)s” in it"),
    "no_page": gettext_lazy("it holds no page that can be read"),
    "empty_speech": gettext_lazy(
        "the record has no text of the speech, as in many lists: add the speech itself"
    ),
    "empty_record": gettext_lazy(
        "the record has no text of the document, as in many lists: add the document itself"
    ),
    "old_word": gettext_lazy(
        "it is a Word file of before 2007: save it as .docx, and add that file"
    ),
    "outlook_message": gettext_lazy(
        "it is a message of Outlook's own kind (.msg): save it there as .eml or HTML, or print it "
        "as PDF, and add that file"
    ),
    "mail_encrypted": gettext_lazy(
        "the e-mail is encrypted: open it in the mail program, and save its text"
    ),
    "several_mails": gettext_lazy("it holds several e-mails: save the one that is meant by itself"),
    "other_xml": gettext_lazy(
        "it is XML of a kind that is not read here (<%(root)s>): save it as a page, a document or "
        "a text, and add that file"
    ),
    "not_a_record": gettext_lazy("it is not a record of the Riksdag's open data (%(why)s)"),
}

FETCHES = {
    "not_an_address": gettext_lazy(
        "“%(address)s” is no web address: write one such as https://kommun.example/sida"
    ),
    "too_long": gettext_lazy("the address is longer than %(most)d characters"),
    "scheme": gettext_lazy(
        "addresses that begin with “%(scheme)s:” are not fetched: only http and https"
    ),
    "user_in_address": gettext_lazy(
        "the address has a name or a password in it, before the @: leave it out"
    ),
    "port": gettext_lazy("port %(port)d is not one where web pages are served"),
    "no_such_host": gettext_lazy("there is no server called %(host)s"),
    "not_public": gettext_lazy(
        "%(host)s leads to %(ip)s, which is no address on the public internet"
    ),
    "no_connection": gettext_lazy("%(host)s can't be reached (%(why)s)"),
    "certificate": gettext_lazy("%(host)s can't prove that it is %(host)s (%(why)s)"),
    "too_slow": gettext_lazy("it had not come after %(seconds)d seconds"),
    "too_large": gettext_lazy("it is larger than %(most)d bytes"),
    "circle": gettext_lazy("it redirects in a circle, back to %(address)s"),
    "too_many_redirects": gettext_lazy("it redirects more than %(most)d times"),
    "redirect_to_nowhere": gettext_lazy(
        "the server answers %(status)d, a redirect, without saying where to"
    ),
    "not_http": gettext_lazy("what answers does not speak HTTP as it should (%(why)s)"),
    "status": gettext_lazy("the server answers %(status)d (%(words)s), not with the page"),
    "nothing_in_it": gettext_lazy("the server answers with an empty page"),
    "robots": gettext_lazy("the site's robots.txt asks programs not to fetch it"),
    "robots_unknown": gettext_lazy(
        "the site's robots.txt can't be read, so programs don't ask for the page"
    ),
    "insecure": gettext_lazy("%(host)s must be asked by https: write https:// before it"),
    "answered": gettext_lazy(
        "the server answers %(status)d (%(words)s), not that it has taken the message"
    ),
    "redirects": gettext_lazy(
        "the server answers %(status)d, a redirect: messages are not sent on"
    ),
    "given_up": gettext_lazy("it was tried several times, and the worker stopped each time"),
}

ROBOTS = {
    RobotsSay.ALLOWED: gettext_lazy("the site's robots.txt has nothing against programs here"),
    RobotsSay.DISALLOWED: gettext_lazy(
        "the site's robots.txt asks programs not to fetch this; it was fetched because you asked"
    ),
    RobotsSay.UNKNOWN: gettext_lazy("the site's robots.txt could not be read"),
}

# In the place of what was in a document that is closed.
NO_READERS = gettext_lazy("The document is closed: nobody reads its text any more.")

FINDINGS = {
    "invisible": gettext_lazy(
        "%(number)d characters that nobody sees (%(which)s): keep or remove them"
    ),
    "controls": gettext_lazy("%(number)d control characters, which are no text"),
    "private_use": gettext_lazy(
        "%(number)d characters of private use: what they look like is the font's secret"
    ),
    "replacement": gettext_lazy(
        "%(number)d replacement characters: something was lost before it came here"
    ),
    "encoding": gettext_lazy("read as %(encoding)s"),
    "encoding_not_declared": gettext_lazy("declared to be %(declared)s, but read as %(encoding)s"),
    "unknown_elements": gettext_lazy(
        "tags that are none in HTML (%(names)s): text may stand in them"
    ),
    "untrustworthy_text": gettext_lazy(
        "the text layer can't be trusted: %(number)d characters of it on page %(page)d "
        "are no letters; compare with what the page shows"
    ),
    "accents_apart": gettext_lazy(
        "the text layer can't be trusted: accents stand apart from their letters "
        "%(number)d times, first on page %(page)d"
    ),
    "pages_without_text": gettext_lazy("pages that are only pictures: %(pages)s"),
    "columns": gettext_lazy("pages whose order was made out of columns: %(pages)s"),
    "hyphens": gettext_lazy("%(number)d hyphens at line ends were joined"),
    "tracked_changes": gettext_lazy(
        "tracked changes: %(number)d; the text is as accepted, with the list beside"
    ),
    "comments": gettext_lazy("%(number)d comments in the margin are not part of the text"),
    "hidden_text": gettext_lazy(
        "%(number)d characters are marked as hidden; they are proposed to go"
    ),
    "pictures": gettext_lazy("%(number)d pictures, whose content is not read"),
    "formulas": gettext_lazy("%(number)d formulas, written as their letters and signs in order"),
    "frames": gettext_lazy("%(number)d frames in the page, which are not read"),
    "only_scripts": gettext_lazy(
        "the page shows its text by scripts, which do not run here: save it in the browser, and "
        "add that file"
    ),
    "json_ld_unreadable": gettext_lazy(
        "%(number)d blocks of JSON-LD could not be read: what the page says of itself there is not "
        "shown"
    ),
    "not_free": gettext_lazy(
        "the page says that not all of it is to be read freely: text may be missing"
    ),
    "field_codes": gettext_lazy("%(number)d Word field codes stand in the text, which nobody said"),
    "scanned": gettext_lazy(
        "the Riksdag's documents of before 1990 were scanned: compare with their pages"
    ),
    "dates_disagree": gettext_lazy("two dates are given: %(dates)s"),
    "attribution": gettext_lazy("the terms of the open data ask that “%(name)s” is cited"),
    "restarted_numbering": gettext_lazy(
        "%(number)d numbers of headings or items could not be worked out"
    ),
    "attachments": gettext_lazy(
        "%(number)d attachments are not part of the text (%(names)s); those that can be read are "
        "chosen as pages are"
    ),
    "charts": gettext_lazy("%(number)d charts or embedded objects, whose content is not read"),
    "feed": gettext_lazy(
        "%(number)d posts of a feed: some feeds have only the beginnings of theirs"
    ),
    "page_count": gettext_lazy("%(number)d pages"),
}

LEFT_OUT = {
    LeaveOut.NAVIGATION: gettext_lazy("navigation"),
    LeaveOut.SITE_HEADER: gettext_lazy("the site’s header"),
    LeaveOut.SITE_FOOTER: gettext_lazy("the site’s footer"),
    LeaveOut.CONTROLS: gettext_lazy("a form or a button"),
    LeaveOut.SHARING: gettext_lazy("sharing buttons"),
    LeaveOut.RECOMMENDED: gettext_lazy("other articles"),
    LeaveOut.COMMENTS: gettext_lazy("comments"),
    LeaveOut.HIDDEN: gettext_lazy("hidden text"),
    LeaveOut.NOT_ARTICLE: gettext_lazy("probably not the article"),
    LeaveOut.PAGE_HEADER: gettext_lazy("a running head"),
    LeaveOut.PAGE_FOOTER: gettext_lazy("a running foot"),
    LeaveOut.PAGE_NUMBER: gettext_lazy("a page number"),
    LeaveOut.FIELD_CODE: gettext_lazy("a Word field code"),
}

# What a source says of itself that is no field of a document.
VALUE_NAMES = {
    "modified": gettext_lazy("changed on"),
    "retrieved": gettext_lazy("saved on"),
    "recipient": gettext_lazy("recipient"),
    "speaker": gettext_lazy("speaker"),
    "role": gettext_lazy("role"),
    "party": gettext_lazy("party"),
    "debate": gettext_lazy("debate"),
    "activity": gettext_lazy("activity in the chamber"),
}

STRENGTHS = {
    Strength.RECORD: gettext_lazy("the publisher’s own record"),
    Strength.STRONG: gettext_lazy("written for machines by the publisher"),
    Strength.VISIBLE: gettext_lazy("read in the text"),
    Strength.WEAK: gettext_lazy("weak evidence: set by a program"),
}


def refusal_sentence(refused: SourceRefused) -> str:
    details = refused.details
    if refused.code == "unknown_type":
        details = details | {"known": _in_words(str(details["known"]))}
    return _with(REFUSALS[refused.code], details)


def fetch_sentence(refused: FetchRefused) -> str:
    details = refused.details
    if "why" in details:
        details = details | {"why": network_problem(str(details["why"]))}
    return _with(FETCHES[refused.code], details)


def finding_sentence(finding: Finding) -> str:
    return _with(FINDINGS[finding.code], finding.details)


def question_sentence(question: Question, extraction: Extraction) -> str:
    """What a person has to decide."""
    if question is Question.LEFT_OUT:
        text = _("not decided: %(number)d paragraphs are proposed to be left out")
        return text % {"number": len(extraction.proposed_out)}
    if question is Question.HYPHENS:
        text = _("not decided: %(number)d hyphens at line ends were joined")
        return text % {"number": extraction.hyphens}
    if question is Question.ENCODING:
        encoding = extraction.encoding.name if extraction.encoding else ""
        return _("not decided: it was read as %(encoding)s") % {"encoding": encoding}
    return _("not decided: characters that nobody sees are kept or removed")


# Kinds of source whose names are words; the others are called alike in every language.
_KINDS: dict[str, Promise] = {
    "plain text": gettext_lazy("plain text"),
    "Riksdag open data": gettext_lazy("Riksdag open data"),
}


def kind_of_source(extractor: str) -> str:
    """What a text was read as, by its reader's name: `warc+plain` → `WARC, plain text`."""
    labels = {row.key: row.label for row in FORMATS}
    return _in_words(", ".join(labels.get(key) or key for key in extractor.split("+")))


def _in_words(kinds: str) -> str:
    return ", ".join(str(_KINDS.get(kind, kind)) for kind in kinds.split(", "))


def _with(sentence: str | Promise, details: Mapping[str, str | int]) -> str:
    return str(sentence) % details


def as_reason(kind: str, code: str, details: Mapping[str, str | int]) -> dict[str, Any]:
    return {"kind": kind, "code": code, "details": dict(details)}


def reason_sentence(reason: Mapping[str, Any]) -> str:
    """Why nothing came, in the reader's language."""
    with suppress(KeyError):
        if reason["kind"] == "source":
            return refusal_sentence(SourceRefused(reason["code"], **reason["details"]))
        return fetch_sentence(FetchRefused(reason["code"], **reason["details"]))
    return str(reason.get("code", ""))  # of another release, which knew other codes
