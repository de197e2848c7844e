"""The second step of log-in: a code from an app (TOTP), or one of ten recovery codes.

The database holds of a recovery code only a digest that needs SECRET_KEY; see
`docs/adr/0011-two-factor.md`.
"""

import re
import secrets
from base64 import b32encode
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.crypto import salted_hmac
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

RECOVERY_CODES = 10
# Without what is easily misread; ten of 30 letters and digits are 49 bits.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz2345679"
_DIGITS = 6


class TryLater(Exception):
    """Too many wrong codes: none is looked at before `until`."""

    def __init__(self, until: datetime) -> None:
        self.until = until
        super().__init__(f"not before {until}")


@transaction.atomic
def accepted_device(user: User, typed: str) -> Device | None:
    """The device that the code belongs to, None when it is wrong. Raises TryLater.

    A code can be used once.
    """
    code = re.sub(r"[\s-]", "", typed).lower()
    is_token = re.fullmatch(f"[0-9]{{{_DIGITS}}}", code) is not None
    model: type[TOTPDevice] | type[StaticDevice] = TOTPDevice if is_token else StaticDevice
    device = model.objects.select_for_update().filter(user=user, confirmed=True).first()
    if device is None:
        return None
    allowed, why = device.verify_is_allowed()
    if not allowed:
        raise TryLater(why["locked_until"])
    right = device.verify_token(code if is_token else _digest(user, code))
    return device if right else None


def unconfirmed_device(user: User) -> TOTPDevice:
    """The app's key while it is being set up: the same one however often the page is opened."""
    device = TOTPDevice.objects.filter(user=user, confirmed=False).order_by("pk").first()
    return device or TOTPDevice.objects.create(user=user, name="app", confirmed=False)


@transaction.atomic
def confirm(user: User, typed: str) -> tuple[TOTPDevice, list[str]] | None:
    """Take the app into use in place of an earlier one; its recovery codes. Raises TryLater."""
    waiting = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=False)
    device = waiting.order_by("pk").first()
    if device is None:
        return None
    allowed, why = device.verify_is_allowed()
    if not allowed:
        raise TryLater(why["locked_until"])
    if not device.verify_token(re.sub(r"\s", "", typed)):
        return None
    TOTPDevice.objects.filter(user=user).exclude(pk=device.pk).delete()
    device.confirmed = True
    device.save(update_fields=["confirmed"])
    return device, new_recovery_codes(user)


@transaction.atomic
def new_recovery_codes(user: User) -> list[str]:
    """Ten codes, to be shown once; those from before no longer count."""
    device, _made = StaticDevice.objects.get_or_create(user=user, defaults={"name": "recovery"})
    device.token_set.all().delete()
    codes = ["".join(secrets.choice(_ALPHABET) for _ in range(10)) for _ in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create(
        StaticToken(device=device, token=_digest(user, code)) for code in codes
    )
    return [f"{code[:5]}-{code[5:]}" for code in codes]


def recovery_codes_left(user: User) -> int:
    left: int = StaticToken.objects.filter(device__user=user, device__confirmed=True).count()
    return left


@transaction.atomic
def remove(user: User) -> bool:
    """Take the second step away; whether there was one."""
    had: bool = TOTPDevice.objects.filter(user=user, confirmed=True).exists()
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
    return had


def secret_words(device: TOTPDevice) -> str:
    """The key as people type it into an app: `ABCD EFGH …`."""
    key = b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(key[place : place + 4] for place in range(0, len(key), 4))


def _digest(user: User, code: str) -> str:
    """80 bits as 16 letters and digits, which is what the column takes."""
    value = f"{user.pk}:{code}"
    digest = salted_hmac("factcheck.access.recovery", value, algorithm="sha256").digest()
    return b32encode(digest[:10]).decode()
