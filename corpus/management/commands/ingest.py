"""`manage.py ingest FILE-OR-ADDRESS… [--metadata FILE.json]`"""

import os
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import (
    BaseCommand,
    CommandError,
    CommandParser,
    no_translations,
)
from django.utils import timezone
from django.utils.text import Truncator
from tqdm import tqdm

from corpus import fetched_sources
from corpus.admin.consequences import consequences_in_words
from corpus.extraction.pages import list_pages
from corpus.extraction.refusals import SourceRefused
from corpus.fetched_sources import KeptPage, is_address
from corpus.fetching.refusals import FetchRefused
from corpus.ingestion import Happened, Outcome, ingest, key_of_page, recognise
from corpus.management import decisions
from corpus.metadata import BadMetadata, Metadata, MetadataFile, parse_metadata
from corpus.source_sentences import ROBOTS, fetch_sentence, refusal_sentence
from corpus.source_texts import (
    NotIngested,
    SourceText,
    frozen_text,
    source_text,
    usable_name,
)

# With fewer files than this no bar is worth its line.
MANY = 10


class Command(BaseCommand):
    help = (
        "Store files, or the pages at web addresses, as documents, or as the next revisions of "
        "documents that are known by their key or file name: text, HTML, PDF, DOCX and the others "
        "of docs/sources.md. A text that is stored already is left alone. Where a person has "
        "to decide, nothing is stored before the flag for it is given; it holds for all files."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE-OR-ADDRESS")
        parser.add_argument(
            "--metadata",
            metavar="FILE.json",
            type=Path,
            help="title, date, sections … of the files",
        )
        decisions.add_flags(parser)

    @no_translations
    def handle(self, *, files: list[Path | str], metadata: Path | str | None, **said: Any) -> None:
        catalogue = self._metadata(Path(metadata)) if metadata else MetadataFile({}, {})
        places = [str(file) for file in files]
        flags = decisions.Flags.of(said)
        by_name: dict[str, Path] = {}
        failed = 0
        for place in self._with_progress(places):
            try:
                if is_address(place):
                    told = _ingest_address(place, catalogue, flags)
                else:
                    told = _ingest(Path(place), catalogue, by_name, flags)
            except (NotIngested, BadMetadata) as error:
                failed += 1
                self._tell(self.stderr, str(error))
            else:
                self._tell(self.stdout, told)
        if failed:
            raise CommandError(f"{failed} of {len(places)} not ingested; nothing of it was stored.")

    def _metadata(self, path: Path) -> MetadataFile:
        try:
            content = _read(path)
            if len(content) > settings.MAX_SOURCE_BYTES:
                raise NotIngested([f"{_printable(path)}: larger than MAX_SOURCE_BYTES allows"])
            return parse_metadata(content, path.name)
        except (NotIngested, BadMetadata) as error:
            raise CommandError(f"{error}\nNothing was ingested.") from error

    def _with_progress(self, places: list[str]) -> Iterable[str]:
        quiet = len(places) <= MANY or not self.stderr.isatty()
        return tqdm(places, unit=" files", disable=quiet, file=sys.stderr)

    def _tell(self, stream: Any, text: str) -> None:
        with tqdm.external_write_mode():
            stream.write(text)


def _ingest(
    path: Path, catalogue: MetadataFile, by_name: dict[str, Path], flags: decisions.Flags
) -> str:
    """What to say of it. Raises NotIngested.

    `by_name` has the files so far: of two in different folders, neither is the other's text.
    """
    other = by_name.setdefault(path.name, path)
    if os.path.realpath(other) != os.path.realpath(path):
        reason = f"{_printable(other)} has the same name, which it is known by: rename one"
        raise NotIngested([f"{_printable(path)}: {reason}"])
    content = _read(path)
    name = usable_name(path.name)
    return _store(name, content, _of_page(name, content, catalogue.about(path.name), flags), flags)


def _of_page(
    name: str, content: bytes, metadata: Metadata | None, flags: decisions.Flags
) -> Metadata | None:
    """Of a file with several pages each is a document of its own, known by its own key."""
    if not flags.page or (metadata and metadata.key):
        return metadata
    try:
        pages = list_pages(content)
    except SourceRefused:  # which is told when it is read
        return metadata
    if len(pages) < 2:
        return metadata
    metadata = metadata or Metadata(given=frozenset(), where=name)
    key = key_of_page(name, flags.page)
    return replace(metadata, given=metadata.given | {"key"}, key=key)


def _ingest_address(address: str, catalogue: MetadataFile, flags: decisions.Flags) -> str:
    """What to say of the page that is fetched there now. Raises NotIngested."""
    at = timezone.now()
    try:
        page = fetched_sources.keep(address, at=at)
    except FetchRefused as refused:
        raise NotIngested([f"{_printable(address)}: {fetch_sentence(refused)}"]) from refused
    except SourceRefused as refused:
        raise NotIngested([f"{_printable(address)}: {refusal_sentence(refused)}"]) from refused
    metadata = catalogue.about(page.name)
    if recognise(page.name, metadata.key if metadata else "") is None:
        metadata = _with_place(metadata, page, on=timezone.localdate(at))
    told = _store(page.name, page.warc, metadata, flags)
    return f"{told}\n  robots.txt: {ROBOTS[page.robots]}"


def _with_place(metadata: Metadata | None, page: KeptPage, *, on: date) -> Metadata:
    """What is known of a new document by having fetched it; what somebody states goes before."""
    metadata = metadata or Metadata(given=frozenset(), where=page.name)
    known: dict[str, Any] = {"url": page.fetched.address, "retrieved_on": on}
    new = {name: value for name, value in known.items() if name not in metadata.given}
    return replace(metadata, given=metadata.given | new.keys(), **new)


def _store(name: str, content: bytes, metadata: Metadata | None, flags: decisions.Flags) -> str:
    if not flags.must_read(name, content):
        if not flags.take_text:
            _refuse_unseen(name, metadata, source_text(name, content))
        return _report(name, ingest(name, content, metadata, by=None, at=timezone.now()))
    extraction = flags.read(name, content)
    if flags.show:
        return "\n".join(decisions.shown(name, extraction))
    decided = flags.decided(name, extraction)
    if not flags.take_text:
        _refuse_unseen(name, metadata, frozen_text(name, content, extraction, decided))
    outcome = ingest(
        name,
        content,
        flags.with_taken(name, extraction, metadata),
        by=None,
        at=timezone.now(),
        options=extraction.extractor.options,
        decisions=decided,
        extraction=extraction,
    )
    return "\n".join([_report(name, outcome), *decisions.remarks(extraction, outcome)])


def _refuse_unseen(name: str, metadata: Metadata | None, source: SourceText) -> None:
    """Raises NotIngested where claims stand on the document's texts, and this is another one."""
    page = source.options.get("reading", {}).get("page", "")
    document = recognise(name, metadata.key if metadata else "", page=page)
    newest = document and document.newest_revision
    if not document or not newest or newest.text_sha256 == source.text.text_sha256:
        return
    if told := consequences_in_words(document, source.text.text):
        reason = "claims stand on the text before, of which in this one"
        raise NotIngested([f"{name}: {reason} {', '.join(told)}: --take-text takes it"])


def _read(path: Path) -> bytes:
    """At most one byte more than is allowed: enough to tell that it is too large."""
    try:
        with path.open("rb") as file:
            return file.read(settings.MAX_SOURCE_BYTES + 1)
    except OSError as error:
        raise NotIngested([f"{_printable(path)}: cannot be read: {error.strerror}"]) from error


def _report(name: str, outcome: Outcome) -> str:
    lines = [f"{name}: {outcome.sentence}"]
    lines += [f"  note: {remark}" for remark in outcome.remarks]
    if outcome.happened is Happened.NEW_REVISION and (count := len(outcome.waiting)):
        wait = "1 claim waits" if count == 1 else f"{count} claims wait"
        lines.append(f"  {wait} to be moved to revision {outcome.revision.number}:")
        for claim in outcome.waiting:
            quote = Truncator(" ".join(claim.quote.split())).chars(80)
            lines.append(f"    {claim.public_id} (revision {claim.revision}): {quote}")
    return "\n".join(lines)


def _printable(name: Path | str) -> str:
    """A file's name need not be UTF-8."""
    return str(name).encode("utf-8", "backslashreplace").decode()
