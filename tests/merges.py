"""A proposal that two speakers are one."""

from claims.changing.errands import ask_to_merge
from claims.changing.merging import propose_merge
from claims.models import Errand, SpeakerMerge
from tests.factories import AT, make_speaker, make_user


def make_merge() -> SpeakerMerge:
    goes, stays = make_speaker("Andreas Lundgren"), make_speaker("Andréas Lundgren")
    return propose_merge(goes, stays, by=make_user(), at=AT)


def make_errand() -> Errand:
    merge = make_merge()
    return ask_to_merge(merge, by=make_user(), at=AT, note="Samma person.")
