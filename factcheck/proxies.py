"""Who is really asking, when a reverse proxy stands in front."""

from collections.abc import Callable
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase


class TrustedProxyMiddleware:
    """Set REMOTE_ADDR to the reader's address, as the proxies named in TRUSTED_PROXIES tell it.

    Without them every reader has the proxy's address, and throttling and log-in protection see one
    client. `X-Forwarded-For` is read from its end: an address counts only if a trusted proxy put it
    there; anybody can send the header.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.trusted = [ip_network(network) for network in settings.TRUSTED_PROXIES]

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if self.trusted:
            if not self._is_trusted(request.META.get("REMOTE_ADDR", "")):
                request.META.pop("HTTP_X_FORWARDED_PROTO", None)
            told = request.META.get("HTTP_X_FORWARDED_FOR", "")
            way = [hop.strip() for hop in told.split(",") if hop.strip()]
            while way and self._is_trusted(request.META.get("REMOTE_ADDR", "")):
                address = way.pop()
                try:
                    request.META["REMOTE_ADDR"] = str(ip_address(address))
                except ValueError:  # the proxy passed on what is no address
                    break
        return self.get_response(request)

    def _is_trusted(self, address: str) -> bool:
        try:
            found = ip_address(address)
        except ValueError:
            return False
        return any(found in network for network in self.trusted)
