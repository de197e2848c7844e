"""Documents and their texts. A text that is not public has to be brought along.

Spans can be held to their texts only where the texts are: nothing is made up in their place.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User

from claims.imports.package.reading import Json, NotLoaded, Package
from corpus.extraction.freezing import PlacedPage
from corpus.ingestion import add_revision
from corpus.models import Document, Publisher, Revision, Section
from corpus.normalisation import (
    NormalisedText,
    UnusableText,
    normalise,
)
from corpus.source_texts import FROM_PACKAGE, TOLD_BY_CLAIMS, TOLD_BY_PACKAGE, SourceText

_NO_PAGE = 0
_OF_PAGE = ("number", "start", "end")

# Document's public id, and the revision's number.
Place = tuple[str, int]


class Sources:
    """What the claims' places refer to, once it is in the database."""

    def __init__(self) -> None:
        self.documents: dict[str, Document] = {}
        self.revisions: dict[Place, Revision] = {}
        self.sections: dict[tuple[Place, int], Section] = {}


def texts_told(package: Package) -> Iterator[tuple[Place, str, Json]]:
    """Of each text that the package has, where the rights note allows it, or only tells of: its
    place, the file that tells of it, and what that says."""
    for document in package.lines("documents"):
        yield (document["id"], document["revision"]), "documents.jsonl", document
    for earlier in package.lines("revisions"):
        yield (earlier["document"], earlier["revision"]), "revisions.jsonl", earlier


def wanted_texts(package: Package) -> dict[Place, str]:
    """By its place, the SHA-256 of every text that a record refers to."""
    found: dict[Place, str] = {place: said["sha256"] for place, _file, said in texts_told(package)}
    for record in all_records(package):
        if source := record.get("source"):
            found[source["document"]["id"], source["revision"]] = source["sha256"]
    return found


def withheld_texts(package: Package) -> frozenset[Place]:
    """Texts that the package tells of without showing them."""
    return frozenset(place for place, _file, said in texts_told(package) if said["text"] is None)


def package_pages(package: Package) -> dict[Place, tuple[PlacedPage, ...]]:
    """Of each text whose pages the package has, all of them: every claim must be on the page that
    its record says. Raises NotLoaded."""
    found = {
        place: tuple(sorted(_pages(place, file, said["pages"]), key=attrgetter("start")))
        for place, file, said in texts_told(package)
        if said.get("pages")  # earlier packages have none
    }
    starts = {place: [page.start for page in pages] for place, pages in found.items()}
    for record in all_records(package):
        source = record.get("source")
        place = (source["document"]["id"], source["revision"]) if source else None
        if source and place in found:
            before = bisect_right(starts[place], source["start"]) - 1
            page = found[place][before] if before >= 0 else None
            number = page.number if page and source["start"] < page.end else None
            # Versions of before there were pages say none.
            if source.get("page") not in {None, number}:
                document, there = source["document"]["id"], f"page {number}" if number else "none"
                raise NotLoaded(
                    f"Claim {record['id']} begins at {source['start']} and is said to be on page"
                    f" {source['page']}; the pages of its document {document}, text {place[1]},"
                    f" have {there} there."
                )
    return found


def _pages(place: Place, file: str, said: object) -> Iterator[PlacedPage]:
    for page in said if isinstance(said, list) else [said]:
        named = page if isinstance(page, dict) else {}
        numbers = [n for n in map(named.get, _OF_PAGE) if type(n) is int]
        if len(numbers) < len(_OF_PAGE):
            raise NotLoaded(
                f"{file}: the pages of document {place[0]} have {page}, which is no"
                " page: number, start and end are whole numbers."
            )
        yield PlacedPage(*numbers)


def told_pages(package: Package) -> dict[Place, tuple[PlacedPage, ...]]:
    """Of each text the pages that its claims are on, as far as they tell.

    In earlier packages where a page begins and ends is not said: each is made just large enough for
    the beginnings of the claims on it.
    """
    told: dict[Place, dict[int, int]] = {}
    for record in all_records(package):
        source = record.get("source")
        if source:
            place = source["document"]["id"], source["revision"]
            # Earlier packages have no pages.
            told.setdefault(place, {})[source["start"]] = source.get("page") or _NO_PAGE
    return {place: tuple(_stretches(pages)) for place, pages in told.items()}


def _stretches(pages: dict[int, int]) -> Iterator[PlacedPage]:
    """`pages` has the page of each place."""
    for number, places in groupby(sorted(pages), key=lambda start: pages[start]):
        starts = list(places)
        if number != _NO_PAGE:
            yield PlacedPage(number=number, start=starts[0], end=starts[-1] + 1)


def all_records(package: Package) -> Iterable[Json]:
    """The record of every version that has one."""
    for version in package.lines("versions"):
        if version["record"]:
            yield version["record"]
    yield from package.lines("claims")


def find_texts(package: Package, folder: Path | None) -> dict[str, NormalisedText]:
    """The texts by their SHA-256: from the package, else from the folder. Raises NotLoaded."""
    texts = {}
    for _place, _file, said in texts_told(package):
        if said["text"] is not None:
            text = normalise(said["text"].encode())
            texts[text.text_sha256] = text
    wanted = wanted_texts(package)
    for path in sorted(folder.rglob("*")) if folder else ():
        if path.is_file() and path.stat().st_size <= settings.MAX_SOURCE_BYTES:
            try:
                text = normalise(path.read_bytes())
            except UnusableText:  # no source text, then
                continue
            if text.text_sha256 in wanted.values():
                texts.setdefault(text.text_sha256, text)
    missing = {place: digest for place, digest in wanted.items() if digest not in texts}
    if missing:
        raise NotLoaded(*_what_is_missing(package, missing))
    return texts


def _what_is_missing(package: Package, missing: dict[Place, str]) -> Iterable[str]:
    yield (
        "These texts are not in the package, for their rights notes do not allow it. Give a folder"
        " that has them with --texts; they are recognised by the SHA-256 of the text:"
    )
    names = {d["id"]: d["file"] or d["title"] for d in package.lines("documents")}
    for (document, number), digest in sorted(missing.items()):
        yield f"{names.get(document, document)} (text {number}): {digest}"


def make_sources(
    package: Package, texts: dict[str, NormalisedText], *, by: User, at: datetime
) -> Sources:
    made = Sources()
    publishers = _make_publishers(package)
    files = Counter(document["file"] for document in package.lines("documents"))
    for said in package.lines("documents"):
        document = _document(said, publishers)
        # What a file without metadata is recognised by, where it is one document's alone.
        alone = said["file"] and files[said["file"]] == 1
        document.key = said["file"] if alone else said["id"]
        document.save()
        made.documents[said["id"]] = document
    known, told = package_pages(package), told_pages(package)
    for place, digest in sorted(wanted_texts(package).items()):
        if place in known:
            source = _source(texts[digest], known[place], TOLD_BY_PACKAGE)
        else:
            source = _source(texts[digest], told.get(place, ()), TOLD_BY_CLAIMS)
        document, number = made.documents[place[0]], place[1]
        made.revisions[place] = add_revision(
            document, number, source.text, by=by, at=at, source=source
        )
    _make_sections(package, made)
    return made


def _source(text: NormalisedText, pages: tuple[PlacedPage, ...], told_by: str) -> SourceText:
    """What read the text where it was published isn't public; that it had pages is."""
    if not pages:
        return SourceText(text)
    return SourceText(text, extractor=FROM_PACKAGE, extractor_version=told_by, pages=pages)


def _make_publishers(package: Package) -> dict[str, Publisher]:
    names = {document["publisher"] for document in package.lines("documents")} - {None}
    return {name: Publisher.objects.create(name=name) for name in sorted(names)}


def _document(said: Json, publishers: dict[str, Publisher]) -> Document:
    when = said["date"] or {}
    retrieved = said["retrieved_on"]
    return Document(
        public_id=said["id"],
        file_name=said["file"] or "",
        title=said["title"],
        kind=said["kind"],
        publisher=publishers.get(said["publisher"]),
        byline=said["byline"] or "",
        reference=said["reference"] or "",
        language=said["language"],
        url=said["url"] or "",
        archived_url=said["archived_url"] or "",
        date_edtf=when.get("edtf") or "",
        date_evidence=when.get("evidence") or "",
        retrieved_on=date.fromisoformat(retrieved) if retrieved else None,
        rights_note=said["rights_note"] or "",
        full_text_public=said["full_text_public"],
    )


def _make_sections(package: Package, made: Sources) -> None:
    """A section's number and title are public, where it begins and ends is not: each is made just
    large enough for the claims in it."""
    found: dict[tuple[Place, int], tuple[str, int, int]] = {}
    for claim in package.lines("claims"):
        source = claim["source"]
        if section := source["section"]:
            key = ((source["document"]["id"], source["revision"]), section["number"])
            _title, start, end = found.get(key, ("", source["start"], source["end"]))
            found[key] = section["title"], min(start, source["start"]), max(end, source["end"])
    for (place, number), (title, start, end) in sorted(found.items()):
        made.sections[place, number] = Section.objects.create(
            revision=made.revisions[place],
            number=number,
            title=title,
            start=start,
            heading_end=start,
            end=end,
        )
