"""Words that turn a claim into another one: against each other, in any of their forms. Pure."""

import re
from typing import Final

# Each line is two sides; a claim that has a word of one side and a text that has one of the other
# say different things. `…` stands for any ending. Which side is which does not matter.
_PAIRS: Final = """
ökar ökade ökat ökats öka ökning… ökande stiger steg stigit stigande växer växte vuxit fördubbl… fler allt_fler högre större höjs höjde höjt höjts höja höjning… upp mer = minskar minskade minskat minskats minska minskning… minskande sjunker sjönk sjunkit sjunkande krymper krympte krympt halver… färre allt_färre lägre mindre sänks sänkte sänkt sänkts sänka sänkning… ner ned
överskott… vinst vinsten = underskott… förlust förlusten
bättre bäst bästa förbättr… = sämre sämst sämsta försämr…
högst högsta flest flesta störst största längst dyrast dyraste rikast… = lägst lägsta färst minst minsta kortast billigast billigaste fattigast…
dyr dyrt dyra = billig billigt billiga
snabbare snabbast snabb… = långsammare långsammast långsam…
hög högt höga = låg lågt låga
stor stort stora = liten litet små
inför införde införts infört införas införa startade startat startades startas inlett inledde inledas permanentades permanent… = avskaff… avveckl… slopa… upphör… upphört avslutade avslutat avslutades tog_bort tagit_bort tas_bort lagt_ner lades_ner lade_ner lägga_ner läggs_ner
öppna öppnar öppnade öppnat = stänga stänger stängde stängt stängts
tillåt… tillåta = förbjud… förbjöd… förbud…
kvinna kvinnor kvinnorna flickor flickorna = män männen pojkar pojkarna
offentlig offentliga offentligt kommunal kommunala kommunalt egen_regi egna eget = privat privata fristående
röstade_ja röstat_ja stödde stöder stött bifall… bifölls = röstade_nej röstat_nej motsatte motsatt motsätter avslag avslog avslogs
obligatorisk… skyldig… tvingas måste = frivillig… frivilligt kan får
först första tidigare före tidigt = sist sista senare efter sent
lyckats lyckades lyckas lyckat = misslyck…
bröt bryter brutit = följde följer följt
lätt lättare enkelt enklare = svårt svårare
vanlig… vanligast = ovanlig… sällsynt…
ja = nej
äldre äldreomsorg… = yngre
rik rika = fattig fattiga
legal… laglig… lagligt = olaglig… illegal… olagligt
stark… starkare = svag… svagare
alla samtliga = några enstaka vissa
godkän… = underkän…
positiv… positivt = negativ… negativt
nationell… nationellt = lokal… lokalt
import… = export…
inkomst… intäkt… = utgift… kostnad…
köpte köper köpt köpa = sålde säljer sålt sälja utförsälj…
"""


def _side(words: str) -> re.Pattern[str]:
    parts = []
    for word in words.split():
        body = re.escape(word.removesuffix("…")).replace("_", r"\s+")
        parts.append(body + (r"\w*" if word.endswith("…") else ""))
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


_SIDES: Final = tuple(
    tuple(_side(side) for side in line.split(" = ")) for line in _PAIRS.strip().split("\n")
)


def sides_in(text: str) -> frozenset[tuple[int, int]]:
    """Of a text in small letters: pairs by their number, with the side that it has."""
    return frozenset(
        (number, side)
        for number, pair in enumerate(_SIDES)
        for side, pattern in enumerate(pair)
        if pattern.search(text)
    )


def opposed(one: frozenset[tuple[int, int]], other: frozenset[tuple[int, int]]) -> bool:
    """Whether both have a word of some pair, but not of the same sides of it."""
    return any(
        {side for pair, side in one if pair == number}
        != {side for pair, side in other if pair == number}
        for number in {pair for pair, _ in one} & {pair for pair, _ in other}
    )
