"""What units are called by those who write them; the codes are for data."""

from typing import Final

from claims.vocabulary.quantities import is_unit

# Unit → its names, the one that is shown first. In every language all of them are understood.
_SWEDISH: Final = {
    "SEK": ("kronor", "kr", "krona", "svenska kronor", "skr", ":-"),
    "EUR": ("euro", "€"),
    "USD": ("dollar", "amerikanska dollar", "US-dollar", "$"),
    "NOK": ("norska kronor",),
    "DKK": ("danska kronor",),
    "GBP": ("pund", "brittiska pund", "£"),
    "percent": ("procent", "%", "proc", "pct"),
    "percentage_points": ("procentenheter", "procentenhet", "%-enheter", "procentpoäng", "p.p"),
    "ratio": ("gånger", "kvot"),
    "persons": ("personer", "person", "människor", "invånare", "pers"),
    "count": ("antal", "stycken", "styck", "st"),
    "years": ("år",),
    "months": ("månader", "månad", "mån"),
    "weeks": ("veckor", "vecka"),
    "days": ("dagar", "dag", "dygn"),
    "hours": ("timmar", "timme", "tim", "h"),
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
# ISO 4217, without funds and metals: what else has three capitals (KWH, KVM) is no currency.
_CURRENCIES: Final = frozenset(
    {
        *("AED", "AFN", "ALL", "AMD", "ANG", "AOA", "ARS", "ATS", "AUD", "AWG", "AZN"),
        *("BAM", "BBD", "BDT", "BEF", "BGN", "BHD", "BIF", "BMD", "BND", "BOB", "BRL"),
        *("BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF", "CLP", "CNY", "COP"),
        *("CRC", "CUP", "CVE", "CZK", "DEM", "DJF", "DKK", "DOP", "DZD", "EEK", "EGP"),
        *("ERN", "ESP", "ETB", "EUR", "FIM", "FJD", "FKP", "FRF", "GBP", "GEL", "GHS"),
        *("GIP", "GMD", "GNF", "GRD", "GTQ", "GYD", "HKD", "HNL", "HRK", "HTG", "HUF"),
        *("IDR", "IEP", "ILS", "INR", "IQD", "IRR", "ISK", "ITL", "JMD", "JOD", "JPY"),
        *("KES", "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT", "LAK", "LBP"),
        *("LKR", "LRD", "LSL", "LTL", "LVL", "LYD", "MAD", "MDL", "MGA", "MKD", "MMK"),
        *("MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN", "MYR", "MZN", "NAD", "NGN"),
        *("NIO", "NLG", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP", "PKR"),
        *("PLN", "PTE", "PYG", "QAR", "RON", "RSD", "RUB", "RWF", "SAR", "SBD", "SCR"),
        *("SDG", "SEK", "SGD", "SHP", "SIT", "SKK", "SLE", "SOS", "SRD", "SSP", "STN"),
        *("SVC", "SYP", "SZL", "THB", "TJS", "TMT", "TND", "TOP", "TRY", "TTD", "TWD"),
        *("TZS", "UAH", "UGX", "USD", "UYU", "UZS", "VES", "VND", "VUV", "WST", "XAF"),
        *("XCD", "XOF", "XPF", "YER", "ZAR", "ZMW", "ZWG"),
    }
)
# Those that are understood in small letters too: most others are words (all, top, try).
_IN_SMALL_LETTERS: Final = frozenset(
    {
        *("SEK", "EUR", "USD", "NOK", "DKK", "GBP", "ISK", "CHF", "JPY", "CNY", "RUB"),
        *("PLN", "UAH", "CAD", "AUD", "INR", "BRL", "CZK", "HUF", "ZAR", "KRW", "ILS"),
    }
)
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
    low = name.casefold()
    # An abbreviation may end with a dot, and a word may stand in the genitive: “procents”.
    for written in (low, low.removesuffix("."), low[:-1] if low.endswith("s") else low):
        if unit := _BY_NAME.get(written):
            return unit
    if name in _CURRENCIES or name.upper() in _IN_SMALL_LETTERS:
        return name.upper()
    code = name.lower().replace(" ", "_")
    return code if is_unit(code) else None
