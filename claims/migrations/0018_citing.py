"""What records are cited, followed and counted by: columns, versions of then, kept counts.

`rebuild_public` fills them all.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models


def text(name: str) -> migrations.AddField:
    return migrations.AddField(
        model_name="publicclaim",
        name=name,
        field=models.TextField(default=""),
        preserve_default=False,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0017_public_pages"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="draftexport", name="draft_export_dialect_known"),
        migrations.AddConstraint(
            model_name="draftexport",
            constraint=models.CheckConstraint(
                condition=models.Q(("dialect__in", ["rfc4180", "excel-sv", "xlsx"])),
                name="draft_export_dialect_known",
            ),
        ),
        text("page_url"),
        text("rating_label"),
        text("summary"),
        text("explanation"),
        text("source_publisher"),
        text("source_url"),
        migrations.AddIndex(
            model_name="publicclaim",
            index=models.Index(
                condition=models.Q(("withdrawn", True)),
                fields=["publication"],
                name="public_withdrawn",
            ),
        ),
        migrations.AddField(
            model_name="publicreference",
            name="party",
            field=models.CharField(default="", max_length=8),
        ),
        migrations.AlterField(
            model_name="publicreference",
            name="kind",
            field=models.CharField(
                choices=[
                    ("speaker", "Speaker"),
                    ("document", "Document"),
                    ("topic", "Topic"),
                    ("rating", "Rating"),
                    ("party", "Party"),
                ],
                max_length=16,
            ),
        ),
        migrations.AddIndex(
            model_name="publicreference",
            index=models.Index(
                fields=["kind", "party", "sort_key", "id"], name="public_reference_by_party"
            ),
        ),
        migrations.CreateModel(
            name="PublicCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("dimensions", models.CharField(db_collation="C", max_length=40)),
                ("first", models.CharField(db_collation="C", max_length=64)),
                ("second", models.CharField(db_collation="C", max_length=64)),
                ("claims", models.PositiveIntegerField()),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["dimensions", "-claims", "first", "second"],
                        name="public_count_largest_first",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("dimensions", "first", "second"), name="public_count_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicPast",
            fields=[
                (
                    "version",
                    models.OneToOneField(
                        db_column="publication",
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="claims.publicversion",
                    ),
                ),
                ("until", models.PositiveBigIntegerField()),
                ("published_at", models.DateTimeField()),
                ("kind", models.CharField(max_length=16)),
                (
                    "topics",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=64), size=None
                    ),
                ),
                ("speaker_id", models.CharField(max_length=16)),
                ("party", models.CharField(max_length=8)),
                ("document", models.CharField(max_length=200)),
                ("document_id", models.CharField(max_length=16)),
                ("verification_status", models.CharField(max_length=16)),
                ("rating", models.CharField(max_length=32)),
                ("date_earliest", models.DateField()),
                ("date_latest", models.DateField()),
                ("numbers", models.JSONField()),
                ("words", django.contrib.postgres.search.SearchVectorField()),
                (
                    "first_publication",
                    models.ForeignKey(
                        db_column="first_publication",
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="past",
                        to="claims.publicclaim",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["first_publication"], name="public_past_in_order_of"),
                    models.Index(
                        fields=["speaker_id", "first_publication"], name="public_past_by_speaker"
                    ),
                    models.Index(
                        fields=["document_id", "first_publication"], name="public_past_by_document"
                    ),
                    models.Index(
                        fields=["party", "first_publication"], name="public_past_by_party"
                    ),
                    models.Index(
                        fields=["date_earliest", "first_publication"], name="public_past_by_date"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["topics"], name="public_past_by_topic"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=False, fields=["words"], name="public_past_words"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("version__lt", models.F("until"))),
                        name="public_past_in_order",
                    )
                ],
            },
        ),
    ]
