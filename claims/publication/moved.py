"""A claim that only moved to a new text of its source, and what the public is told of that."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from claims.publication.shapes import Json


def is_only_moved(before: Json, now: Json) -> bool:
    """Whether all but the place is what was published, and the place is in a newer text.

    Both as `snapshot` makes them. The database has the same rule: `claims/rules/moving.sql`.
    """
    old, new = before["claim"], now["claim"]
    return bool(
        _without_place(old) == _without_place(new)
        and old["source"]["revision"] < new["source"]["revision"]
    )


def _without_place(claim: Json) -> Json:
    # The file that the text came in has a name of its own.
    return claim | {"source": claim["source"]["document"] | {"file": None}}


def moved_note(record: Json) -> str:
    """The public note of such a version, in the desk's own language."""
    with override(settings.LANGUAGE_CODE):
        return _(
            "The source has been revised. The same words stand in its text %(number)d, where the "
            "claim points now."
        ) % {"number": record["claim"]["source"]["revision"]}
