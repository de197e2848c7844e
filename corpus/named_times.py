"""Times that have names: “våren 2020”, “första kvartalet 2024”, “vecka 12 2024”, “julen 2019”.

Each name gives all that it may mean, as EDTF; what is no time of the calendar (week 53 of a year
that has 52) gives a text that is no date, so that it can be said.
"""

import re
from collections.abc import Iterator
from datetime import date

_YEAR = "([0-9]{4})"
_ORDINALS = (
    *("första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde"),
    *("tionde", "elfte", "tolfte", "trettonde", "fjortonde", "femtonde", "sextonde"),
    *("sjuttonde", "artonde", "nittonde", "tjugonde"),
)
DAYS_IN_WORDS = {
    **{word: day for day, word in enumerate(_ORDINALS, start=1)},
    **{f"tjugo{word}": 20 + day for day, word in enumerate(_ORDINALS[:9], start=1)},
    "förste": 1,
    "andre": 2,
    "trettionde": 30,
    "trettioförsta": 31,
}
# EDTF's own numbers. Winter is not among them: it has two years.
_SEASON = {
    **dict.fromkeys(("våren", "vår", "spring"), 21),
    **dict.fromkeys(("sommaren", "sommar", "summer"), 22),
    **dict.fromkeys(("hösten", "höst", "autumn", "fall"), 23),
}
_SEASON_WORD = "(" + "|".join(sorted(_SEASON, key=len, reverse=True)) + ")"
_WINTER_WORD = "(?:vintern|vinter|winter)"
_ORDER = {
    **{
        word: n
        for n, words in enumerate(("första", "andra", "tredje", "fjärde"), 1)
        for word in (words, f"{n}:a", f"{n}:e")
    },
}
_ORDER_WORD = "(" + "|".join(sorted(_ORDER, key=len, reverse=True)) + ")"
# Kind of a part of the year → how many months it has.
_MONTHS = {"kvartal": 3, "tertial": 4, "halvår": 6}
_LETTERS = {"q": "kvartal", "kv": "kvartal", "t": "tertial", "h": "halvår"}
_PART = re.compile(rf"{_ORDER_WORD} (kvartal|tertial|halvår)(?:et)? {_YEAR}")
_NUMBERED_PART = re.compile(rf"(kvartal|tertial|halvår) ([1-4]),? {_YEAR}")
_SHORT_PART = re.compile(rf"(?:(q|kv|t|h)\.? ?([1-4]),?[ -]?{_YEAR}|{_YEAR}[ -]?(q|kv|t|h)([1-4]))")
_WEEK = re.compile(
    rf"(?:(?:vecka|v\.?) ?([0-9]{{1,2}}),? {_YEAR}|{_YEAR},?[ -]?(?:vecka |v\.? ?|w)([0-9]{{1,2}}))"
)
_WEEKS = re.compile(
    rf"(?:veckorna|vecka|v\.?) ?([0-9]{{1,2}}) ?(?:[-–]|till|och) ?([0-9]{{1,2}}),? {_YEAR}"
)
# Always the same days of the year.
_FEASTS = {
    **dict.fromkeys(("julen", "jul", "julhelgen"), "{0}-12-24/{0}-12-26"),
    "julafton": "{0}-12-24",
    "juldagen": "{0}-12-25",
    "annandag jul": "{0}-12-26",
    **dict.fromkeys(("nyårsafton", "nyårsaftonen"), "{0}-12-31"),
    "nyårsdagen": "{0}-01-01",
    "trettondagen": "{0}-01-06",
    **dict.fromkeys(("valborg", "valborgsmässoafton"), "{0}-04-30"),
    "nationaldagen": "{0}-06-06",
    **dict.fromkeys(("lucia", "luciadagen"), "{0}-12-13"),
}
_FEAST = re.compile(rf"({'|'.join(sorted(_FEASTS, key=len, reverse=True))}),? {_YEAR}")
_TURN = re.compile(rf"årsskiftet {_YEAR} ?[-–/] ?([0-9]{{2}}|[0-9]{{4}})")
_YEAR_OF_TWO = re.compile(rf"(läsåret|riksmötet) {_YEAR} ?[-–/] ?([0-9]{{2}}|[0-9]{{4}})")
_BEGINS_AND_ENDS = {"läsåret": ("08", "06"), "riksmötet": ("09", "08")}
_WHOLE_YEAR = re.compile(
    r"(?:(?:budget|kalender|hel|räkenskaps|verksamhets|inkomst|skatte?|beskattnings|anslags)året"
    rf"|hela(?: år(?:et)?)?) {_YEAR}"
)
_NOT_IN_CALENDAR = "{}-99"


def named_times(plain: str) -> Iterator[str]:
    """All that the text may mean; nothing if it names no such time. In small letters."""
    yield from _seasons(plain)
    yield from _decades(plain)
    yield from _parts(plain)
    yield from _weeks(plain)
    if match := _FEAST.fullmatch(plain):
        yield _FEASTS[match[1]].format(match[2])
    if match := _WHOLE_YEAR.fullmatch(plain):
        yield match[1]
    if (match := _TURN.fullmatch(plain)) and (following := _following(match[1], match[2])):
        yield f"{match[1]}-12-31/{following}-01-01"
    if (match := _YEAR_OF_TWO.fullmatch(plain)) and (following := _following(match[2], match[3])):
        begin, end = _BEGINS_AND_ENDS[match[1]]
        yield f"{match[2]}-{begin}/{following}-{end}"


def _following(year: str, end: str) -> str:
    """The next year in four digits, if the end of “2020/21” is it."""
    following = f"{int(year) + 1:04}"
    return following if end in {following, following[2:]} else ""


def _parts(plain: str) -> Iterator[str]:
    if match := _PART.fullmatch(plain):
        yield _months(match[2], _ORDER[match[1]], match[3])
    if match := _NUMBERED_PART.fullmatch(plain):
        yield _months(match[1], int(match[2]), match[3])
    if match := _SHORT_PART.fullmatch(plain):
        letter, number, year = match[1] or match[5], match[2] or match[6], match[3] or match[4]
        yield _months(_LETTERS[letter], int(number), year)


def _months(kind: str, number: int, year: str) -> str:
    last = number * _MONTHS[kind]
    if last > 12:
        return _NOT_IN_CALENDAR.format(year)
    return f"{year}-{last - _MONTHS[kind] + 1:02}/{year}-{last:02}"


def _weeks(plain: str) -> Iterator[str]:
    if match := _WEEKS.fullmatch(plain):
        weeks, year = (int(match[1]), int(match[2])), match[3]
    elif match := _WEEK.fullmatch(plain):
        weeks, year = (int(match[1] or match[4]),) * 2, match[2] or match[3]
    else:
        return
    try:
        first = date.fromisocalendar(int(year), weeks[0], 1)
        last = date.fromisocalendar(int(year), weeks[1], 7)
    except ValueError:
        yield _NOT_IN_CALENDAR.format(year)
    else:
        yield f"{first}/{last}"


def _seasons(plain: str) -> Iterator[str]:
    if match := re.fullmatch(rf"{_SEASON_WORD}(?:,? | ?[-–] ?){_YEAR}", plain):
        yield f"{match[2]}-{_SEASON[match[1]]}"
    if match := re.fullmatch(rf"{_WINTER_WORD},? {_YEAR}", plain):
        yield from (f"{year}-12/{year + 1}-02" for year in (int(match[1]) - 1, int(match[1])))
    if match := re.fullmatch(rf"{_WINTER_WORD},? {_YEAR} ?[-–/] ?([0-9]{{2}}|[0-9]{{4}})", plain):
        year = int(match[1]) + 1
        if match[2] in {str(year), f"{year % 100:02}"}:
            yield f"{year - 1}-12/{year}-02"


def _decades(plain: str) -> Iterator[str]:
    plain = re.sub(r"^(?:på|under) (?:det )?(?=[0-9]+-tal)", "", plain)
    if match := re.fullmatch(r"([0-9])0-tal(?:ets?)?", plain):
        # Without its century: the last two are asked about.
        yield from (
            f"{century}{match[1]}X" for century in ((20, 19) if match[1] < "3" else (19, 18))
        )
    match = re.fullmatch(r"([0-9]{3})0-tal(?:ets?)?|(?:the )?([0-9]{3})0s", plain)
    if match:
        decade = match[1] or match[2]
        # “1900-talet” is a hundred years in Swedish; “2000-talet” is both.
        if decade[2] != "0" or match[2] or decade == "200":
            yield f"{decade}X"
        if decade[2] == "0":
            yield f"{decade[:2]}XX"
    if match := re.fullmatch(r"(?:the )?([0-9]{1,2})(?:st|nd|rd|th) century", plain):
        yield f"{int(match[1]) - 1:02}XX"
