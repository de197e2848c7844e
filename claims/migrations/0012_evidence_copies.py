"""Links of evidence, which a worker looks after, and the copies that are kept of them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import corpus.models.sources


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0011_moving"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="EvidenceLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "address",
                    models.CharField(max_length=1000, unique=True, verbose_name="web address"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "not looked at yet"),
                            ("alive", "is there"),
                            ("changed", "says something else"),
                            ("dead", "is gone"),
                            ("unasked", "may not be looked at by programs"),
                        ],
                        default="new",
                        max_length=16,
                        verbose_name="state",
                    ),
                ),
                ("state_since", models.DateTimeField(verbose_name="since")),
                ("looked_at", models.DateTimeField(null=True, verbose_name="looked at")),
                (
                    "failures",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="times without an answer"
                    ),
                ),
                ("reason", models.JSONField(null=True, verbose_name="reason")),
                (
                    "text_sha256",
                    models.CharField(blank=True, max_length=64, verbose_name="SHA-256 of the text"),
                ),
                (
                    "newest_sha256",
                    models.CharField(
                        blank=True, max_length=64, verbose_name="SHA-256 of the newest text"
                    ),
                ),
            ],
            options={
                "verbose_name": "link of evidence",
                "verbose_name_plural": "links of evidence",
                "ordering": ["-state_since", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["new", "alive", "changed", "dead", "unasked"])
                        ),
                        name="evidence_link_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("address__regex", "^https?://")),
                        name="evidence_link_to_the_web",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "dead"), _negated=True),
                            ("reason__isnull", False),
                            _connector="OR",
                        ),
                        name="evidence_link_dead_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EvidenceCopy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="asked at")),
                ("fetched_at", models.DateTimeField(null=True, verbose_name="fetched at")),
                ("content", models.BinaryField(default=b"", verbose_name="WARC")),
                (
                    "robots",
                    models.CharField(
                        blank=True, max_length=16, verbose_name="what robots.txt says"
                    ),
                ),
                ("refused", models.JSONField(null=True, verbose_name="why there is none")),
                ("title", models.CharField(blank=True, max_length=500, verbose_name="title")),
                (
                    "published_on",
                    models.CharField(
                        blank=True,
                        max_length=64,
                        validators=[corpus.models.sources.validate_edtf],
                        verbose_name="published on",
                    ),
                ),
                (
                    "published_on_basis",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="how the date is known"
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked by",
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="copies",
                        to="claims.evidencelink",
                        verbose_name="link",
                    ),
                ),
            ],
            options={
                "verbose_name": "copy of evidence",
                "verbose_name_plural": "copies of evidence",
                "ordering": ["-asked_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("content", b""), ("fetched_at", None)),
                            models.Q(
                                ("fetched_at__isnull", False),
                                models.Q(("content", b""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="evidence_copy_fetched_has_content",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("refused__isnull", True), ("fetched_at", None), _connector="OR"
                        ),
                        name="evidence_copy_fetched_or_refused",
                    ),
                ],
            },
        ),
    ]
