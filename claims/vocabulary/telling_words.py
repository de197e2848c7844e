"""Words that turn a sentence round, hedge it, or are its measure. Pure."""

from typing import Final

NEGATIONS = "inte icke ej aldrig ingen inga inget ingenting varken utan knappast not no never none"
HEDGING = (
    "cirka ca omkring ungefär nästan minst högst mest över under drygt knappt exakt precis bara"
    " endast alla alltid ibland ofta sällan vissa några flera många få about almost least most"
)
DIRECTIONS = (
    "ökat ökar öka ökade ökning minskat minskar minska minskade minskning högre lägre fler färre"
    " större mindre upp ner ned före efter sedan höjt höjer höja höjde sänkt sänker sänka sänkte"
    " överskott underskott vinst förlust bättre sämre dyrare billigare more less fewer up down"
)
NUMBER_NAMES = (
    "noll två tre fyra fem sex sju åtta nio tio elva tolv tjugo trettio fyrtio femtio sextio"
    " sjuttio åttio nittio hundra tusen tusentals hundratals halv halva hälften tredjedel fjärdedel"
    " dubbelt dubbla dubblats fördubblats första andra tredje"
)
UNIT_NAMES = (
    "miljon miljoner miljard miljarder biljon biljoner procent procentenheter promille kronor kr"
    " tkr mkr mnkr mdkr mdr öre euro dollar år månader månad veckor vecka dagar dag timmar timme"
    " tusentals personer"
)
PERIODS = (
    "januari februari mars april maj juni juli augusti september oktober november december"
    " måndag tisdag onsdag torsdag fredag lördag söndag våren sommaren hösten vintern"
    " idag igår imorgon nästa förra fjol senaste kommande"
)
# Never a matter of spelling.
PROTECTED: Final = frozenset(
    " ".join((NEGATIONS, HEDGING, DIRECTIONS, NUMBER_NAMES, UNIT_NAMES)).split()
)

# What more is one of them when a source changes what it says. The order is that in which a word is
# looked for.
TELLING: Final[dict[str, frozenset[str]]] = {
    "negation": frozenset(f"{NEGATIONS} ens förutom undantaget nekar förnekar längre".split()),
    "hedge": frozenset(
        f"{HEDGING} åtminstone runt kring uppemot inemot närmare bortåt maximalt max lägst knappa"
        " dryga uppskattningsvis ungefärligen runtomkring kanske troligen sannolikt eventuellt"
        " möjligen lär uppges påstås enligt kan kunde skulle bör ska får måste hela enbart blott"
        " gott väl än upp".split()
    ),
    "direction": frozenset(
        f"{DIRECTIONS} stigit stiger steg sjunkit sjunker sjönk fallit faller föll växer växte"
        " vuxit krympt krymper minskning höjning sänkning fördubblats fördubblat halverats halverat"
        " uppåt nedåt plus minus mer mindre flest minst starkare svagare för emot mot bäst sämst"
        " bästa sämsta störst största minsta lägst lägsta högsta billigast dyrast först sist"
        " sista tidigare senare köper köpte köpt köpa säljer sålde sålt sälja vinner vann vunnit"
        " förlorar förlorade förlorat avslår avslog avslagit avslå bifaller biföll bifallit"
        " bifalla godkänner godkände godkänt underkänner underkände underkänt tillåten tillåtet"
        " tillåtna förbjuden förbjudet förbjudna rätt fel sant falskt ja nej öppnar öppnade"
        " stänger stängde börjar började slutar slutade".split()
    ),
    "unit": frozenset(
        f"{UNIT_NAMES} krona kronorna sek eur usd $ € £ % ‰ § procentenhet procentenheterna"
        " promilleenheter ton kilo kg gram km kilometer mil meter hektar liter kwh mwh gwh twh"
        " watt kilowatt megawatt minut minuter sekunder kvartal årligen månatligen per".split()
    ),
    "number": frozenset(NUMBER_NAMES.split()),
    "period": frozenset(PERIODS.split()),
}
