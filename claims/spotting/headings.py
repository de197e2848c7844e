"""Lines that say whose the text below them is: a record's headings, labels, bylines."""

import re
from typing import Final

from claims.spotting.names import is_role
from claims.spotting.sentences import Sentence
from claims.spotting.word_lists import listed

HEADING: Final = re.compile(
    r"(?:Anf\.\s*[0-9]+\s+)?(?P<role>(?:(?:[A-ZÅÄÖa-zåäö]+-\s+och\s+)?[A-ZÅÄÖa-zåäö-]+(?:ministern?|rådet|mannen|presidenten)\s+)?)"
    r"(?P<name>[A-ZÅÄÖÉ][\w’'-]+(?:\s(?:von|af|de|van)?\s?[A-ZÅÄÖÉ](?:[\w’'-]+|\.|(?=\s))){1,3}"
    r"|(?:[A-ZÅÄÖa-zåäö]+\s+)?(?:[Vv]ice\s+|VICE\s+)?(?:TALMANNEN|[Tt]almannen))"
    r"(?:\s*\((?P<party>[A-ZÅÄÖ][A-Za-zåäö]{0,3})\))?\s*(?:(?:svarar|replik)\s*)?:?\s*$"
)
LABEL: Final = re.compile(
    r"(?P<name>[A-ZÅÄÖÉ][\w’'-]+(?:\s[A-ZÅÄÖÉ][\w’'-]+){0,3}|[A-ZÅÄÖ]{2,3})"
    r"(?:\s*\([A-ZÅÄÖ][A-Za-zåäö]{0,3}\))?:\s+(?=\S)"
)
LABELS: Final = re.compile(rf"^{LABEL.pattern}", re.MULTILINE)
BYLINE: Final = re.compile(
    r"^(?:Text|[Aa]v|Skriven av|Skrivet av|Författare|Reporter|Text och foto)\s*:?\s+"
    r"(?P<name>[A-ZÅÄÖÉ][\w’'-]+(?:\s[A-ZÅÄÖÉ][\w’'-]+){1,3})"
    r"\s*(?:\([A-ZÅÄÖ][A-Za-zåäö]{0,3}\)\s*)?$",
    re.MULTILINE,
)
_SIGNATURE: Final = re.compile(
    r"(?P<name>[A-ZÅÄÖÉ][\w’'-]+(?:\s[A-ZÅÄÖÉ][\w’'-]+){1,3})\s*\([A-ZÅÄÖ][A-Za-zåäö]{0,3}\)"
)
ASKING: Final = listed(
    """
    Fråga Frågan Reporter Reportern Intervjuare Intervjuaren Journalist Journalisten Programledare
    Programledaren Utfrågare Utfrågaren Moderator Moderatorn Redaktionen
    """
)
# “Dagens Samhälle: Vad är du stolt över?”
MEDIUM: Final = re.compile(
    r"Dagens \w+|Kommunalarbetaren|\w+fokus|\w+(?:bladet|posten|tidningen|kuriren|magasinet|nytt)"
    r"|Svenska Dagbladet|Expressen|Göteborgs-Posten|Sydsvenskan|Arbetet|Ekot|Aktuellt|Rapport"
    r"|Agenda|Nyheterna"
    r"|\w+ (?:Nyheter|Tidning|Tidningar|Allehanda|Dagblad|Kuriren|Posten|Radio)"
)
ANSWERING: Final = frozenset(["Svar", "Svaret"])


def byline(text: str) -> str:
    if match := BYLINE.search(text):
        return match["name"]
    last = [line for line in text.splitlines() if line.strip()][-3:]
    signed = [match["name"] for line in last if (match := _SIGNATURE.fullmatch(line.strip()))]
    if not signed:
        return ""
    first, _, rest = signed[-1].partition(" ")
    return rest if " " in rest and is_role(first) else signed[-1]  # “Statsrådet Elin Ek (KD)”


def in_small_letters(name: str) -> str:
    """“STINA WALL”, as older records write it."""
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), name) if name.isupper() else name


def speaks_next(line: str, after: list[list[Sentence]]) -> bool:
    """A heading that names a speaker is followed by what that person says."""
    if not after or (len(after) < 3 and not line.startswith("Anf") and not line.endswith(":")):
        return False  # a signature
    return line.startswith("Anf") or line.rstrip().endswith((":", ")")) or "(" in line
