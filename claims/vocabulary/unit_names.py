"""What units are called by those who write them; the codes are for data."""

from typing import Final

from claims.vocabulary.quantities import is_unit

# Unit → its names, the one that is shown first. In every language all of them are understood.
_SWEDISH: Final = {
    "SEK": ("kronor", "kr", "krona", "svenska kronor", "skr"),
    "EUR": ("euro", "€"),
    "USD": ("dollar", "amerikanska dollar", "$"),
    "NOK": ("norska kronor",),
    "DKK": ("danska kronor",),
    "GBP": ("pund", "brittiska pund", "£"),
    "percent": ("procent", "%", "proc"),
    "percentage_points": ("procentenheter", "procentenhet"),
    "ratio": ("gånger", "kvot"),
    "persons": ("personer", "person", "människor", "invånare", "pers"),
    "count": ("antal", "stycken", "styck", "st"),
    "years": ("år",),
    "months": ("månader", "månad", "mån"),
    "weeks": ("veckor", "vecka"),
    "days": ("dagar", "dag", "dygn"),
    "hours": ("timmar", "timme", "tim"),
}
_ENGLISH: Final = {
    "SEK": ("SEK", "Swedish kronor"),
    "EUR": ("EUR", "euros"),
    "USD": ("USD", "dollars", "US dollars"),
    "NOK": ("NOK", "Norwegian kroner"),
    "DKK": ("DKK", "Danish kroner"),
    "GBP": ("GBP", "pounds"),
    "percent": ("percent", "per cent"),
    "percentage_points": ("percentage points", "percentage point"),
    "ratio": ("times", "ratio"),
    "persons": ("people", "persons", "person"),
    "count": ("count", "number"),
    "years": ("years", "year"),
    "months": ("months", "month"),
    "weeks": ("weeks", "week"),
    "days": ("days", "day"),
    "hours": ("hours", "hour"),
}
# ISO 4217 codes that are understood in small letters too.
_OTHER_CURRENCIES: Final = frozenset(
    {
        *("SEK", "EUR", "USD", "NOK", "DKK", "GBP", "ISK", "CHF", "JPY", "CNY", "RUB", "PLN"),
        *("UAH", "TRY", "CAD", "AUD", "INR", "BRL", "CZK", "HUF", "ZAR", "KRW", "ILS"),
    }
)
# Not currencies: the number would be a thousand times too small.
_THOUSANDS_AND_MILLIONS: Final = frozenset({"TKR", "MKR"})
_BY_NAME: Final = {
    name.casefold(): unit
    for names in (_SWEDISH, _ENGLISH)
    for unit, known in names.items()
    for name in known
}


def unit_name(unit: str, language: str) -> str:
    """`SEK` → `kronor` in Swedish; any other currency by its code."""
    names = _SWEDISH if language.startswith("sv") else _ENGLISH
    return names[unit][0] if unit in names else unit


def unit_names(language: str) -> tuple[str, ...]:
    """What may be chosen from, as it is shown."""
    return tuple(unit_name(unit, language) for unit in _SWEDISH)


def unit_suggestions(language: str) -> tuple[tuple[str, str], ...]:
    """What may be chosen from, with what else it is called, by which it is found as one types."""
    names = _SWEDISH if language.startswith("sv") else _ENGLISH
    return tuple(
        (known[0], ", ".join(dict.fromkeys((*known[1:], unit)) if unit != known[0] else known[1:]))
        for unit, known in names.items()
    )


def unit_of(text: str) -> str | None:
    """`kr` → `SEK`, `procent` → `percent`; also a code itself. None for what is no unit."""
    name = " ".join(text.split())
    if unit := _BY_NAME.get(name.casefold()):
        return unit
    if name.upper() in _THOUSANDS_AND_MILLIONS:
        return None
    for spelling in (name, name.lower().replace(" ", "_")):
        if is_unit(spelling):
            return spelling
    return name.upper() if name.upper() in _OTHER_CURRENCIES else None
