"""One row: what it asks for, in the database's terms, or everything that speaks against it."""

from django.utils import timezone

from claims.imports.sheets import values
from claims.imports.sheets.dates import DateRefused, doubt_about, means, oddity_in, to_edtf
from claims.imports.sheets.known import Ambiguous, Existing, Known
from claims.imports.sheets.labels import LabelTable, applied
from claims.imports.sheets.open_row import OpenRow, RowJudgement
from claims.imports.sheets.places import Effort
from claims.imports.sheets.row_places import read_place
from claims.vocabulary import import_states
from claims.vocabulary.lengths import HEADLINE_MAX_CHARACTERS
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
_OF_THE_SOURCE = {"quote", "prefix", "suffix"}


def _as_read(key: str, cell: str) -> str:
    kept = values.as_kept(cell)
    if key in _OF_THE_SOURCE:
        return kept
    if kept.strip() in values.NOTHING:
        return ""
    return kept if key == "quantities" else text_as_kept(kept)  # numbers have their words in it


class _Row(OpenRow):
    def __init__(self, reader: RowReader, cells: dict[str, str], claim: Existing | None) -> None:
        labelled = applied(cells, reader.label_table)
        read = {key: reader.as_read(key, cell) for key, cell in labelled.cells.items()}
        super().__init__(reader.known, reader.effort, read, claim)
        self.reader = reader
        self.verdict.reasons += labelled.reasons
        # What is at the desk already has a status by what was done to it.
        if labelled.status and claim is None:
            self.asked["status"] = labelled.status

    def read(self) -> RowJudgement:
        self._check_id()
        if self.claim is None:
            for key in NEEDED:
                if not self.cell(key) and not (key == "quote" and self.has_position()):
                    self.refuse("cell_missing", key)
        self._read_texts()
        self._read_choices()
        self._read_date()
        self._read_speaker_and_role()
        self._read_topics()
        read_place(self)
        self._read_quantities()
        if not self.verdict.reasons:
            self.verdict.outcome = (
                import_states.CREATE if self.claim is None else import_states.CHANGE
            )
            self.verdict.target = self.asked
        elif self.verdict.suggestion and len(self.verdict.reasons) == 1:
            self.verdict.outcome = import_states.SUGGESTED
        return self.verdict

    def _emptied(self, key: str) -> bool:
        return key in MAY_BE_EMPTY and self.cell(key) in EMPTIED

    def _check_id(self) -> None:
        public_id = self.cell("id")
        if public_id and self.claim is None:
            code = "id_unknown" if is_public_id(public_id) else "id_no_id"
            self.refuse(code, "id", value=public_id)

    def _read_texts(self) -> None:
        for key in TEXTS:
            if self._emptied(key):
                self.asked[key] = ""
            elif cell := self.cell(key):
                self.asked[key] = cell
                if cell == self.present.get(key):
                    continue
                if garbled := values.garbled_in(cell):
                    self.refuse("text_garbled", key, found=garbled)
                elif not self.reader.ours and (markup := values.markup_in(cell)):
                    self.refuse("text_has_markup", key, found=markup)
        if "headline" in self.asked:
            self.asked["headline"] = self.asked["headline"].replace("\n", " ")  # it is one line
        length = len(self.asked.get("headline", ""))
        if length > HEADLINE_MAX_CHARACTERS:
            most = HEADLINE_MAX_CHARACTERS
            self.refuse("headline_too_long", "headline", length=length, most=most)

    def _read_choices(self) -> None:
        for key, names in CHOICES.items():
            if cell := self.cell(key):
                chosen = self.reader.choice(key, cell)
                if chosen is None:
                    self.refuse("value_unknown", key, value=cell, known=", ".join(names))
                else:
                    self.asked[key] = chosen

    def _read_date(self) -> None:
        cell = self.cell("date")
        if not cell:
            return
        if cell == self.present.get("date_edtf") or self._is_our_date(cell):
            self.asked["date_edtf"] = cell
            return
        try:
            found = to_edtf(cell)
        except DateRefused as refused:
            code, readings = doubt_about(refused)
            self.refuse(code, "date", value=cell, **readings)
            return
        if len(found) > DATE_MAX_CHARACTERS:
            self.refuse("date_unknown", "date", value=cell)
        elif oddity := oddity_in(found, self.reader.today):
            self.refuse(oddity, "date", value=cell, year=SENSIBLE_FIRST_YEAR)
        else:
            self.asked["date_edtf"] = found

    def _is_our_date(self, cell: str) -> bool:
        """Whether it is EDTF, and the days that it means stand beside it, as in our own files."""
        beside = self.cell("date_earliest"), self.cell("date_latest")
        return self.reader.ours and len(cell) <= DATE_MAX_CHARACTERS and means(cell, *beside)

    def _read_speaker_and_role(self) -> None:
        key = "speaker_id" if self.cell("speaker_id") else "speaker"
        speaker: int | None = self.present.get("speaker")
        if cell := self.cell(key):
            # A name that several have says nothing new about a claim that is one of theirs.
            if speaker is None or self.known.speaker_names.get(speaker) != cell:
                try:
                    speaker = self.known.speaker(cell)
                except Ambiguous:
                    self.refuse("speaker_ambiguous", key, value=cell)
                    return
            if speaker is None:
                if near := self.known.nearly(cell) if key == "speaker" else []:
                    known = "; ".join(near)
                    self.refuse("speaker_unknown_but_near", key, value=cell, known=known)
                else:
                    self.refuse("speaker_unknown", key, value=cell)
                return
            self.asked["speaker"] = speaker
        elif self.claim is None:
            self.refuse("cell_missing", "speaker")
        if speaker is not None:
            self._read_role(speaker)

    def _read_role(self, speaker: int) -> None:
        cell = self.cell("role")
        if self._emptied("role"):
            self.asked["role"] = None
        elif cell:
            date = self.asked.get("date_edtf") or self.present.get("date_edtf")
            days = parse_days(date) if date else None
            try:
                role = self.known.role(speaker, cell, days, self.present.get("role"))
            except Ambiguous:
                self.refuse("role_ambiguous", "role", value=cell)
                return
            if role is None:
                labels = "; ".join(role.label for role in self.known.roles(speaker)) or "–"
                self.refuse("role_unknown", "role", value=cell, known=labels)
                return
            self.asked["role"] = role
        elif self.claim and speaker != self.present["speaker"]:
            self.asked["role"] = None  # the other speaker's role can't stay

    def _read_topics(self) -> None:
        if self._emptied("topics"):
            self.asked["topics"] = []
            return
        found, unknown = self.reader.topics(self.cell("topics"))
        for name in unknown:
            self.refuse("topic_unknown", "topics", value=name)
        if found:
            self.asked["topics"] = list(found)

    def _read_quantities(self) -> None:
        if self._emptied("quantities"):
            self.asked["quantities"] = []
            return
        cell = self.cell("quantities")
        quote = self.asked.get("quote") or self.present.get("quote")
        if not cell or quote is None:
            return
        try:
            present = self.present.get("quantities", ())
            found = values.numbers(cell, present, ours=self.reader.ours)
        except values.BadValue as bad:
            self.refuse(bad.code, "quantities", value=bad.value, **bad.readings)
            return
        for number in found:
            if number.text not in quote:
                self.refuse("quantity_not_in_quote", "quantities", value=number.text)
        kept = {each["text"]: each for each in self.present.get("quantities", ())}
        self.asked["quantities"] = [
            values.as_quantity(number, kept.get(number.text)) for number in found
        ]
