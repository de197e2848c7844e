"""Fields of a form: what was chosen stands in the field's own data, and nowhere in the text."""

from dataclasses import dataclass, field

_CHECK_BOX = 1
_LIST = 2
_NOT_CHOSEN = 25  # what `\\ffres` says where nobody has changed the field


@dataclass(slots=True)
class RtfField:
    """One that is open. `written` is how much had been written when it began."""

    written: int
    kind: int = 0
    chosen: int = _NOT_CHOSEN
    otherwise: int = 0
    choices: list[str] = field(default_factory=list)

    def apply(self, word: str, number: int | None) -> None:
        if word == "fftype":
            self.kind = number or 0
        elif word == "ffres":
            self.chosen = number or 0
        elif word == "ffdefres":
            self.otherwise = number or 0

    @property
    def shown(self) -> str:
        """`☒` or `☐`, or the entry of the list; empty for what is typed: it stands in the text."""
        number = self.otherwise if self.chosen == _NOT_CHOSEN else self.chosen
        if self.kind == _CHECK_BOX:
            return "☒" if number else "☐"
        if self.kind == _LIST and 0 <= number < len(self.choices):
            return self.choices[number]
        return ""
