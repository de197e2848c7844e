"""How often one address may ask what takes a search: of the API, and of the page that compares a
pasted text with the checked claims. Both are counted together.

Each server process counts by itself. Requests from this machine are not counted: they are ours, or
those of a proxy that has not been declared (TRUSTED_PROXIES), behind which all readers would look
like one.
"""

import math
import time
from functools import lru_cache
from ipaddress import ip_address

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from claims.vocabulary.networks import counted_as

_SECONDS = {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400}


def seconds_to_wait(request: HttpRequest) -> int:
    """0 for who may ask, which is then counted; else after how many seconds to come back."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.API_RATE is None or _is_loopback(address):
        return 0
    number, _slash, unit = settings.API_RATE.partition("/")
    duration, now = _SECONDS[unit], time.time()
    name = f"throttle-{counted_as(address)}"
    asked: list[float] = [at for at in cache.get(name, ()) if at > now - duration]
    if len(asked) >= int(number):
        return max(1, math.ceil(asked[-int(number)] + duration - now))
    cache.set(name, [*asked, now], duration)
    return 0


@lru_cache(maxsize=1_000)
def _is_loopback(address: str) -> bool:
    try:
        return not address or ip_address(address).is_loopback
    except ValueError:
        return False
