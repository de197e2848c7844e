"""A receiver of webhooks on loopback, that answers as it is told; subscribers who point there."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from claims.models import Subscriber, SubscriberStanding, WebhookDelivery
from claims.subscriptions.subscribing import make_secret
from tests.factories import AT, make_user

# An answer: its status and headers.
Says = tuple[int, dict[str, str]]
TAKEN: Says = (204, {})


@dataclass
class Received:
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def said(self) -> Any:
        return json.loads(self.body)

    @property
    def id(self) -> str:
        return self.headers["webhook-id"]


@dataclass
class Receiver:
    """`answer` is asked of each message; those that it did not take are in `received` as well."""

    port: int
    received: list[Received] = field(default_factory=list)
    answer: Callable[[Received], Says] = lambda _message: TAKEN

    def at(self, path: str = "/") -> list[Received]:
        return [each for each in self.received if each.path == path]

    def address(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"


@contextmanager
def receiving() -> Iterator[Receiver]:
    receiver = Receiver(0)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # one packet an answer

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            message = Received(self.path, headers, body)
            receiver.received.append(message)
            status, said = receiver.answer(message)
            self.send_response(status)
            for name, value in said.items():
                self.send_header(name, value)
            if status != 204:
                self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_words: Any) -> None:
            """Nothing: what came is in `received`."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        receiver.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield receiver
        finally:
            server.shutdown()
            thread.join()


def make_subscriber(address: str = "https://mottagare.example/", wanted: str = "") -> Subscriber:
    """Without a secret: nothing is sent yet."""
    user = make_user(role="administrator")
    return Subscriber.objects.create(
        name="Tidningen", address=address, wanted=wanted, created_at=AT, created_by=user
    )


def subscribe(address: str, wanted: str = "") -> tuple[Subscriber, str]:
    """With the secret that it is told once."""
    subscriber = make_subscriber(address, wanted)
    return subscriber, make_secret(subscriber, by=subscriber.created_by, at=AT)


def make_delivery() -> WebhookDelivery:
    subscriber, _secret = subscribe("https://mottagare.example/")
    return WebhookDelivery.objects.create(
        subscriber=subscriber,
        message_id="msg_1",
        type="claim.published",
        attempt=1,
        sent_at=AT,
        milliseconds=12,
        status=204,
    )


def try_again_now() -> None:
    SubscriberStanding.objects.update(next_attempt_at=None)
