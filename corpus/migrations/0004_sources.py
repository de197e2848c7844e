"""How a text came out of its bytes is kept with it, its pages are places in it, and an uploaded file
waits as a draft until its text is frozen. See `docs/adr/0020-drafts-of-sources.md`.

What is stored already came as UTF-8 text, which is what the empty values say.
"""

from pathlib import Path

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

RULES = Path(__file__).with_name("0004_sources.sql")
RULES_BACK = Path(__file__).with_name("0004_sources_back.sql")


class Migration(migrations.Migration):
    dependencies = [
        ("corpus", "0003_rules"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Page",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="page")),
                ("start", models.PositiveIntegerField(verbose_name="start")),
                ("end", models.PositiveIntegerField(verbose_name="end")),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pages",
                        to="corpus.revision",
                        verbose_name="revision",
                    ),
                ),
            ],
            options={
                "verbose_name": "page",
                "verbose_name_plural": "pages",
                "ordering": ["revision", "start"],
                "constraints": [
                    models.UniqueConstraint(fields=("revision", "start"), name="page_start_unique"),
                    models.CheckConstraint(
                        condition=models.Q(("start__lt", models.F("end"))),
                        name="page_span_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="page_number_positive"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SourceDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file_name", models.CharField(max_length=200, verbose_name="file name")),
                ("content", models.BinaryField(verbose_name="original bytes")),
                ("options", models.JSONField(blank=True, default=dict, verbose_name="options")),
                ("created_at", models.DateTimeField(verbose_name="created at")),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="created by",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drafts",
                        to="corpus.document",
                        verbose_name="document",
                    ),
                ),
            ],
            options={
                "verbose_name": "source to read",
                "verbose_name_plural": "sources to read",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("file_name", ""), _negated=True),
                        name="source_draft_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("content", b""), _negated=True),
                        name="source_draft_not_empty",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="revision",
            name="extractor",
            field=models.CharField(blank=True, max_length=32, verbose_name="read by"),
        ),
        migrations.AddField(
            model_name="revision",
            name="extractor_version",
            field=models.CharField(blank=True, max_length=32, verbose_name="the reader's version"),
        ),
        migrations.AddField(
            model_name="revision",
            name="findings",
            field=models.JSONField(blank=True, default=list, verbose_name="findings"),
        ),
        migrations.AddField(
            model_name="revision",
            name="left_out",
            field=models.JSONField(blank=True, default=list, verbose_name="left out"),
        ),
        migrations.AddField(
            model_name="revision",
            name="media_type",
            field=models.CharField(blank=True, max_length=100, verbose_name="media type"),
        ),
        migrations.AddField(
            model_name="revision",
            name="options",
            field=models.JSONField(blank=True, default=dict, verbose_name="options and decisions"),
        ),
        migrations.AddField(
            model_name="revision",
            name="page_stretches",
            field=models.PositiveIntegerField(default=0, verbose_name="stretches of pages"),
        ),
        migrations.AddField(
            model_name="revision",
            name="tracked_changes",
            field=models.JSONField(blank=True, default=list, verbose_name="tracked changes"),
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("extractor", ""), ("extractor_version", ""), ("page_stretches", 0)),
                    models.Q(
                        models.Q(("extractor", ""), _negated=True),
                        models.Q(("extractor_version", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="revision_read_by_a_version",
            ),
        ),
        migrations.RunSQL(RULES.read_text("utf-8"), RULES_BACK.read_text("utf-8")),
    ]
