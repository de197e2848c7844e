"""Logging in as a browser does."""

import time
from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.factories import make_user

PASSWORD = "lång-fras-som-ingen-gissar"
LOGIN = "/admin/login/"


def make_editor(username: str = "eva", **overrides: Any) -> User:
    values: dict[str, Any] = {"password": PASSWORD, "is_staff": True}
    return make_user(username, **values | overrides)


def log_in(client: Client, username: str, password: str = PASSWORD, **extra: Any) -> Any:
    form = {"username": username, "password": password, "next": extra.pop("next", "/admin/")}
    return client.post(LOGIN, form, **extra)


def token(device: TOTPDevice, steps: int = 0) -> str:
    """What the app shows now, or in a step of half a minute from now."""
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    totp.time = time.time() + steps * device.step
    return f"{totp.token():06}"


def give_device(user: User) -> TOTPDevice:
    device: TOTPDevice = TOTPDevice.objects.create(user=user, name="app", confirmed=True)
    return device


def check_code(client: Client, code: str, target: str = "/admin/") -> Any:
    form = {"code": code, "next": target}
    return client.post(reverse("admin:two_factor_check"), form)
