"""The desk's own speakers that a name in a text may stand for. Nobody is created here."""

from dataclasses import dataclass
from datetime import date

from claims.matching.alike_names import may_be_the_same, name_words
from claims.models import Role, Speaker
from corpus.swedish import sort_key

# So many are shown to choose among.
ALIKE_MAX_SPEAKERS = 10


@dataclass(frozen=True, slots=True)
class KnownSpeaker:
    """`role` is the one held at the date, where one alone was; `same_party` is None where the text
    names no party or the desk knows none."""

    speaker: Speaker
    role: Role | None
    same_party: bool | None


def known_speakers(name: str, *, party: str = "", at: date | None = None) -> list[KnownSpeaker]:
    """Those of that name, however its accents are typed; the text's party first, then who held a
    role at the date."""
    if not name.strip():
        return []
    found = Speaker.objects.filter(sort_name=sort_key(" ".join(name.split()))[:200])
    known = [_known(speaker, party, at) for speaker in found.prefetch_related("roles")]
    return sorted(known, key=lambda each: (each.same_party is not True, each.role is None))


def nearly_the_same(name: str, *, but: int | None = None) -> list[Speaker]:
    """Those whose name is the same, mistyped, turned round, or shortened to an initial; `but` (a
    primary key) is not looked at."""
    words = name_words(name)
    if not words:
        return []
    others = Speaker.objects.order_by("pk").values_list("pk", "sort_name")
    found = [
        pk
        for pk, sorted_by in others
        if pk != but and may_be_the_same(words, name_words(sorted_by))
    ]
    return list(Speaker.objects.filter(pk__in=found[:ALIKE_MAX_SPEAKERS]))


def _known(speaker: Speaker, party: str, at: date | None) -> KnownSpeaker:
    roles = _held(speaker, at) if at else []
    parties = {speaker.party, *(role.party for role in roles)} - {""}
    same = party in parties if party and parties else None
    fitting = [role for role in roles if not party or role.party in {"", party}]
    return KnownSpeaker(speaker, fitting[0] if len(fitting) == 1 else None, same)


def _held(speaker: Speaker, at: date) -> list[Role]:
    return [
        role
        for role in speaker.roles.all()
        if (role.period_earliest is None or role.period_earliest <= at)
        and (role.period_latest is None or at <= role.period_latest)
    ]
