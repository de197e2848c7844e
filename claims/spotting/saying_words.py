"""The words of saying, and what stands around them: “säger”, “lovades av”, “enligt”."""

import re
from typing import Final

from claims.spotting.word_lists import listed

VERBS: Final = listed(
    """
    säger sa sade sagt menar menade anser ansåg tycker tyckte hävdar hävdade skriver skrev skrivit
    konstaterar konstaterade berättar berättade förklarar förklarade svarar svarade undrar undrade
    frågar frågade påpekar påpekade betonar betonade understryker underströk tillägger tillade
    fortsätter fortsatte uppger uppgav meddelar meddelade kommenterar kommenterade utropar avslutar
    avslutade inleder inledde tror trodde lovar lovade varnar varnade bekräftar bekräftade förnekar
    förnekade dementerar dementerade framhåller framhöll poängterar poängterade noterar noterade
    resonerar resonerade suckar skrattar ropar ropade intygar intygade medger medgav beskriver
    beskrev kräver krävde föreslår föreslog påstår påstod försäkrar försäkrade argumenterar
    motiverar invänder replikerar summerar slår minns upplyser twittrar sammanfattar dundrar
    kontrar kontrade fyller instämmer instämde utbrister utbrast tröstar kritiserar erkänner
    erkände hoppas befarar befarade välkomnar anklagar tillstår berömmer yrkar yrkade avvisar
    avvisade avfärdar avfärdade tillbakavisar tillbakavisade ifrågasätter ifrågasatte antyder
    antydde insisterar insisterade flikar inflikar inflikade deklarerar deklarerade efterlyser
    efterlyste uppmanar uppmanade vädjar vädjade vittnar vittnade förutspår förutspådde funderar
    funderade reflekterar sammanfattade summerade viskar muttrar fnyser skriker jublar jublade
    skämtar skämtade klargör klargjorde utlovar utlovade aviserar aviserade misstänker misstänkte
    vidhåller vidhöll anför anförde upprepar upprepade beklagar beklagade rekommenderar
    rekommenderade replikerade kommenterat hävdat menat påpekat konstaterat lovat varnat uppgett
    uppgivit berättat framhållit krävt föreslagit meddelat påminner påminde pekar pekade kallar
    kallade flaggar flaggade utesluter uteslöt gissar gissade spekulerar spekulerade drömmer
    fruktar fruktade betvivlar betvivlade avslöjar avslöjade förordar förordade förespråkar
    förespråkade avråder avrådde avstyrker avstyrkte tillstyrker tillstyrkte resonerat mumlar
    mumlade stönar stönade väser väste skrockar gormar klagar klagade protesterar protesterade
    retirerar raljerar raljerade hånar hånade ironiserar redogör redogjorde preciserar preciserade
    bedyrar bedyrade garanterar garanterade inskärper tvivlar tvivlade larmar larmade befarat
    varslat sammanfattat förtydligar förtydligade exemplifierar tillrättavisar bemöter bemötte
    genmäler yttrar yttrade begär begärde manar manade skryter skröt genmälde fastslår fastslog
    """
)
RECKONS: Final = listed(
    """
    beräknar beräknade bedömer bedömde uppskattar uppskattade räknar rapporterar rapporterade
    redovisar redovisade prognostiserar visar visade spår spådde
    """
)
# “Svarar inte på frågan” says nothing.
DENIED: Final = listed("svarar svarade kommenterar kommenterade")
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
    r"(?<!\w)(?:brukar|brukade|vill|ville|kan|kunde|kommer\s+att|väljer\s+att|valde\s+att)\s+$"
)
# “Gör gällande att”, “gjorde klart att”.
MAKES: Final = listed("gör gjorde gjort")
CLEAR: Final = re.compile(r"\s+(?:\w+\s+)?(?:klart|gällande)\b")
BY: Final = re.compile(r"\s+(?:\w+\s+){0,2}?av\b")
# Who speaks for an organisation, without a name: its words are those of the organisation.
SPOKESPERSON: Final = re.compile(
    r"(?:press)?(?:talesperson|talesman|taleskvinna|representant|företrädare|kommunikatör|källa"
    r"|tjänsteman|tjänsteperson|sekreterare|chef|avdelning|tjänst|ombud)(?:en|n)?"
)
OF_AN_ORGANISATION: Final = frozenset(["för", "på", "hos", "vid", "från", "i", "inom"])
PRONOUNS: Final = frozenset(["hon", "han", "hen", "jag", "vi"])
TITLES: Final = re.compile(
    r"(?:\w*(?:ministern|rådet|chefen|ledaren|ordföranden|sekreteraren|talespersonen|direktören"
    r"|rektorn|forskaren|professorn|talesmannen|läraren|läkaren|åklagaren|advokaten|ägaren"
    r"|polisen|representanten|ombudet|politikern|presidenten|statsministern|kommunalrådet))"
)
TOKEN: Final = re.compile(r"[^\W\d_]+(?:[-:][^\W\d_]+)*")  # vd:n
ENLIGT: Final = re.compile(r"(?<!\w)[Ee]nligt\s+")
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
    r"\s+(?:(?!efter|vid|med|till|om|hos|från|och|inför)[a-zåäö]+\s+){1,2}(?=[A-ZÅÄÖ])"
)
# Behind these a name and its verb only say which words: “Det Bo Ek säger är fel”.
WHAT_IS_SAID: Final = re.compile(r"(?<!\w)(?:[Dd]et|[Vv]ad|[Aa]llt|[Dd]et\s+som)\s+$")
ASIDE_MAX_CHARACTERS: Final = 12  # “ (SD), ”
# Between a verb that says nothing by itself and its subject: “ursäktar (sig) Bo Ek”, “proklamerar
# (utrikesministern) Bo Ek”.
AT_ONCE: Final = re.compile(
    r"\s(?:sig\s)?(?:[a-zåäö-]+s\s)?(?:[a-zåäö-]*(?:en|an|rn|rådet|ombudet|chef|ledare|ordförande"
    r"|direktör|professor|talesperson|sekreterare|minister|expert|läkare|lärare|forskare)\s)?"
)
# Of many, of texts, and of those whose name was told or isn't: no name of a speaker.
NOBODY: Final = re.compile(
    r"\w+(?:er|ar|or|are)|(?:Mann|Kvinna|Pojk|Flicka)e?n|\w*(?:rapport|undersökning|studi|artikel|artikl|lag"
    r"|statistik|siffr|forskning|avtal|brev|dokument|text|förslag|kritik|kalkyl|budget)\w{0,4}",
    re.IGNORECASE,
)
THAT: Final = re.compile(r"\s+(?:\w+\s+){0,2}att\b")
# Nothing but somebody does so, whatever stands behind: “Kommerskollegium varnar för”.
AGENTS_DO: Final = listed(
    """
    varnar varnade kräver krävde uppger uppgav meddelar meddelade lovar lovade hävdar hävdade anser
    föreslår föreslog ansåg menar menade uppmanar uppmanade avvisar avvisade kritiserar kritiserade
    välkomnar välkomnade förnekar förnekade dementerar dementerade rekommenderar rekommenderade
    avråder avrådde tillstyrker tillstyrkte avstyrker avstyrkte beklagar beklagade begär begärde
    """
)
