"""The columns of a sheet of claims, by their names in English and in Swedish."""

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.imports.reasons import FileRefused
from corpus.as_kept import name_as_compared


@dataclass(frozen=True, slots=True)
class ColumnNames:
    """A column: its key (the name in our own exports), its Swedish name, other names of it.

    Of one that is not `read` only its name is known: our exports have it, imports leave it alone.
    """

    key: str
    swedish: str
    others: tuple[str, ...] = ()
    read: bool = True


COLUMNS: tuple[ColumnNames, ...] = (
    ColumnNames("id", "id", ("public id", "claim id", "claim", "påstående-id")),
    ColumnNames("document", "dokument", ("file", "file name", "filnamn", "fil", "källa", "source")),
    ColumnNames("document_id", "dokument-id"),
    ColumnNames("quote", "citat"),
    ColumnNames("occurrence", "förekomst"),
    ColumnNames("span_start", "första tecken", ("start",)),
    ColumnNames("span_end", "sista tecken", ("end", "slut")),
    ColumnNames("prefix", "text före"),
    ColumnNames("suffix", "text efter"),
    ColumnNames("statement", "klartext", ("påståendet i klartext", "påstående")),
    ColumnNames("headline", "rubrik"),
    ColumnNames("speaker", "talare"),
    ColumnNames("speaker_id", "talar-id"),
    ColumnNames("role", "roll"),
    ColumnNames("attribution", "varför denna talare", ("why this speaker",)),
    ColumnNames("date", "datum"),
    ColumnNames("date_evidence", "hur datumet är känt", ("evidence for the date",)),
    ColumnNames("kind", "typ", ("kind of claim",)),
    ColumnNames("topics", "ämnen", ("topic", "ämne")),
    ColumnNames("label", "etikett", ("labels", "etiketter")),
    ColumnNames("quantities", "sifferuppgifter", ("quantity", "sifferuppgift")),
    ColumnNames("worthiness", "granskningsvärde", ("check-worthiness", "värde")),
    ColumnNames("worthiness_reason", "varför värt att granska", ("why worth checking",)),
    ColumnNames("version", "version", read=False),
    ColumnNames("party", "parti", read=False),
    ColumnNames("cited_authority", "åberopad auktoritet", read=False),
    ColumnNames("date_earliest", "tidigaste dag", read=False),
    ColumnNames("date_latest", "senaste dag", read=False),
    ColumnNames("document_title", "dokumentets titel", read=False),
    ColumnNames("revision", "revision", read=False),
    ColumnNames("source_sha256", "textens sha-256", read=False),
    ColumnNames("section", "avsnitt", read=False),
    ColumnNames("verification_status", "verifieringsstatus", read=False),
    ColumnNames("rating", "omdöme", read=False),
    ColumnNames("published_at", "publicerat", read=False),
    ColumnNames("url", "adress", read=False),
    ColumnNames("page", "sida", read=False),
    ColumnNames("page_url", "sidans adress", read=False),
    ColumnNames("rating_label", "omdömets namn", read=False),
    ColumnNames("checked_on", "granskat", read=False),
    ColumnNames("source_publisher", "källans utgivare", read=False),
    ColumnNames("source_url", "källans adress", read=False),
    ColumnNames("summary", "sammanfattning", read=False),
    ColumnNames("explanation", "förklaring", read=False),
    ColumnNames("missing", "det som saknas", read=False),
    ColumnNames("evidence", "belägg", read=False),
    ColumnNames("author", "granskare", read=False),
    ColumnNames("submitted_by", "inskickad av", read=False),
    ColumnNames("approved_by", "godkänd av", read=False),
    ColumnNames("created_by", "tillagt av", read=False),
    ColumnNames("created_at", "tillagt", read=False),
    ColumnNames("reason", "skäl", ("reasons", "varför raden avvisades"), read=False),
)

# What our own files of claims have, written so, and nobody else's: who has all of them wrote none
# of it by hand.
_OF_OURS = {
    *("id", "speaker_id", "document_id", "revision", "source_sha256", "span_start", "span_end"),
    *("date", "date_earliest", "date_latest", "quantities"),
}
KEYS = {column.key: column for column in COLUMNS}
READ = tuple(column.key for column in COLUMNS if column.read)
# The columns of a sheet to fill in. The rest is for files that know more.
TEMPLATE = (
    *("id", "document", "quote", "occurrence", "statement", "headline", "speaker", "role"),
    *("date", "date_evidence", "kind", "topics", "quantities", "worthiness", "worthiness_reason"),
)


def plain(name: str) -> str:
    """`Talar-ID ` and `talar_id` are the same name."""
    return re.sub(r"[\s_\-]+", " ", name_as_compared(name)).strip()


_NAMES = {
    plain(name): column.key
    for column in COLUMNS
    for name in (column.key, column.swedish, *column.others)
}


def known_headers(names: Iterable[str]) -> int:
    return sum(plain(name) in _NAMES for name in names)


def is_of_ours(names: Iterable[str]) -> bool:
    """Whether a file with these columns was written here, so that its cells mean one thing."""
    return {*names} >= _OF_OURS


def read_header(names: Sequence[str]) -> list[str]:
    """The keys of the columns, in the file's order. Raises FileRefused.

    Refused are names that are not known (a claim could lose what stands there), a column that
    stands twice, and a header without the columns by which a claim is recognised.
    """
    if not known_headers(names):
        raise FileRefused("header_missing", found=", ".join(names))
    keys: list[str] = []
    for place, name in enumerate(names, start=1):
        if not name:
            raise FileRefused("header_empty", place=place)
        key = _NAMES.get(plain(name))
        if key is None:
            near = difflib.get_close_matches(plain(name), _NAMES, n=1, cutoff=0.7)
            code = "header_unknown_but_near" if near else "header_unknown"
            raise FileRefused(code, name=name, near=near[0] if near else "")
        if key in keys:
            raise FileRefused("header_doubled", name=name, other=names[keys.index(key)])
        keys.append(key)
    if "id" not in keys:
        for needed in ("quote", "statement", "kind", "date"):
            if needed not in keys:
                raise FileRefused("header_lacks", name=needed, swedish=KEYS[needed].swedish)
        for one, other in (("document", "document_id"), ("speaker", "speaker_id")):
            if one not in keys and other not in keys:
                raise FileRefused("header_lacks", name=one, swedish=KEYS[one].swedish)
    return keys
