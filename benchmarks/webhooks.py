"""Webhooks to many subscribers on loopback: `python -m benchmarks.webhooks`.

Receivers are a process of their own, which takes note of all that comes and verifies each
signature. A third of the subscribers answer 503 at first, some never answer their first message.
Half of the publications are there before the sending begins, the others come meanwhile. In the end
every subscriber must have taken every message, each under one id, in the order of each claim's
versions.
"""

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks import database

# Failures of those who fail at first; they are tried again after 5 and 30 seconds.
FIRST_FAILURES = 2
# One in so many hangs with its first message.
HANGS = 50
HANGING_SECONDS = 60
CLAIMS = 20
PATIENCE_SECONDS = 1_800


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.webhooks")
    parser.add_argument("--subscribers", type=int, default=1_000)
    parser.add_argument("--publications", type=int, default=100)
    parser.add_argument("--receive", type=Path, help="be the receivers; what came goes here")
    parser.add_argument("--secrets", type=Path)
    given = parser.parse_args()
    if given.receive:
        asyncio.run(receive(given.receive, given.secrets))
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    os.environ["WEBHOOK_ALLOWED_NETWORKS"] = "127.0.0.1/32"
    database.choose(0)
    database.remake(0)
    import django

    django.setup()
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), given.subscribers, given.publications)


# The receivers


async def receive(came: Path, secrets_file: Path) -> None:
    """Until it is stopped. The port is printed first; each line of `came` is one request: path, id,
    whether it was taken, whether its signature is right, the claims' ids with their versions."""
    from standardwebhooks import Webhook, WebhookVerificationError

    secrets: dict[str, str] = {}
    counts: Counter[str] = Counter()
    with came.open("w") as out:

        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            while head := await _head(reader):
                first, *lines = head.decode("latin-1").split("\r\n")
                path = first.split(" ")[1]
                headers = {
                    name.lower(): value.strip()
                    for name, _colon, value in (line.partition(":") for line in lines if line)
                }
                body = await reader.readexactly(int(headers["content-length"]))
                if not secrets:
                    secrets.update(json.loads(secrets_file.read_text()))
                try:
                    Webhook(secrets[path]).verify(body, headers)
                    right = True
                except WebhookVerificationError:
                    right = False
                counts[path] += 1
                number = int(path[1:])
                if number % HANGS == 1 and counts[path] == 1:
                    await asyncio.sleep(HANGING_SECONDS)
                    break
                taken = number % 3 != 0 or counts[path] > FIRST_FAILURES
                claims = json.loads(body)["data"]["claims"]
                told = [(each["claim"]["id"], each["claim"]["version"]) for each in claims]
                out.write(json.dumps([path, headers["webhook-id"], taken, right, told]) + "\n")
                out.flush()
                status = b"204 No Content" if taken else b"503 Service Unavailable"
                length = b"" if taken else b"content-length: 0\r\n"
                writer.write(b"HTTP/1.1 " + status + b"\r\n" + length + b"\r\n")
            writer.close()

        server = await asyncio.start_server(serve, "127.0.0.1", 0, backlog=1_000)
        print(server.sockets[0].getsockname()[1], flush=True)
        await server.serve_forever()


async def _head(reader: asyncio.StreamReader) -> bytes:
    try:
        return (await reader.readuntil(b"\r\n\r\n"))[:-4]
    except (asyncio.IncompleteReadError, ConnectionError):
        return b""


# The desk


def measure(folder: Path, subscribers: int, publications: int) -> None:
    from django.core.management import call_command
    from django.db.models import Max
    from django.utils import timezone

    from claims.models import SubscriberStanding, WebhookDelivery, WebhookMessage
    from claims.subscriptions.sending import send_webhooks

    call_command("migrate", verbosity=0)
    call_command("load_fixtures", verbosity=0, stdout=open(os.devnull, "w"))  # noqa: SIM115
    came, secrets = folder / "came", folder / "secrets"
    receivers = subprocess.Popen(  # noqa: S603  # ourselves
        [sys.executable, "-m", "benchmarks.webhooks", "--receive", came, "--secrets", secrets],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert receivers.stdout  # noqa: S101  # it has one
        port = int(receivers.stdout.readline())
        first = WebhookMessage.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        secrets.write_text(json.dumps(subscribe(port, subscribers)))
        publish(0, publications // 2)
        publishing = threading.Thread(target=publish, args=(publications // 2, publications))
        begun, at = time.monotonic(), timezone.now()
        publishing.start()
        taken = 0
        while time.monotonic() - begun < PATIENCE_SECONDS:
            taken += send_webhooks()
            waiting = SubscriberStanding.objects.filter(
                position__lt=WebhookMessage.objects.latest("pk").pk
            )
            if not waiting.exists() and not publishing.is_alive():
                break
            time.sleep(0.2)
        seconds = time.monotonic() - begun
        publishing.join()
    finally:
        receivers.kill()
        receivers.wait()
    messages = list(
        WebhookMessage.objects.filter(pk__gt=first)
        .order_by("pk")
        .values_list("message_id", flat=True)
    )
    attempts = WebhookDelivery.objects.count()
    failed = WebhookDelivery.objects.filter(reason__isnull=False).values("subscriber")
    untroubled = WebhookDelivery.objects.exclude(subscriber__in=failed)
    last = untroubled.aggregate(last=Max("sent_at"))["last"]
    print(f"{subscribers:,} subscribers, {len(messages)} messages, {os.cpu_count()} cores")
    print(f"{taken:,} taken in {seconds:.0f} s, {taken / seconds:,.0f} a second; ", end="")
    print(f"{attempts - taken:,} attempts failed")
    print(f"Those who never failed had everything after {(last - at).total_seconds():.0f} s")
    report(came, subscribers, messages)


def subscribe(port: int, subscribers: int) -> dict[str, str]:
    """Their secrets, by path."""
    from django.contrib.auth.models import User
    from django.utils import timezone

    from claims.models import Subscriber
    from claims.subscriptions.subscribing import make_secret

    at = timezone.now()
    user = User.objects.create_superuser("administrator")
    secrets = {}
    for number in range(subscribers):
        subscriber = Subscriber.objects.create(
            name=f"Mottagare {number}",
            address=f"http://127.0.0.1:{port}/{number}",
            created_at=at,
            created_by=user,
        )
        secrets[f"/{number}"] = make_secret(subscriber, by=user, at=at)
    return secrets


def publish(start: int, end: int) -> None:
    """One publication each, of a few claims in turns: many versions of every one."""
    from django.contrib.auth.models import User
    from django.db import connection
    from django.utils import timezone

    from claims.models import Claim
    from claims.publication import publishing

    user = User.objects.get(username="administrator")
    claims = list(Claim.objects.in_public().filter(status="unverified").order_by("pk")[:CLAIMS])
    for number in range(start, end):
        claim = claims[number % len(claims)]
        claim.headline = f"Ändrad {number} gånger"
        claim.save()
        publishing.publish([claim], by=user, at=timezone.now(), kind="update", note="Ny rubrik.")
    connection.close()


def report(came: Path, subscribers: int, messages: list[str]) -> None:
    taken: dict[str, list[tuple[str, list[Any]]]] = defaultdict(list)
    wrong = tried = 0
    with came.open() as lines:
        for path, message_id, was_taken, right, told in map(json.loads, lines):
            tried += 1
            wrong += not right
            if was_taken:
                taken[path].append((message_id, told))
    lost = doubled = disordered = 0
    for number in range(subscribers):
        own = taken[f"/{number}"]
        ids = [message_id for message_id, _told in own]
        lost += len(set(messages) - set(ids))
        doubled += len(ids) - len(set(ids))
        versions: dict[str, list[int]] = defaultdict(list)
        for message_id in dict.fromkeys(ids):
            told = next(told for each, told in own if each == message_id)
            for claim, version in told:
                versions[claim].append(version)
        disordered += sum(
            later != earlier + 1 for each in versions.values() for earlier, later in pairwise(each)
        )
        two_ids = sum(len(set(each)) != len(each) for each in versions.values())
        disordered += two_ids
    print(f"Requests that came: {tried:,}; wrong signatures: {wrong}")
    print(f"Lost: {lost}; out of a claim's order, or twice under two ids: {disordered}; ", end="")
    print(f"twice under the same id: {doubled}")
    if lost or disordered or wrong:
        raise SystemExit("Not what was promised.")


if __name__ == "__main__":
    main()
