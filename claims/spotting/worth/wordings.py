"""Words by which a sentence tells what it is: one regular expression a feature, tried on lower case.

Where a word ends in `…`, any ending goes with it.
"""

import re
from collections.abc import Iterable
from typing import Final

_LISTS: Final = {
    "compares": """fler färre högre lägre jämfört än dubbelt dubbla fördubbl… halver… tredubbl… ökar
        ökade ökat ökade ökning… minskar minskade minskat minskning… sjunker sjönk sjunkit stiger steg
        stigit växt vuxit fallit krympt förbättrats försämrats skillnad… snittet genomsnitt… lika
        varannan""",
    "superlative": """största störst minsta minst högsta högst lägsta lägst flest flesta färst bästa
        bäst sämsta sämst främsta längsta snabbaste snabbast starkaste vanligaste vanligast dyraste
        billigaste tuffaste värsta värst någonsin rekord… historisk… unik… enda första toppar ledande""",
    "cause": """beror berodde orsak… därför eftersom leder lett ledde medför… medfört bidrar bidragit
        bidrog påverkar påverkat påverkan gjort resulterat resultat… följd… konsekvens… effekt… tack_vare
        grund_av innebär inneburit inneburet skapar skapat drabbar drabbat drabbas förhindrat hotar""",
    "authority": """enligt rapport… undersökning… statistik… forskning… forskare studie… studier
        granskning… utredning… utvärdering… mätning… siffror visar visat visade konstaterar konstaterat
        framgår redovisar redovisat uppger bedömer beräknar beräknas uppskattas larmar varnar slår_fast""",
    "law": """lag lagen lagar lagstift… lagändring… lagrum… lagförslag… proposition… förordning…
        direktiv… regelverk… regler regel paragraf… grundlag… domstol… dom domen avtal avtalet föreskrift…
        krav kravet kraven förbud… förbjud… förbjöd… tillåt… rätt_till skyldig… tillstånd… bestämmelse…""",
    "decision": """beslut… beslöt beslöts antog antagit antogs infört införde infördes införs införa
        avskaffat avskaffade avskaffades tog_bort tagit_bort lade_ner lagt_ner lagts skar skurit
        sagt_upp sade_upp anslagit anslår satsar satsat satsade satsning… avsatt avsätter tillsatt tillsatte
        röstat röstade avslagit avslog bifall… budget… fattat fattade fattades startat startade startades
        genomfört genomförde genomförts genomförs inrättat inrättade upphandl… tilldelats uppdrag…""",
    "opponent": """regeringen regeringens alliansen alliansens oppositionen oppositionens moderaterna
        moderaternas moderat… socialdemokraterna socialdemokraternas socialdemokrat… sverigedemokraterna
        sverigedemokraternas vänsterpartiet vänsterpartiets miljöpartiet miljöpartiets centerpartiet
        centerpartiets liberalerna liberalernas folkpartiet kristdemokraterna kristdemokraternas
        borgerliga högern vänstern majoriteten styret rödgröna tidö… statsminister… minister… statsråd…""",
    "institution": """riksdagen riksdagens kommunen kommunens kommuner kommunerna kommunal… staden stadens
        stad region… landsting… myndighet… verket nämnden nämnd… stadsdel… länsstyrelse… polisen polisens
        socialtjänsten socialtjänst… skolan skolor skolorna skol… sjukvård… sjukhus… försäkringskassan
        arbetsförmedl… skatteverket förskol… domstolsverket eu eu:s företag… fackför… universitet…
        kommunfullmäktige kommunstyrelse… sverige sveriges svensk svenska""",
    "vague_number": """många flera mångdubb… majoriteten flertal… hälften få fåtal… brist… alltfler
        de_flesta en_stor_del stor_del tusentals hundratals miljontals andel… antal… antalet merparten
        ytterligare samtliga nästan_alla""",
    "absolute": """alla ingen inga inget aldrig alltid hela varje varenda endast bara enbart
        överallt ingenstans""",
    "negation": "inte ej aldrig ingen inga inget icke saknar saknas saknats utan varken",
    "time": """i_dag idag i_år förra året fjol senaste sedan tidigare nyligen månad… veckor år åren
        årligen mandatperiod… årtionde… decenni… sekel… seklet redan längre januari februari mars april
        maj juni juli augusti september oktober november december sommaren hösten våren vintern
        måndag… tisdag… onsdag… torsdag… fredag… 1900-talet 2000-talet""",
    "spending": """kronor miljoner miljon miljarder miljard kostnad… kostar kostade kostat skatt…
        bidrag… anslag… budget… ekonomi… underskott… överskott… intäkt… utgift… pengar resurser medel
        lön… löner hyra… hyror pris… priser skuld… investering…""",
    "people_counted": """invånare personer människor barn elever ungdomar medlemmar anställda
        arbetslösa arbetslöshet… sjukskriv… patienter studenter poliser lärare jobb bostäder lägenheter
        brott… skjutningar anmäl… fall ärenden platser""",
    "state_is": """är var finns fanns har hade ligger låg består bestod utgör utgjorde står uppgår
        uppgick""",
    "will_do": """ska skall kommer_att tänker lovar lovat löfte… avser planerar ämnar beredda""",
    "demand": """måste bör borde behöver behövs krävs kräver bör får_inte dags låt låter viktigt
        angeläget nödvändigt""",
    "wish": """vill hoppas önskar önskan vore skulle_vilja ambition… mål målet målsättning… vision…
        strävan strävar hoppfull… drömmer""",
    "opinion": """tycker anser tror menar känner känns upplever tyckt ansett trodde åsikt… enligt_mig
        givetvis självklart naturligtvis förstås faktiskt tyvärr glädjande egentligen kanske nog
        säkert uppenbart""",
    "emotive": """fantastisk… underbar… härlig… hemsk… fruktansvärd… skam… skandal… pinsam… vansinn…
        galen… galet rolig… roligt kul glad… tråkig… bra dålig… orimlig… oacceptab… otrolig… stolt…
        spännande trevlig… lycklig… sorglig… sorg oroad viktig… viktigaste mysig… skön… tacksam…""",
    "i": "jag mig min mitt mina",
    "we": "vi oss vår vårt våra",
    "you": "du dig din ditt dina ni er era ert",
    "may_be": "kan kunde kanske möjligen eventuellt skulle torde troligen sannolikt risk… riskerar",
    "condition": "såvida ifall oavsett förutsatt om_inte om_man om_vi om_du om_det om_den",
    "thanks": """tack tackar hej välkommen välkomna hälsning… kära grattis varmt fråga frågor frågar
        ordförande talman dela läs kommentar… klicka copyright foto facebook twitter""",
    "private": """familj… mamma pappa maken fru sambo dotter son hund… katt… kaffe fika middag helg…
        morgon… kväll… semester… hemma sov sova promenad… tåget bussen lunch""",
    "says": """säger sa sade berättar menar hävdar påpekar understryker betonar framhåller skriver skrev
        sagt påstår påstått förklarar svarar""",
}


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(_alternatives(words.split()))})(?!\w)")


def _alternatives(words: Iterable[str]) -> Iterable[str]:
    for word in dict.fromkeys(words):
        body = re.escape(word.removesuffix("…")).replace("_", r"\s+")
        yield body + (r"\w*" if word.endswith("…") else "")


WORDINGS: Final = {name: _pattern(words) for name, words in _LISTS.items()}
