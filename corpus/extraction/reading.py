"""The door: bytes and options in, an `Extraction` out."""

import codecs

from corpus.extraction.blocks import Extraction, Extractor, Finding, Reading, ReadingOptions
from corpus.extraction.formats import FORMATS, SourceFormat
from corpus.extraction.invisible import character_findings
from corpus.extraction.limits import MOST_BYTES
from corpus.extraction.refusals import SourceRefused

_EMPTY = b"\x00 \t\r\n\x0b\x0c"


def extract(content: bytes, options: ReadingOptions | None = None) -> Extraction:
    """All that the source says, with what is proposed, found and doubtful. Raises SourceRefused.

    The same bytes and options give the same extraction, as long as the extractor's version is
    the same.
    """
    options = options or ReadingOptions()
    name, version, reading = _read(content, options)
    _refuse_what_is_no_text(reading)
    return Extraction(
        blocks=reading.blocks,
        ending=reading.ending,
        sections=reading.sections,
        metadata=reading.metadata,
        findings=(*reading.findings, *_common_findings(reading)),
        changes=reading.changes,
        encoding=reading.encoding,
        extractor=Extractor(name, version, options),
    )


def _read(content: bytes, options: ReadingOptions) -> tuple[str, str, Reading]:
    """Name and version of what read it, of an archive also those of the page's reader."""
    row = recognise(content, options)
    attached = row.unwrap is not None and options.page
    if row.read and not attached:
        return row.key, row.version, row.read(content, options)
    if row.unwrap is None:
        raise LookupError(f"{row.key} has neither `read` nor `unwrap`")
    inner_content, inner_options = row.unwrap(content, options)
    inner = recognise(inner_content, inner_options)
    if inner.read is None:
        raise SourceRefused("no_page")
    reading = inner.read(inner_content, inner_options)
    return f"{row.key}+{inner.key}", f"{row.version}+{inner.version}", reading


def recognise(content: bytes, options: ReadingOptions) -> SourceFormat:
    """Raises SourceRefused for a file that is empty, too large, of no kind, or of another kind
    than it was sent as.
    """
    if not content.removeprefix(codecs.BOM_UTF8).strip(_EMPTY):
        raise SourceRefused("empty")
    if len(content) > MOST_BYTES:
        raise SourceRefused("too_large", most=MOST_BYTES)
    found = next((row for row in FORMATS if row.recognises(content)), None)
    if found is None:
        known = ", ".join(row.label for row in FORMATS if row.label)
        raise SourceRefused("unknown_type", known=known)
    declared = options.media_type.partition(";")[0].strip().lower()
    # Text is sent under any name, and rightly so; a kind with marks of its own is not.
    sent_as = next((row for row in FORMATS if declared in row.media_types), None)
    if sent_as and sent_as.marked and sent_as is not found and not found.marked:
        raise SourceRefused("wrong_type", declared=declared)
    return found


def _refuse_what_is_no_text(reading: Reading) -> None:
    if not any(block.text.strip() for block in reading.blocks):
        found = {finding.code: finding.details for finding in reading.findings}
        if "frames" in found:
            raise SourceRefused("only_frames", **found["frames"])
        raise SourceRefused("only_scripts" if "only_scripts" in found else "no_text")
    for number, block in enumerate(reading.blocks, 1):
        if "\x00" in block.text:
            raise SourceRefused("nul", line=number)
        try:
            block.text.encode()
        except UnicodeEncodeError as error:
            raise SourceRefused("surrogate", line=number) from error


def _common_findings(reading: Reading) -> list[Finding]:
    findings = character_findings(block.text for block in reading.blocks)
    if hyphens := sum(len(block.hyphenations) for block in reading.blocks):
        findings.append(Finding("hyphens", {"number": hyphens}))
    dates = sorted({v.edtf for v in reading.metadata if v.name == "published" and v.edtf})
    if len(dates) > 1:
        findings.append(Finding("dates_disagree", {"dates": ", ".join(dates)}))
    return findings
