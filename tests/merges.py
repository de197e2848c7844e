"""A proposal that two speakers are one."""

from claims.changing.merging import propose_merge
from claims.models import SpeakerMerge
from tests.factories import AT, make_speaker, make_user


def make_merge() -> SpeakerMerge:
    goes, stays = make_speaker("Andreas Lundgren"), make_speaker("Andréas Lundgren")
    return propose_merge(goes, stays, by=make_user(), at=AT)
