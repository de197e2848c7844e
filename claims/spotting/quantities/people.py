"""Whether a noun is people: by the word, and by the endings that make people of a doing."""

from functools import lru_cache
from typing import Final

from claims.spotting.word_lists import listed

# Words of their own: as an ending each would catch others (“protester”, “promer”).
_WORDS: Final = listed(
    """
    personer person personers människor människa unga vuxna äldre sjuka döda barn ungdom män man
    kvinnor romer samer judar ester letter civila kristna döva blinda gravida fans tolkar vakter
    värdar tjuvar mammor pappor fäder söner bröder makar änkor gäster vänner kockar fångar interner
    kunder man kvinnliga manliga civilister ombud kandidater präster offer vittnen vittne
    """
)
# With what may stand before them: “gymnasieelever”, “gängkriminella”, “långtidssjuka”.
_ENDINGS: Final = tuple(
    sorted(
        listed(
            """
            människor ungdomar flickor pojkar tjejer killar mödrar föräldrar syskon döttrar systrar
            tvillingar bebisar åringar tonåringar kvinnor män manna skolebarn skolbarn fosterbarn
            spädbarn barnbarn småbarn flyktingbarn sjukskrivna invånare elever poliser patienter
            väljare pensionärer seniorer studenter klienter studerande flyktingar medlemmar
            ledamöter delegater kandidater soldater kadetter rekryter grannar svenskar danskar
            tyskar norskar ryssar finländare polacker greker turkar kurder muslimer katoliker syrier
            afghaner somalier iranier palestinier islänningar fransmän fransoser bor sköterskor
            sköterska morskor lärarinnor biträden advokater rektorer kuratorer revisorer professorer
            lektorer docenter adjunkter assistenter intendenter terapeuter kollegor kolleger
            jurister experter konsulter chefer piloter bönder skyttar ministrar statsråd politiker
            brottslingar kamrater målsägande supportrar akademiker pedagoger psykologer biologer
            kirurger värdinnor praktikanter demonstranter representanter immigranter emigranter
            migranter musikanter doktorander aspiranter figuranter abonnenter agenter konsumenter
            producenter tekniker mekaniker elektriker alkoholister fysiker kemister historiker
            kritiker musiker analytiker statistiker grafiker
            aktivister terrorister turister journalister specialister maskinister
            cyklister bilister pianister gymnasister lobbyister extremister islamister nazister
            feminister socialister artister solister statister motorister finalister medaljister
            örer närer litärer ntärer vakter fotografer logopeder anställda boende medborgare
            sökande svarande beroende missbrukande
            värnpliktiga arbetslösa hemlösa papperslösa bostadslösa föräldralösa
            anhöriga närstående troende kriminella handikappade funktionsnedsatta homosexuella
            transpersoner födda nyanlända dömda skadade dödade drabbade smittade åtalade anhållna
            fängslade häktade varslade vaccinerade gripna misstänkta intagna inlagda inskrivna
            folkbokförda bosatta omkomna avlidna försvunna saknade tillfrågade uppsagda utförsäkrade
            utvisade valda överlevande ensamkommande ensamstående flerbarnsmammor utexaminerade
            sjuka sekreterare skribenter morska elev polis patient medlem anställd soldat kompisar
            kusiner minderåriga brandmän offer personer barnmorskor anklagade donatorer investerare
            kreatörer influencers coacher doktorer lagledare gäster fångar mördare gymnasielärare
            passagerare civila vittnen kändisar hundägare förtroendevalda deltidssjuka
            """
        ),
        key=len,
    )
)
# Who does something is named by what is done: “förare”, “handläggare”. Some things are, too.
_DOERS: Final = ("are", "ares")
_THINGS: Final = (
    *("mätare", "släckare", "skrivare", "högtalare", "sändare", "värmare", "kylare", "hektare"),
    *("bägare", "hammare", "kammare", "räknare", "sugare", "brytare", "brännare", "hållare"),
    *("öppnare", "växlare", "kokare", "torkare", "laddare", "omvandlare", "dämpare", "tankare"),
    *(
        "lastare",
        "rummare",
        "metare",
        "mastare",
        "krossare",
        "datare",
        "bärare",
        "igare",
        "följare",
        "utförare",
    ),
    *("aktörer", "operatörer"),
)
_COMPARATIVES: Final = listed(
    """
    snabbare starkare svagare dyrare senare varmare kallare klarare mörkare ljusare rikare kortare
    djupare bredare friskare sjukare enklare svårare hårdare mjukare renare säkrare lugnare tätare
    glesare oftare vassare smalare tydligare effektivare långsammare sundare lättare närmare vidare
    fortare fetare modernare grönare mildare strängare
    """
)


@lru_cache(maxsize=1 << 14)
def is_people(word: str) -> bool:
    """By the word, in lower case; a person's doing too: “handläggare”, not “mätare”."""
    if word in _WORDS:
        return True
    if word.endswith(_THINGS):
        return False
    if word.endswith(_ENDINGS) or (word.endswith("na") and word[:-2].endswith(_ENDINGS)):
        return True  # “12 elever”, “de 12 eleverna”
    return len(word) > 4 and word.endswith(_DOERS) and word not in _COMPARATIVES
