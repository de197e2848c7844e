"""The words of saying, and what stands around them: “säger”, “lovades av”, “enligt”."""

import re
from typing import Final

from claims.spotting.word_lists import listed

VERBS: Final = listed(
    """
    säger sa sade sagt menar menade anser ansåg tycker tyckte hävdar hävdade skriver skrev
    skrivit konstaterar konstaterade berättar berättade förklarar förklarade svarar svarade
    undrar undrade frågar frågade påpekar påpekade betonar betonade understryker underströk
    tillägger tillade fortsätter fortsatte uppger uppgav meddelar meddelade kommenterar
    kommenterade utropar avslutar avslutade inleder inledde tror trodde lovar lovade varnar
    varnade bekräftar bekräftade förnekar förnekade dementerar dementerade framhåller framhöll
    poängterar poängterade noterar noterade resonerar resonerade suckar skrattar ropar ropade
    intygar intygade medger medgav beskriver beskrev kräver krävde föreslår föreslog påstår
    påstod försäkrar försäkrade argumenterar motiverar invänder replikerar summerar slår minns
    upplyser twittrar sammanfattar dundrar kontrar kontrade fyller instämmer instämde utbrister
    utbrast tröstar kritiserar kritiserade erkänner erkände hoppas befarar befarade välkomnar
    anklagar anklagade beskyller beskyllde tillstår berömmer yrkar yrkade avvisar avvisade
    avfärdar avfärdade tillbakavisar tillbakavisade ifrågasätter ifrågasatte antyder antydde
    insisterar insisterade flikar inflikar inflikade deklarerar deklarerade efterlyser
    efterlyste uppmanar uppmanade vädjar vädjade vittnar vittnade förutspår förutspådde funderar
    funderade reflekterar sammanfattade summerade viskar muttrar fnyser skriker jublar jublade
    skämtar skämtade klargör klargjorde utlovar utlovade aviserar aviserade misstänker
    misstänkte vidhåller vidhöll anför anförde upprepar upprepade beklagar beklagade
    rekommenderar rekommenderade replikerade kommenterat hävdat menat påpekat konstaterat lovat
    varnat uppgett uppgivit berättat framhållit krävt föreslagit meddelat påminner påminde pekar
    pekade kallar kallade flaggar flaggade utesluter uteslöt gissar gissade spekulerar
    spekulerade drömmer fruktar fruktade betvivlar betvivlade avslöjar avslöjade förordar
    förordade förespråkar förespråkade avråder avrådde avstyrker avstyrkte tillstyrker
    tillstyrkte resonerat mumlar mumlade stönar stönade väser väste skrockar gormar klagar
    klagade protesterar protesterade retirerar raljerar raljerade hånar hånade ironiserar
    redogör redogjorde preciserar preciserade bedyrar bedyrade garanterar garanterade inskärper
    tvivlar tvivlade larmar larmade befarat varslat sammanfattat förtydligar förtydligade
    exemplifierar tillrättavisar bemöter bemötte påstått bekräftat förnekat erkänt medgett
    medgivit betonat understrukit förklarat svarat antytt hälsar hälsade genmäler yttrar yttrade
    begär begärde manar manade skryter skröt genmälde fastslår fastslog bestrider bestred
    """
)
RECKONS: Final = listed(
    """
    beräknar beräknade bedömer bedömde uppskattar uppskattade räknar rapporterar rapporterade
    redovisar redovisade prognostiserar visar visade spår spådde erfar erfor erfarit
    """
)
SHOWS: Final = frozenset(["visar", "visade"])  # of a person “visar runt” says nothing
# “Svarar inte på frågan” says nothing.
DENIED: Final = listed("svarar svarade kommenterar kommenterade")
DENIED_BEFORE: Final = re.compile(r"\b(?:inte|aldrig|ej)\s$")
DENIED_ANSWER: Final = re.compile(r"\s+(?:inte|aldrig|ej)\b")
# “Lovades av partiledaren”, “tillbakavisas av vd:n”.
PASSIVES: Final = frozenset(
    passive
    for verb in VERBS
    for passive in (
        *((verb + "s",) if not verb.endswith("r") else ()),
        *((verb[:-1] + "s", verb[:-2] + "s") if verb.endswith(("ar", "er", "år")) else ()),
    )
)
# “Brukar hävda”, “vill påstå”.
INFINITIVES: Final = listed(
    """
    säga mena påstå hävda berätta konstatera påpeka förklara betona understryka varna lova kräva
    föreslå tillägga framhålla medge kalla beskriva
    """
)
BEFORE_AN_INFINITIVE: Final = re.compile(
    r"(?<!\w)(?:brukar|brukade|vill|ville|kan|kunde|tvingas|tvingades|kommer\s+att|väljer\s+att"
    r"|valde\s+att|har\s+valt\s+att|(?:går|gick)\s+så\s+långt\s+som\s+att"
    r"|tvekar\s+inte\s+att|(?:passar|passade)\s+på\s+att)\s+$"
)
HELPING_MAX_CHARACTERS: Final = 32
# “Gör gällande att”, “gjorde klart att”.
MAKES: Final = listed("gör gjorde gjort")
CLEAR: Final = re.compile(r"\s+(?:\w+\s+)?(?:klart|gällande)\b")
# Verbs that say something with these words behind them: “är övertygad om”, “slog Bo Ek fast”.
_OF_A_MIND: Final = re.compile(
    r"\s+(?:\w+\s+){0,2}?(?:övertygad|säker|tydlig|kritisk|tveksam|skeptisk|bestämd|noga|frågande"
    r"|positiv|negativ)(?:a|e)?\s+(?:om|på|med|till|mot|inför)\b"
    r"|\s+(?:\w+\s+)?(?:överens|ense|eniga?)\s+om\s+att\b"
)
_FAST: Final = re.compile(r"\s+(?:[\w()-]+\s+){0,6}?fast\b")
_WORD: Final = re.compile(r"\s+(?:beskedet|löftet|budskapet|svaret|uttryck)\s+(?:för\s+)?att\b")
_CRITICISM: Final = re.compile(r"\s+(?:\w+\s+){0,2}kritik\b")
_DEFENDED: Final = re.compile(
    r"\s+(?:sig\s+med\b|\w*(?:beslut|förslag|linje|uttalande|höjning|sänkning|skärning|reform|politik"
    r"|agerande|budget|plan|satsning|modell)\w{0,4}\b)"
)
# What a party or a government wants is what it says: “S vill höja skatten”.
WANTS: Final = frozenset(["vill"])
_WANTED: Final = re.compile(r"\s+(?:[a-zåäö]+\s+){0,2}?(?:att|se|[a-zåäö]+a|slå|stå|gå|ge|få|ta)\b")
_PLACES_ITSELF: Final = re.compile(
    r"\s+sig\s+(?:\w+\s+){0,2}?(?:frågande|tveksam|positiv|negativ|kritisk|skeptisk|avvisande|undrande)"
    r"[ta]?\b"
)
_THAT: Final = re.compile(r"\s+(?:\w+\s+){0,2}?att\b")
_OUT: Final = re.compile(r"\s+(?:[\w()-]+\s+){0,4}?ut\b")
_TURNS: Final = re.compile(r"\s+sig\s+(?:\w+\s+)?(?:mot|emot)\b")
_DISTANCE: Final = re.compile(r"\s+(?:\w+\s+)?avstånd\s+från\b")
_ATTACK: Final = re.compile(r"\s+(?:till\s+(?:\w+\s+)?(?:attack|angrepp|storms)|ut\s+med\s+att)\b")
_BY_IT: Final = re.compile(r"\s+(?:[\w()-]+\s+){0,6}?fast\s+vid\b")
_NO: Final = re.compile(r"\s+nej\b")
_REACTS: Final = re.compile(r"\s+(?:\w+\s+)?(?:på|mot)\b")
_SORRY: Final = re.compile(r"\s+om\s+(?:ursäkt|förlåtelse)\b")
_AGAINST: Final = re.compile(r"\s+sig\b")
_DENIES: Final = re.compile(r"\s+till\s+att\b")
_WISHED: Final = re.compile(r"\s+(?!sig\b)\w")
SAYS_WITH: Final = {
    **dict.fromkeys(("motsätter", "motsatte"), _AGAINST),
    **dict.fromkeys(("ställer", "ställde"), _PLACES_ITSELF),
    **dict.fromkeys(("upplever", "upplevde"), _THAT),
    **dict.fromkeys(("dömer", "dömde"), _OUT),
    **dict.fromkeys(("vänder", "vände"), _TURNS),
    **dict.fromkeys(("tar", "tog"), _DISTANCE),
    **dict.fromkeys(("går", "gick"), _ATTACK),
    **dict.fromkeys(("står", "stod", "håller", "höll"), _BY_IT),
    **dict.fromkeys(("tackar", "tackade"), _NO),
    **dict.fromkeys(("reagerar", "reagerade"), _REACTS),
    **dict.fromkeys(("ber", "bad"), _SORRY),
    **dict.fromkeys(("nekar", "nekade"), _DENIES),
    **dict.fromkeys(("önskar", "önskade"), _WISHED),
    **dict.fromkeys(("är", "var"), _OF_A_MIND),
    **dict.fromkeys(("slog",), _FAST),
    **dict.fromkeys(("gav", "ger", "lämnade"), _WORD),
    **dict.fromkeys(("vill",), _WANTED),
    **dict.fromkeys(("riktar", "riktade"), _CRITICISM),
    **dict.fromkeys(("försvarar", "försvarade"), _DEFENDED),
}
# “har tidigare sagt”, “hade påpekat”.
HAS: Final = re.compile(r"(?<=\s)(?:har|hade)\s+(?:[a-zåäö]+\s+){0,2}$")
BY: Final = re.compile(r"\s+(?:\w+\s+){0,2}?av\b")
# Who speaks for an organisation, without a name: its words are those of the organisation.
SPOKESPERSON: Final = re.compile(
    r"(?:press)?(?:talesperson|talesman|taleskvinna|representant|företrädare|kommunikatör|källa"
    r"|tjänsteman|tjänsteperson|sekreterare|chef|avdelning|tjänst|ombud|jour)(?:en|n)?"
)
OF_AN_ORGANISATION: Final = frozenset(["för", "på", "hos", "vid", "från", "i", "inom"])
# “Ryssland förnekar”; other countries are names like any other.
COUNTRIES: Final = listed(
    "Sverige Norge Danmark Finland Tyskland Ukraina Ryssland USA EU FN Europa"
)
PRONOUNS: Final = frozenset(["hon", "han", "hen", "jag", "vi"])
TITLES: Final = re.compile(
    r"(?:\w*(?:ministern|rådet|chefen|ledaren|ordföranden|sekreteraren|talespersonen|direktören"
    r"|rektorn|forskaren|professorn|talesmannen|läraren|läkaren|åklagaren|advokaten|ägaren"
    r"|polisen|representanten|ombudet|politikern|presidenten|statsministern|kommunalrådet"
    r"|mannen|kvinnan|flickan|pojken|killen|tjejen|mamman|pappan|modern|fadern|sonen|dottern"
    r"|familjen|källan|\w*kungen|drottningen|prins(?:en|essan)|\w*kanslern|påven|\w*biskopen|redaktionen|\w*ledningen|vittnet|mästaren|grannen|föraren|tränaren|domaren|ägarinnan|kaptenen|prästen|kuratorn"
    r"|\w{3,}(?<!komment)(?<!k[oa]mm)(?<!somm)(?<!hamm)aren|(?<!l)isten|ologen|aktören|nören|konomen|konsulten|löjtnanten|studenten|patienten"
    r"|\w*(?:eleverna|föräldrarna|grannarna|kvinnorna|männen|ungdomarna|poliserna|ministrarna"
    r"|rektorerna|cheferna|experterna|ekonomerna|juristerna|politikerna|ledamöterna|medlemmarna"
    r"|studenterna|patienterna|demonstranterna|kunderna|gästerna|isterna|ologerna|törerna|nörerna"
    r"|forskarna|lärarna|läkarna|väljarna|utredarna|betarna|klagarna|ledarna|ägarna|vånarna|spelarna"
    r"|domarna|vittnena|företrädarna|sköterskorna|läsarna|besökarna|sökarna)))"
)
TOKEN: Final = re.compile(r"[^\W\d_]+(?:[-:][^\W\d_]+)*")  # vd:n
ENLIGT: Final = re.compile(r"(?<!\w)(?:[Ee]nligt|om\s+man\s+(?:får|ska|skall)\s+tro)\s+")
SKIPPED: Final = 7
CLAUSE_MAX_CHARACTERS: Final = 200  # characters that a subject may stand before its verb
VERB_ENDINGS: Final = ("ar", "er", "år", "de", "te", "or")
PRONOUN_BEFORE: Final = re.compile(r"\b([Hh]on|[Hh]an|[Hh]en|[Jj]ag|[Vv]i)\s$")
NO_SUBJECT: Final = frozenset(
    ["att", "om", "hur", "som", "det", "inte", "vad", "varför", "när", "var", "vem"]
)
PREPOSITIONS: Final = frozenset(["från", "av", "mot", "med", "på", "i", "för", "till"])
AFTER_COMMA: Final = re.compile(r",\s+(?=[A-ZÅÄÖ])")
# “(Bo Eks) medarbetare (Ida Ro)”: what belongs to a person, and is a person.
OWNED: Final = re.compile(
    r"\s+(?:(?!(?:efter|vid|med|till|om|hos|från|och|inför|på|i|för|av|under|mot|som|när|då)\s)"
    r"[a-zåäö]+\s+){1,2}(?=[A-ZÅÄÖ])"
)
# What a person owns stands right before the verb: nothing else does but a party in brackets.
OWNS: Final = re.compile(r"\s(?!har|hade|också|själv|nu|som|och|i|på)[a-zåäö]{3,}\s$")
# Behind these a name and its verb only say which words: “Det Bo Ek säger är fel”.
WHAT_IS_SAID: Final = re.compile(r"(?<!\w)(?:[Dd]et|[Vv]ad|[Aa]llt|[Dd]et\s+som)\s+$")
# A person's name that begins a clause, or stands behind a title there, right before the verb.
WHOLE_NAME_BEFORE: Final = re.compile(
    r"(?:^|(?<=[.!?;:–\n] )|(?<=\n)|(?<=[a-zåäö] ))"
    r"(?P<name>[A-ZÅÄÖ][\w-]+ [A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)?)"
    r"(?: \([A-ZÅÄÖa-zåäö]{1,3}\))? $"
)
RELATIVE: Final = re.compile(r"(?:\s\([A-ZÅÄÖa-zåäö]{1,3}\))?,\s$")
ASIDE_MAX_CHARACTERS: Final = 12  # “ (SD), ”
# Between a verb that says nothing by itself and its subject: “ursäktar (sig) Bo Ek”, “proklamerar
# (utrikesministern) Bo Ek”.
AT_ONCE: Final = re.compile(
    r"\s(?:sig\s)?(?:(?:[a-zåäö-]+|[A-ZÅÄÖ][\w:-]*)s\s)?(?:[a-zåäö-]*(?:en|an|rn|rådet|ombudet|chef|ledare|ordförande"
    r"|direktör|professor|talesperson|sekreterare|minister|expert|läkare|lärare|forskare|ekonom|jurist|ledamot|borgarråd|rektor"
    r"|are|ör|ist|log|ant|ent|man|ombud)\s)?"
)
# Of many, of texts, and of those whose name was told or isn't: no name of a speaker.
NOBODY: Final = re.compile(
    r"\w+(?:er|ar|or|are)|(?:Mann|Kvinna|Pojk|Flicka)e?n|\w*(?:rapport|undersökning|studi|artikel|artikl|(?<!bo)lag"
    r"|statistik|siffr|forskning|avtal|brev|dokument|text|förslag|kritik|kalkyl|budget)\w{0,4}",
    re.IGNORECASE,
)
THAT: Final = re.compile(r"\s+(?:\w+\s+){0,2}att\b")
# What many do, where they are told by what they do: “Fiskarna vittnar”.
PEOPLE_DO: Final = listed(
    "vittnar vittnade berättar berättade säger sa sade tycker tyckte tror trodde undrar undrade"
)
# Nothing but somebody does so, whatever stands behind: “Kommerskollegium varnar för”.
AGENTS_DO: Final = listed(
    """
    rapporterar rapporterade avslöjar avslöjade
    varnar varnade kräver krävde uppger uppgav meddelar meddelade lovar lovade hävdar hävdade anser
    föreslår föreslog ansåg menar menade uppmanar uppmanade avvisar avvisade kritiserar kritiserade
    välkomnar välkomnade förnekar förnekade dementerar dementerade rekommenderar rekommenderade
    avråder avrådde tillstyrker tillstyrkte avstyrker avstyrkte beklagar beklagade begär begärde
    larmar larmade protesterar protesterade bestrider bestred motsätter motsatte nekar nekade
    önskar önskade avfärdar avfärdade tillbakavisar tillbakavisade efterlyser efterlyste befarar
    riktar riktade ställer ställde befarade fruktar fruktade hoppas vädjar vädjade klagar klagade
    """
)
