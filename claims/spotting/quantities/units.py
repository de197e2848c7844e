"""Units of measure and money, in the words and abbreviations that Swedish texts use."""

from decimal import Decimal
from typing import Final, NamedTuple

from claims.spotting.word_lists import listed
from claims.vocabulary.quantities import is_unit


class Unit(NamedTuple):
    """`factor` brings the number to the unit: one öre is 0.01 SEK."""

    name: str
    factor: Decimal = Decimal(1)


_MONEY: Final = {
    "SEK": "kronor krona kronors kronorna kr sek spänn",
    "EUR": "euro euros eur €",
    "USD": "dollar dollars usd $",
    "GBP": "pund gbp £",  # see `_SECOND`: beside food it is half a kilo
    "NOK": "nok nkr",
    "DKK": "dkk dkr",
    "ISK": "isk",
    "JPY": "yen jpy ¥",
    "CNY": "yuan cny renminbi",
    "CHF": "franc chf schweizerfranc",
    "RUB": "rubel rub rbl",
    "PLN": "zloty zlotys pln",
    "INR": "rupier inr",
    "UAH": "hryvnia uah",
    "TRY": "lira lire",
    "BRL": "real brl",
    "CAD": "kanadadollar cad",
    "AUD": "australdollar aud",
    "KRW": "won krw",
    "ILS": "shekel ils",
    "CZK": "czk",
    "HUF": "forint huf",
    "ZAR": "rand zar",
    "THB": "baht thb",
    "HKD": "hongkongdollar hkd",
    "SGD": "singaporedollar sgd",
    "NZD": "nzd",
    "AED": "dirham aed",
    "SAR": "riyal sar",
    "IRR": "rial irr",
    "RON": "lei",
    "BGN": "leva bgn",
    "RSD": "dinarer rsd",
    "VND": "dong vnd",
    "IDR": "rupiah idr",
    "MYR": "ringgit myr",
    "EGP": "egp",
    "MXN": "mxn",
    "DEM": "mark dem",
}
_PLAIN: Final = {
    "percent": "procent procenten % proc procentig procentigt procentiga procents",
    "percentage_points": "procentenheter procentenhet procentenheters procentenheterna",
    "per_mille": "promille ‰",
    "years": "år åren års",
    "months": "månader månad månaders månaderna mån",
    "weeks": "veckor vecka veckors veckorna",
    "days": "dagar dag dagars dagarna dygn dygns dygnen",
    "hours": "timmar timme timmars timmarna tim h",
    "minutes": "minuter minut minuters minuterna min",
    "seconds": "sekunder sekund sek sekunders sekunderna",
    "mm": "mm millimeter millimetrarna millimetern",
    "cm": "cm centimeter centimetrarna centimetern",
    "m": "m meter meters metrarna",
    "km": "km kilometer kilometers kilometrarna kilometerna",
    "m2": "kvadratmeter kvadrat kvm m² kvadratmetrarna kvadratmeterna",
    "km2": "kvadratkilometer km² kvadratkilometrarna kvadratkilometerna",
    "ha": "hektar ha hektaren",
    "m3": "kubikmeter m³ kubik",
    "litres": "liter l liters litrarna",
    "kg": "kg kilo kilogram kilos kilona",
    "g": "g gram",
    "t": "ton tons tonen",
    "celsius": "grader grad graderna °c",
    "kWh": "kwh kilowattimmar kilowattimme",
    "MWh": "mwh megawattimmar megawattimme",
    "GWh": "gwh gigawattimmar gigawattimme",
    "TWh": "twh terawattimmar terawattimme",
    "kW": "kw kilowatt",
    "MW": "mw megawatt",
    "GW": "gw gigawatt",
    "W": "watt w",
    "km/h": "km/h km/tim",
    "dB": "db decibel",
    "GB": "gb gigabyte",
    "basis_points": "räntepunkter baspunkter",
}
_SCALED: Final = {
    "öre": ("SEK", "0.01"),
    "tkr": ("SEK", "1000"),
    "ksek": ("SEK", "1000"),
    "mkr": ("SEK", "1000000"),
    "mnkr": ("SEK", "1000000"),
    "mdkr": ("SEK", "1000000000"),
    "mdrkr": ("SEK", "1000000000"),
    "mrdkr": ("SEK", "1000000000"),
    "mdsek": ("SEK", "1000000000"),
    "msek": ("SEK", "1000000"),
    "meur": ("EUR", "1000000"),
    "meuro": ("EUR", "1000000"),
    "musd": ("USD", "1000000"),
    "mgbp": ("GBP", "1000000"),
    "mchf": ("CHF", "1000000"),
    "keur": ("EUR", "1000"),
    "teur": ("EUR", "1000"),
    "kusd": ("USD", "1000"),
    "kkr": ("SEK", "1000"),
    "mnok": ("NOK", "1000000"),
    "mdkk": ("DKK", "1000000"),
    "cent": ("EUR", "0.01"),
    "decennier": ("years", "10"),
    "decennium": ("years", "10"),
    "årtionden": ("years", "10"),
    "årtionde": ("years", "10"),
    "sekler": ("years", "100"),
    "sekel": ("years", "100"),
    "århundraden": ("years", "100"),
    "årtusenden": ("years", "1000"),
    "tusenlapp": ("SEK", "1000"),
    "tusenlappar": ("SEK", "1000"),
    "tusenlapparna": ("SEK", "1000"),
    "femhundralapp": ("SEK", "500"),
    "femhundralappar": ("SEK", "500"),
    "hundralapp": ("SEK", "100"),
    "hundralappar": ("SEK", "100"),
    "hundralapparna": ("SEK", "100"),
    "decennierna": ("years", "10"),
    "årtiondena": ("years", "10"),
    "seklen": ("years", "100"),
    "mil": ("km", "10"),
    "sjömil": ("km", "1.852"),
    "kvadratmil": ("km2", "100"),
    "dm": ("m", "0.1"),
    "decimeter": ("m", "0.1"),
    "ml": ("litres", "0.001"),
    "milliliter": ("litres", "0.001"),
    "centiliter": ("litres", "0.01"),
    "hektoliter": ("litres", "100"),
    "mikrogram": ("g", "0.000001"),
    "megaton": ("t", "1000000"),
    "cm²": ("m2", "0.0001"),
    "tw": ("GW", "1000"),
    "terawatt": ("GW", "1000"),
    "dl": ("litres", "0.1"),
    "deciliter": ("litres", "0.1"),
    "cl": ("litres", "0.01"),
    "milligram": ("g", "0.001"),
    "mg": ("g", "0.001"),
    "hekto": ("g", "100"),
    "kiloton": ("t", "1000"),
    "kton": ("t", "1000"),
    "minusgrader": ("celsius", "-1"),
    "plusgrader": ("celsius", "1"),
    "kvart": ("minutes", "15"),
    "kvartar": ("minutes", "15"),
}
UNITS: Final[dict[str, Unit]] = {
    **{word: Unit(name) for name, words in _MONEY.items() for word in words.split()},
    **{word: Unit(name) for name, words in _PLAIN.items() for word in words.split()},
    **{word: Unit(name, Decimal(factor)) for word, (name, factor) in _SCALED.items()},
}
_HALVED: Final = listed(
    """
    år månad vecka dag dygn timme timmar minut decennium sekel mil meter kilometer liter kilo ton
    hektar
    """
)
_PARTS: Final = {"halv": Decimal("0.5"), "kvarts": Decimal("0.25")}
UNITS.update(
    {
        part + word: Unit(UNITS[word].name, UNITS[word].factor * share)
        for part, share in _PARTS.items()
        for word in _HALVED
    }
)
# The genitive: “0,2 promilles alkohol”, “två decimeters snö”.
UNITS.update(
    {f"{word}s": unit for word, unit in list(UNITS.items()) if len(word) > 3 and word[-1] != "s"}
)
# “5 norska kronor”, “5 US-dollar”, “5 svenska kronor”.
_KRONOR: Final = {"norska": "NOK", "danska": "DKK", "isländska": "ISK", "tjeckiska": "CZK"}
_DOLLAR: Final = {"amerikanska": "USD", "kanadensiska": "CAD", "australiska": "AUD", "us": "USD"}
PAIRS: Final[dict[tuple[str, str], str]] = {
    **{(land, "kronor"): code for land, code in _KRONOR.items()},
    **{(land, "kr"): code for land, code in _KRONOR.items()},
    **{(land, "dollar"): code for land, code in _DOLLAR.items()},
    ("svenska", "kronor"): "SEK",
    ("brittiska", "pund"): "GBP",
    ("engelska", "pund"): "GBP",
    ("irländska", "pund"): "IEP",
    ("schweiziska", "franc"): "CHF",
    ("franska", "franc"): "FRF",
    ("turkiska", "lira"): "TRY",
    ("indiska", "rupier"): "INR",
    ("finska", "mark"): "FIM",
    ("ryska", "rubel"): "RUB",
    ("grader", "celsius"): "celsius",
    ("grader", "kallt"): "celsius",
    ("kilometer", "i timmen"): "km/h",
}
# Too short to be units but right behind digits.
SHORT: Final = listed(
    """
    m l g h t min sek tim cm mm km dl cl mg ha db
    """
)
MONEY: Final = frozenset(
    name
    for name in [*_MONEY, *PAIRS.values(), *(name for name, _ in _SCALED.values())]
    if len(name) == 3 and name.isupper()
)
TIME: Final = frozenset(["years", "months", "weeks", "days", "hours", "minutes", "seconds"])
SIGNS: Final = {
    "%": "percent",
    "‰": "per_mille",
    "°": "celsius",
    "€": "EUR",
    "$": "USD",
    "£": "GBP",
}
# The rest of a compound, longest first: “40-timmarsvecka”, “640-miljonersnotan”, “femårig”.
COMPOUNDS: Final[tuple[tuple[str, str], ...]] = (
    ("procentenhet", "percentage_points"),
    ("procent", "percent"),
    ("kronor", "SEK"),
    ("krons", "SEK"),
    ("öres", "SEK/100"),
    ("öring", "SEK/100"),
    ("tusenkronor", "SEK*1000"),
    ("euro", "EUR"),
    ("dollar", "USD"),
    ("åring", "years"),
    ("årig", "years"),
    ("års", "years"),
    ("månader", "months"),
    ("veckor", "weeks"),
    ("dagar", "days"),
    ("dygn", "days"),
    ("timmar", "hours"),
    ("minuter", "minutes"),
    ("sekunder", "seconds"),
    ("kilometer", "km"),
    ("millimeter", "mm"),
    ("centimeter", "cm"),
    ("kvadratmeter", "m2"),
    ("kubikmeter", "m3"),
    ("meter", "m"),
    ("metare", "m"),
    ("mils", "km*10"),
    ("gradig", "celsius"),
    ("grader", "celsius"),
    ("kilo", "kg"),
    ("kilos", "kg"),
    ("tons", "t"),
    ("grams", "g"),
    ("hektars", "ha"),
    ("megawatts", "MW"),
    ("gigawatts", "GW"),
    ("promille", "per_mille"),
    ("liter", "litres"),
    ("manna", "persons"),
    ("barns", "persons"),
    ("personers", "persons"),
    ("rums", "count"),
    ("rummare", "count"),
    ("siffrig", "count"),
    ("poängs", "count"),
    ("platsers", "count"),
)


def known_unit(typed: str) -> Unit | None:
    """By a word or an abbreviation (`mkr`, `Kr.`), of those units that quantities are kept in."""
    unit = UNITS.get(typed.strip().casefold().rstrip("."))
    return unit if unit and is_unit(unit.name) else None
