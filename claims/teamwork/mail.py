"""Notices by mail, to those who wish them: one mail a person for all that is new."""

import logging
from datetime import datetime, timedelta
from itertools import groupby
from smtplib import SMTPDataError, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from claims.models import Notice
from claims.models.teamwork import NoticeQuerySet

logger = logging.getLogger(__name__)

# Whoever asks for mail today is not sent what they were told last month.
MAILED_DURATION = timedelta(days=1)


def mail_notices(*, at: datetime) -> int:
    """Send what is new and unread; the number of mails. What can't be sent stays to be sent: to one
    person, where the server refuses it, or to all that are left, where there is no server."""
    due = Notice.objects.unread().filter(
        mailed_at=None,
        told_at__gt=at - MAILED_DURATION,
        user__is_active=True,
        user__preference__notices_by_mail=True,
    )
    users = due.exclude(user__email="").order_by("user").values_list("user", flat=True).distinct()
    sent = 0
    for user in users:
        try:
            sent += _mail_one(user, due, at)
        except (SMTPRecipientsRefused, SMTPDataError) as refused:
            logger.warning("the notices to account %d were refused: %s", user, _said(refused))
        except OSError as away:
            logger.warning("notices could not be sent: %s", _said(away))
            break
    return sent


def _said(error: OSError) -> str:
    """Without the address that a refusal repeats."""
    code = getattr(error, "smtp_code", None) or error.errno
    return f"{type(error).__name__} {code}" if code else type(error).__name__


def _mail_one(user: int, due: NoticeQuerySet, at: datetime) -> bool:
    """They are marked in the transaction in which they are sent: twice, if the commit fails."""
    with transaction.atomic():
        locked = due.filter(user=user).select_for_update(of=("self",), skip_locked=True)
        notices = list(locked.select_related("user__preference", "claim", "document", "actor"))
        if not notices:
            return False
        person = notices[0].user
        with override(person.preference.language):
            subject = ngettext("%d notice from the desk", "%d notices from the desk", len(notices))
            send_mail(subject % len(notices), _body(notices), None, [person.email])
        Notice.objects.filter(pk__in=[each.pk for each in notices]).update(mailed_at=at)
    return True


def _body(notices: list[Notice]) -> str:
    parts = []
    for kind, group in groupby(sorted(notices, key=lambda each: each.kind), lambda each: each.kind):
        parts.append(str(Notice.Kind(kind).label).capitalize())
        for each in group:
            parts.append(f"* {each.about}")
            if each.words:
                parts.append(f"  {each.words}")
            address = reverse("admin:notice", args=[each.pk])
            parts.append(f"  {settings.PUBLIC_BASE_URL}{address}")
        parts.append("")
    parts.append(_("You get this because you asked for notices by mail, at the desk."))
    return "\n".join(parts)
