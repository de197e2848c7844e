"""One row: what it asks for, in the database's terms, or everything that speaks against it."""

import re
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from claims.imports.reasons import Reason, reason
from claims.imports.sheets import values
from claims.imports.sheets.dates import DateRefused, doubt_about, means, oddity_in, to_edtf
from claims.imports.sheets.known import Ambiguous, Existing, Known
from claims.imports.sheets.labels import LabelTable, applied
from claims.imports.sheets.places import Effort, NotAnchored, Wanted, certain, find
from claims.vocabulary import import_states
from claims.vocabulary.lengths import HEADLINE_MAX_CHARACTERS
from corpus.anchoring import Span, context
from corpus.as_kept import text_as_kept
from corpus.edtf_dates import parse_days
from corpus.identifiers import is_public_id
from corpus.sensible_dates import SENSIBLE_FIRST_YEAR

# What a new claim can't be without, by column.
NEEDED = ("quote", "statement", "kind", "date")
# Taken as they stand. An empty cell leaves a claim as it is; a dash empties what may be empty.
TEXTS = ("statement", "headline", "attribution", "date_evidence", "worthiness_reason")
EMPTIED = {"-", "–", "—"}
MAY_BE_EMPTY = {
    *("headline", "role", "attribution", "date_evidence", "worthiness_reason", "topics"),
    "quantities",
}
DATE_MAX_CHARACTERS = 64
CHOICES = {"kind": values.KINDS, "worthiness": values.WORTHINESS}
# Columns in which hardly any two cells are the same.
_EACH_ITS_OWN = frozenset({"id", "quote", "prefix", "suffix", "statement", "headline"})


@dataclass(slots=True)
class RowJudgement:
    """What is to become of a row; see `ImportRow`."""

    outcome: str = import_states.REFUSE
    reasons: list[Reason] = field(default_factory=list)
    target: dict[str, Any] = field(default_factory=dict)
    changes: dict[str, Any] = field(default_factory=dict)
    suggestion: dict[str, Any] | None = None
    claim: int | None = None


class RowReader:
    """Reads rows of one import; `label_table` is what the labels of another tool become. `ours`:
    the file was written here, and what would be asked about elsewhere is meant as it stands.
    """

    def __init__(
        self, known: Known, label_table: LabelTable | None = None, *, ours: bool = False
    ) -> None:
        self.known = known
        self.ours = ours
        self.label_table = label_table or {}
        self.today = timezone.localdate()
        self.effort = Effort()
        self._as_read: dict[tuple[str, str], str] = {}
        self._choices: dict[tuple[str, str], str | None] = {}
        self._topics: dict[str, tuple[list[str], list[str]]] = {}

    # A column says the same again and again: what a cell of it means is found once.

    def as_read(self, key: str, cell: str) -> str:
        if key in _EACH_ITS_OWN:
            return _as_read(key, cell)
        found = self._as_read.get((key, cell))
        if found is None:
            found = self._as_read[key, cell] = _as_read(key, cell)
        return found

    def choice(self, key: str, cell: str) -> str | None:
        """The kind or worthiness that the cell names, if it does."""
        if (key, cell) not in self._choices:
            try:
                found = values.one_of(cell, CHOICES[key])
            except values.BadValue:
                found = None
            self._choices[key, cell] = found
        return self._choices[key, cell]

    def topics(self, cell: str) -> tuple[list[str], list[str]]:
        """Those that the cell names, sorted, and what in it is no topic."""
        if cell not in self._topics:
            found, unknown = set(), []
            # A topic's name may have a comma: “skola, vård och omsorg” is first looked for whole.
            whole = self._topic(cell)
            for name in [cell] if whole else values.listed(cell):
                topic = whole or self._topic(name)
                if topic is None:
                    unknown.append(name)
                else:
                    found.add(topic)
            self._topics[cell] = sorted(found), unknown
        return self._topics[cell]

    def _topic(self, name: str) -> str | None:
        try:
            return self.known.topic(name)
        except Ambiguous:
            return None

    def read(self, cells: dict[str, str], claim: Existing | None) -> RowJudgement:
        """The verdict as far as the row alone tells; `target` has everything that it asks for."""
        return _Row(self, cells, claim).read()


# Cells that repeat the source's own characters.
# A text named by its SHA-256, as readers of annotations name the one that was annotated.
_DIGEST = re.compile("[0-9a-f]{64}")
_OF_THE_SOURCE = {"quote", "prefix", "suffix"}


def _as_read(key: str, cell: str) -> str:
    kept = values.as_kept(cell)
    if key in _OF_THE_SOURCE:
        return kept
    if kept.strip() in values.NOTHING:
        return ""
    return kept if key == "quantities" else text_as_kept(kept)  # numbers have their words in it


class _Row:
    def __init__(self, reader: RowReader, cells: dict[str, str], claim: Existing | None) -> None:
        self.reader = reader
        self.known = reader.known
        self.effort = reader.effort
        labelled = applied(cells, reader.label_table)
        self.cells = {key: reader.as_read(key, cell) for key, cell in labelled.cells.items()}
        self.stripped = {key: cell.strip() for key, cell in self.cells.items()}
        self.claim = claim
        self.present = claim.values if claim else {}
        self.verdict = RowJudgement(claim=claim.pk if claim else None)
        self.verdict.reasons += labelled.reasons
        # What is at the desk already has a status by what was done to it.
        self.asked: dict[str, Any] = (
            {"status": labelled.status} if labelled.status and claim is None else {}
        )

    def read(self) -> RowJudgement:
        self._check_id()
        if self.claim is None:
            for key in NEEDED:
                if not self._cell(key) and not (key == "quote" and self._has_position()):
                    self._refuse("cell_missing", key)
        self._read_texts()
        self._read_choices()
        self._read_date()
        self._read_speaker_and_role()
        self._read_topics()
        self._read_place()
        self._read_quantities()
        if not self.verdict.reasons:
            self.verdict.outcome = (
                import_states.CREATE if self.claim is None else import_states.CHANGE
            )
            self.verdict.target = self.asked
        elif self.verdict.suggestion and len(self.verdict.reasons) == 1:
            self.verdict.outcome = import_states.SUGGESTED
        return self.verdict

    def _refuse(self, code: str, column: str, **details: str | int) -> None:
        self.verdict.reasons.append(reason(code, column, **details))

    def _cell(self, key: str) -> str:
        return self.stripped.get(key, "")

    def _emptied(self, key: str) -> bool:
        return key in MAY_BE_EMPTY and self._cell(key) in EMPTIED

    def _check_id(self) -> None:
        public_id = self._cell("id")
        if public_id and self.claim is None:
            code = "id_unknown" if is_public_id(public_id) else "id_no_id"
            self._refuse(code, "id", value=public_id)

    def _read_texts(self) -> None:
        for key in TEXTS:
            if self._emptied(key):
                self.asked[key] = ""
            elif cell := self._cell(key):
                self.asked[key] = cell
                garbled = values.garbled_in(cell)
                if garbled and cell != self.present.get(key):
                    self._refuse("text_garbled", key, found=garbled)
        if "headline" in self.asked:
            self.asked["headline"] = self.asked["headline"].replace("\n", " ")  # it is one line
        length = len(self.asked.get("headline", ""))
        if length > HEADLINE_MAX_CHARACTERS:
            most = HEADLINE_MAX_CHARACTERS
            self._refuse("headline_too_long", "headline", length=length, most=most)

    def _read_choices(self) -> None:
        for key, names in CHOICES.items():
            if cell := self._cell(key):
                chosen = self.reader.choice(key, cell)
                if chosen is None:
                    self._refuse("value_unknown", key, value=cell, known=", ".join(names))
                else:
                    self.asked[key] = chosen

    def _read_date(self) -> None:
        cell = self._cell("date")
        if not cell:
            return
        if cell == self.present.get("date_edtf") or self._is_our_date(cell):
            self.asked["date_edtf"] = cell
            return
        try:
            found = to_edtf(cell)
        except DateRefused as refused:
            code, readings = doubt_about(refused)
            self._refuse(code, "date", value=cell, **readings)
            return
        if len(found) > DATE_MAX_CHARACTERS:
            self._refuse("date_unknown", "date", value=cell)
        elif oddity := oddity_in(found, self.reader.today):
            self._refuse(oddity, "date", value=cell, year=SENSIBLE_FIRST_YEAR)
        else:
            self.asked["date_edtf"] = found

    def _is_our_date(self, cell: str) -> bool:
        """Whether it is EDTF, and the days that it means stand beside it, as in our own files."""
        beside = self._cell("date_earliest"), self._cell("date_latest")
        return self.reader.ours and len(cell) <= DATE_MAX_CHARACTERS and means(cell, *beside)

    def _read_speaker_and_role(self) -> None:
        key = "speaker_id" if self._cell("speaker_id") else "speaker"
        speaker: int | None = self.present.get("speaker")
        if cell := self._cell(key):
            # A name that several have says nothing new about a claim that is one of theirs.
            if speaker is None or self.known.speaker_names.get(speaker) != cell:
                try:
                    speaker = self.known.speaker(cell)
                except Ambiguous:
                    self._refuse("speaker_ambiguous", key, value=cell)
                    return
            if speaker is None:
                if near := self.known.nearly(cell) if key == "speaker" else []:
                    known = "; ".join(near)
                    self._refuse("speaker_unknown_but_near", key, value=cell, known=known)
                else:
                    self._refuse("speaker_unknown", key, value=cell)
                return
            self.asked["speaker"] = speaker
        elif self.claim is None:
            self._refuse("cell_missing", "speaker")
        if speaker is not None:
            self._read_role(speaker)

    def _read_role(self, speaker: int) -> None:
        cell = self._cell("role")
        if self._emptied("role"):
            self.asked["role"] = None
        elif cell:
            date = self.asked.get("date_edtf") or self.present.get("date_edtf")
            days = parse_days(date) if date else None
            try:
                role = self.known.role(speaker, cell, days, self.present.get("role"))
            except Ambiguous:
                self._refuse("role_ambiguous", "role", value=cell)
                return
            if role is None:
                labels = "; ".join(role.label for role in self.known.roles(speaker)) or "–"
                self._refuse("role_unknown", "role", value=cell, known=labels)
                return
            self.asked["role"] = role
        elif self.claim and speaker != self.present["speaker"]:
            self.asked["role"] = None  # the other speaker's role can't stay

    def _read_topics(self) -> None:
        if self._emptied("topics"):
            self.asked["topics"] = []
            return
        found, unknown = self.reader.topics(self._cell("topics"))
        for name in unknown:
            self._refuse("topic_unknown", "topics", value=name)
        if found:
            self.asked["topics"] = list(found)

    # The place

    def _read_place(self) -> None:
        revision = self._revision()
        quote = self.cells.get("quote", "")
        if revision is None:
            return
        if not quote.strip():
            if self.claim is None and self._has_position():
                self._read_position(revision)
            return
        wanted = self._wanted()
        if wanted is None:
            return
        source = self.known.source(revision)
        if self._stays(quote, wanted):
            span = Span(self.present["start"], self.present["end"])
        else:
            try:
                span = find(source, quote, wanted, self.effort)
            except NotAnchored as missing:
                self._not_anchored(missing, source.text)
                return
        self._place(revision, span, source.text)

    def _has_position(self) -> bool:
        return bool(self._cell("span_start") and self._cell("span_end"))

    def _read_position(self, revision: int) -> None:
        """What stands at a place that is given in numbers alone."""
        wanted = self._wanted()
        source = self.known.source(revision)
        if wanted is None or wanted.start is None or wanted.end is None:
            return
        if not wanted.start < wanted.end <= len(source.text):
            self._refuse("position_outside", "span_start", start=wanted.start, end=wanted.end)
            return
        span = Span(wanted.start, wanted.end)
        if not certain(source.text, span):
            self._not_anchored(NotAnchored("position_in_doubt", suggestion=span), source.text)
            return
        self._place(revision, span, source.text)

    def _place(self, revision: int, span: Span, text: str) -> None:
        self.asked |= {
            "revision": revision,
            "start": span.start,
            "end": span.end,
            "quote": text[span.start : span.end],
            "section": self.known.section(revision, *span),
        }

    def _stays(self, quote: str, wanted: Wanted) -> bool:
        """Whether this is the claim's own quote, with nothing said of its being elsewhere."""
        return (
            self.claim is not None
            and quote == self.present["quote"]
            and wanted.occurrence is None
            and wanted.start in {None, self.present["start"]}
        )

    def _revision(self) -> int | None:
        """A claim stays on its own text; a new one gets its document's newest."""
        key = "document_id" if self._cell("document_id") else "document"
        name = self._cell(key)
        if not name:
            if self.claim is None:
                self._refuse("cell_missing", "document")
            return self.present.get("revision")
        try:
            document = self.known.document(name)
        except Ambiguous:
            self._refuse("document_ambiguous", key, value=name)
            return None
        if document is None:
            unknown = "text_unknown" if _DIGEST.fullmatch(name) else "document_unknown"
            self._refuse(unknown, key, value=name)
            return None
        newest = self.known.newest(document)
        if newest is None:
            self._refuse("document_without_text", key, value=name)
            return None
        if self.claim is None:
            return newest.pk
        own: int = self.present["revision"]
        if not self.known.belongs(own, document):
            self._refuse("document_is_another", key, value=name)
            return None
        return own

    def _wanted(self) -> Wanted | None:
        numbers: dict[str, int | None] = {}
        for key in ("occurrence", "span_start", "span_end"):
            cell = self._cell(key)
            try:
                numbers[key] = values.whole_number(cell) if cell else None
            except values.BadValue:
                self._refuse("value_not_a_number", key, value=cell)
        if len(numbers) < 3:
            return None
        return Wanted(
            numbers["occurrence"],
            numbers["span_start"],
            numbers["span_end"],
            self.cells.get("prefix", ""),
            self.cells.get("suffix", ""),
        )

    def _not_anchored(self, missing: NotAnchored, text: str) -> None:
        details: dict[str, str | int] = {}
        if span := missing.suggestion:
            words = text[span.start : span.end]
            around = context(text, span)
            self.verdict.suggestion = {
                "start": span.start,
                "end": span.end,
                "quote": words,
                "prefix": around.prefix,
                "suffix": around.suffix,
            }
            details = {"found": words, "start": span.start}
        elif missing.code in {"quote_ambiguous", "quote_fewer_occurrences"}:
            details = {"count": missing.count}
        self._refuse(missing.code, "quote", **details)

    def _read_quantities(self) -> None:
        if self._emptied("quantities"):
            self.asked["quantities"] = []
            return
        cell = self._cell("quantities")
        quote = self.asked.get("quote") or self.present.get("quote")
        if not cell or quote is None:
            return
        try:
            present = self.present.get("quantities", ())
            found = values.numbers(cell, present, ours=self.reader.ours)
        except values.BadValue as bad:
            self._refuse(bad.code, "quantities", value=bad.value, **bad.readings)
            return
        for number in found:
            if number.text not in quote:
                self._refuse("quantity_not_in_quote", "quantities", value=number.text)
        kept = {each["text"]: each for each in self.present.get("quantities", ())}
        self.asked["quantities"] = [
            values.as_quantity(number, kept.get(number.text)) for number in found
        ]
