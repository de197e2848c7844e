"""`manage.py ingest FILE… [--metadata FILE.json]`"""

import os
import sys
from collections.abc import Iterable
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

from corpus.ingestion import Happened, Outcome, ingest
from corpus.management import decisions
from corpus.metadata import BadMetadata, MetadataFile, parse_metadata
from corpus.source_texts import NotIngested, usable_name

# With fewer files than this no bar is worth its line.
MANY = 10


class Command(BaseCommand):
    help = (
        "Store files as documents, or as the next revisions of documents that are known by their "
        "key or file name: text, HTML, PDF, DOCX and the others of docs/sources.md. A text that is "
        "stored already is left alone. Where a person has to decide, nothing is stored before the "
        "flag for it is given; it holds for all files."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
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
        paths = [Path(file) for file in files]
        flags = decisions.Flags.of(said)
        by_name: dict[str, Path] = {}
        failed = 0
        for path in self._with_progress(paths):
            try:
                told = _ingest(path, catalogue, by_name, flags)
            except (NotIngested, BadMetadata) as error:
                failed += 1
                self._tell(self.stderr, str(error))
            else:
                self._tell(self.stdout, told)
        if failed:
            raise CommandError(f"{failed} of {len(paths)} not ingested; nothing of it was stored.")

    def _metadata(self, path: Path) -> MetadataFile:
        try:
            content = _read(path)
            if len(content) > settings.MAX_SOURCE_BYTES:
                raise NotIngested([f"{_printable(path)}: larger than MAX_SOURCE_BYTES allows"])
            return parse_metadata(content, path.name)
        except (NotIngested, BadMetadata) as error:
            raise CommandError(f"{error}\nNothing was ingested.") from error

    def _with_progress(self, paths: list[Path]) -> Iterable[Path]:
        quiet = len(paths) <= MANY or not self.stderr.isatty()
        return tqdm(paths, unit=" files", disable=quiet, file=sys.stderr)

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
    metadata = catalogue.about(path.name)
    if not flags.must_read(name, content):
        outcome = ingest(name, content, metadata, by=None, at=timezone.now())
        return _report(path, outcome)
    extraction = flags.read(name, content)
    if flags.show:
        return "\n".join(decisions.shown(name, extraction))
    outcome = ingest(
        name,
        content,
        flags.with_taken(name, extraction, metadata),
        by=None,
        at=timezone.now(),
        options=extraction.extractor.options,
        decisions=flags.decided(name, extraction),
    )
    return "\n".join([_report(path, outcome), *decisions.remarks(extraction, outcome)])


def _read(path: Path) -> bytes:
    """At most one byte more than is allowed: enough to tell that it is too large."""
    try:
        with path.open("rb") as file:
            return file.read(settings.MAX_SOURCE_BYTES + 1)
    except OSError as error:
        raise NotIngested([f"{_printable(path)}: cannot be read: {error.strerror}"]) from error


def _report(path: Path, outcome: Outcome) -> str:
    lines = [f"{_printable(path.name)}: {outcome.sentence}"]
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
