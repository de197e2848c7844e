"""What the desk knows about an account at every request: its language, and its second step."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, Group, User
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django_otp.plugins.otp_totp.models import TOTPDevice

from claims.models import EditorPreference


@dataclass(frozen=True, slots=True)
class Standing:
    """`language` is empty where none was chosen; `demanded` where a role of theirs wants a code."""

    language: str
    has_device: bool
    demanded: bool


def standing_of(user: AbstractBaseUser | AnonymousUser) -> Standing:
    """As it was read with the user; of a user read in another way, read now."""
    if not isinstance(user, User):
        return Standing("", has_device=False, demanded=False)
    known = user if hasattr(user, "desk_has_device") else _with_standing().get(pk=user.pk)
    return Standing(
        language=getattr(known, "desk_language", None) or "",
        has_device=getattr(known, "desk_has_device"),  # noqa: B009  # annotated
        demanded=getattr(known, "desk_demanded"),  # noqa: B009  # annotated
    )


def _with_standing() -> QuerySet[Any]:
    roles = settings.TWO_FACTOR_ROLES
    demanded = Q(Exists(Group.objects.filter(user=OuterRef("pk"), name__in=roles)))
    if "administrator" in roles:  # a superuser may do all that an administrator may
        demanded |= Q(is_superuser=True)
    preference = EditorPreference.objects.filter(user=OuterRef("pk"))
    return User.objects.annotate(
        desk_language=Subquery(preference.values("language")[:1]),
        desk_has_device=Exists(TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)),
        desk_demanded=demanded,
    )


class DeskBackend(ModelBackend):
    """Reads the standing in the query that reads the user, which every request makes anyway."""

    def get_user(self, user_id: int) -> User | None:
        user: User | None = _with_standing().filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None
