"""Names of organisations: by a list, by their endings, and those of several words."""

import re
from typing import Final

from claims.spotting.word_lists import listed

GROUPS: Final = listed(
    """
    Moderaterna Socialdemokraterna Centerpartiet Vänsterpartiet Liberalerna Miljöpartiet
    Sverigedemokraterna Kristdemokraterna Kommunal Lärarförbundet Naturskyddsföreningen Riksbanken
    Trafikverket Skolverket Socialstyrelsen Försäkringskassan Arbetsförmedlingen Regeringen Polisen
    Kommunen Regionen Partiet Oppositionen Region Svenska Svenskt Sveriges Stockholms Göteborgs
    Brå Sida Säpo Ivo Statens Boverket Alliansen Tidöpartierna Greenpeace Amnesty Unicef Nato
    Migrationsverket Läkarförbundet Vårdförbundet Företagarna Hyresgästföreningen Unionen Centern
    Saco Almega Seko
    """
)
_ENDINGS: Final = (
    *("verket", "myndigheten", "partiet", "nämnden", "styrelsen", "förbundet", "föreningen"),
    *("demokraterna", "kassan", "inspektionen", "institutet", "rådet", "banken", "bolaget"),
    *("kommunen", "regionen", "förvaltningen", "facket", "universitetet", "högskolan", "koncernen"),
    *("delegationen", "utredningen", "kommissionen", "rörelsen", "tidningen", "bladet", "makten"),
    *("domstolen", "akademin", "stiftelsen", "departementet", "kansliet", "sjukhuset", "kammaren"),
    *("samfundet", "sällskapet", "utskottet", "parlamentet", "ombudsmannen", "tjänsten", "polisen"),
    *("tingsrätten", "hovrätten", "kammarrätten", "förvaltningsrätten", "byrån", "centralen"),
    *(
        "statskontoret",
        "arkivet",
        "mäteriet",
        "museet",
        "fogden",
        "förmedlingen",
        "agenturen",
        "alliansen",
    ),
    *("akademien", "partierna", "verken", "församlingen", "kommittén", "fullmäktige", "revisionen"),
    *(
        "vården",
        "sektionen",
        "organisationen",
        "fonden",
        "utredarna",
        "bevakningen",
        "försvaret",
        "värnet",
        "klubben",
    ),
)
# Groups whose names are common words.
_SMALL: Final = listed(
    """
    regeringen polisen kommunen regionen myndigheten oppositionen partiet facket länsstyrelsen
    socialtjänsten åklagaren bolaget företaget förbundet nämnden styrelsen utskottet sjukhuset
    universitetet organisationen föreningen domstolen kyrkan klubben koncernen stiftelsen
    fullmäktige majoriteten facken fackförbunden partierna myndigheterna kommunerna regionerna
    byalaget vägföreningen elevrådet byrådet skolrådet studentrådet
    föräldrarådet pensionärsrådet landslaget arbetsgivaren hyresvärden försvaret
    """
)
_SMALL_ENDINGS: Final = (
    *("verket", "myndigheten", "nämnden", "styrelsen", "kassan", "inspektionen", "banken"),
    *("förvaltningen", "domstolen", "departementet", "förbundet", "kommissionen", "utskottet"),
    *("tingsrätten", "hovrätten", "kammarrätten", "förvaltningsrätten", "tjänsten", "bolaget"),
    *("företaget", "föreningen", "organisationen", "klubben", "kåren", "koncernen", "facket"),
    *("samfälligheten", "kooperativet", "kommittén", "stiftelsen"),
)
# “Tekniska nämnden”, “Brottsförebyggande rådet”, “Röda korset”; “Umeå kommun”, “Lunds universitet”.
_SEVERAL_WORDS: Final = re.compile(
    r"(?:[A-ZÅÄÖ][\w-]{2,}(?:a|ande|ende)\ (?:[a-zåäö]{3,}a\ )?"
    r"(?P<definite>[a-zåäö]*(?:"
    + "|".join(_ENDINGS)
    + r"|kyrkan|korset|huset|ligan|unionen|biblioteket|teatern|operan))"
    r"|[A-ZÅÄÖ][\w-]+(?P<second>\ [A-ZÅÄÖ][\w-]+)?\ (?:tekniska\ |allmänna\ |centrala\ )?"
    r"(?:kommun|stad|universitet|högskola|tingsrätt|hovrätt|kammarrätt|stift|sjukhus|universitetssjukhus"
    r"|energi|fotbollförbund|kommunfullmäktige|riksförbund|riksorganisation|centralorganisation"
    r"|fackförbund|handelskammare|arbetsgivareförening)"
    r"|Sveriges\ [A-ZÅÄÖ][\w-]+\ och\ [A-ZÅÄÖ][\w-]+"
    r"|(?P<purpose>(?:Inspektionen|Myndigheten|Institutet|Nämnden|Delegationen|Föreningen|Centralen)"
    r"\ för\ (?:[a-zåäö]+(?:t|al|ella|iska|liga)\ )?[a-zåäö]+-?(?:\ och\ [a-zåäö]+)?))(?![\w-])"
)
# These say which one of many, and make no name: “Hela nämnden”, “Nya regeringen”.
_WHICH: Final = listed(
    """
    Hela Nya Gamla Förra Nuvarande Dåvarande Samma Andra Första Lokala Berörda Ansvariga Både Alla
    Egna Flera Många Några Stora Lilla Båda Denna Detta Dessa Övriga Tidigare Ena Varenda
    """
)
_ONE_OF_MANY: Final = listed(
    "regeringen polisen kommunen regionen myndigheten oppositionen partiet bolaget företaget"
)
_OF_PURPOSE: Final = ("inspektionen", "centralen", "föreningen")
_POLITICAL_ENDINGS: Final = (
    *("regeringen", "styrelsen", "nämnden", "utskottet", "partiet", "partierna", "oppositionen"),
    *("demokraterna", "departementet", "fullmäktige", "alliansen", "majoriteten", "utskott"),
)
_TOGETHER: Final = re.compile(r", | och ")
_POLITICAL: Final = listed("moderaterna liberalerna centern s m c l v mp kd sd")
# A thing of its own that ends as a political body does.
_NOT_POLITICAL: Final = ("länsstyrelsen", "socialstyrelsen", "lantmäteristyrelsen")


# What these may stand for, where such a one was named before.
_AUTHORITY: Final = r"\w(?:verket|myndigheten|styrelsen|kassan|inspektionen|förmedlingen|rådet)$"
KINDS: Final = {
    word: re.compile(pattern)
    for word, pattern in {
        "myndigheten": _AUTHORITY,
        "verket": r"\wverket$",
        "partiet": r"\wpartiet$|demokraterna$|^Moderaterna$|^Liberalerna$",
        "förbundet": r"\wförbundet$|^Kommunal$|^Unionen$",
        "facket": r"\wförbundet$|^Kommunal$|^Unionen$|^LO$|^TCO$|^Saco$",
        "kommunen": r" (?:kommun|stad)$",
        "regionen": r"^Region ",
        "universitetet": r" universitet$|\wuniversitetet$",
        "nämnden": r"\w ?nämnden$",
        "domstolen": r"rätten$|domstolen$",
    }.items()
}


def several_words(text: str, start: int, *, begins: bool) -> int:
    """Where a name of several words ends that begins there, all but the first in small letters;
    0 if none does. With `begins` the first may only begin the sentence: “Umeå kommun” is a name
    for all that, “Enligt Umeå kommun” and “Hela nämnden” are none."""
    match = _SEVERAL_WORDS.match(text, start)
    if match is None or text[start : text.index(" ", start)] in _WHICH:
        return 0
    if begins and (match["definite"] or match["second"]):
        return 0
    return 0 if match["definite"] in _ONE_OF_MANY else match.end()


def is_group(words: list[str]) -> bool:
    first, last = words[0], words[-1]
    if len(words) > 2 and words[1] == "för" and first.lower().endswith(_ENDINGS + _OF_PURPOSE):
        return True  # “Inspektionen för vård och omsorg”
    return (
        first in GROUPS
        or (len(words) > 1 and last.isupper() and len(last) > 1)  # “Hammarby IF”
        or first in {"IFK", "BK", "IK", "FC"}
        or last.lower().endswith(_ENDINGS)
        or (len(words) == 1 and (first.isupper() or is_small_group(first)))
    )


def is_small_group(word: str) -> bool:
    """“Företaget”, “åklagarmyndigheten”: with a capital where a sentence begins with it."""
    low = word.lower()
    return low in _SMALL or low.endswith(_SMALL_ENDINGS)


def is_political(name: str) -> bool:
    """Whether what it reckons is what it claims: a party, a government, a board of politicians."""
    return all(
        (low.endswith(_POLITICAL_ENDINGS) and low not in _NOT_POLITICAL) or low in _POLITICAL
        for low in _TOGETHER.split(name.lower())
    )
