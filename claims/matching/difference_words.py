"""What differs between two claims that are alike, in people's words: at the desk and in public."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from claims.matching.comparing import MatchDifference

DIFFERENCES: Final[dict[MatchDifference, Promise]] = {
    MatchDifference.OTHER_FIGURE: gettext_lazy("another figure"),
    MatchDifference.OTHER_UNIT: gettext_lazy("another unit"),
    MatchDifference.OTHER_BOUND: gettext_lazy(
        "more than instead of less than, or the other way round"
    ),
    MatchDifference.FIGURE_ADDED: gettext_lazy("a figure more"),
    MatchDifference.FIGURE_MISSING: gettext_lazy("a figure less"),
    MatchDifference.OTHER_PERIOD: gettext_lazy("another period"),
    MatchDifference.OPPOSITE_DIRECTION: gettext_lazy("the opposite direction"),
    MatchDifference.NEGATED: gettext_lazy("one of them denies it"),
    MatchDifference.OTHER_NAME: gettext_lazy("another name"),
    MatchDifference.REPORTED: gettext_lazy("one of them only tells that somebody says so"),
    MatchDifference.OTHER_WORDS: gettext_lazy("partly other words"),
}
