"""What a table of the exports is: typed columns, with the SQL that fills them.

The columns of claims themselves are in `claims/publication/columns.py`, those of other tables in
`tables.py` and `registry.py` beside this. From the tables come the CSV's header, the Table Schema,
the Parquet's types and `docs/data-dictionary.md`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from claims.publication.columns import Type

# What the rows of a table are made from. Rows made from the versions can be made anew as they were
# at an earlier publication; those of references can't: of them only the newest state is kept.
Source = Literal[
    "claims", "evidence", "quantities", "versions", "corrections", "references", "drafts"
]


class UnknownColumns(ValueError):
    """`names` are no columns of the table; or are asked for twice, then `twice` is true."""

    def __init__(self, names: Sequence[str], *, twice: bool = False) -> None:
        self.names = names
        self.twice = twice
        super().__init__(", ".join(names))


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it means, its type, and the SQL over the table's rows that fills it.

    `free` text may begin with anything, so it is guarded against being run as a formula; an
    `optional` cell is left empty, without quotation marks, where there is nothing. SQL of the type
    `number` is text with a decimal point; of `boolean`, the text true or false.
    """

    name: str
    description: str
    type: Type = "string"
    expression: str = ""
    free: bool = False
    optional: bool = False

    @property
    def sql(self) -> str:
        return self.expression or self.name


@dataclass(frozen=True, slots=True)
class ForeignKey:
    fields: tuple[str, ...]
    table: str
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`order` sorts the rows by columns of the source, so that they always come alike."""

    name: str
    title: str
    description: str
    source: Source
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    order: str
    foreign_keys: tuple[ForeignKey, ...] = field(default=())
    kind: str = ""  # of references: which

    @property
    def of_claims(self) -> bool:
        """Whether it can be narrowed to some claims, and made as of an earlier publication."""
        return self.source != "references"

    def with_columns(self, names: Iterable[str]) -> "Table":
        """The table with these columns alone, in this order. Raises UnknownColumns."""
        names = list(names)
        known = {column.name: column for column in self.columns}
        if unknown := [name for name in names if name not in known]:
            raise UnknownColumns(unknown)
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise UnknownColumns(twice, twice=True)
        return replace(self, columns=tuple(known[name] for name in names))
