"""What could be walked round: an approval by whoever had a hand in it, a version whose columns are not
what its record says, words of a verdict that are approved, and TRUNCATE, which no trigger saw. And
files of others' checks, kept until it is known in which encoding they are."""

from pathlib import Path

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

RULES = Path(__file__).with_name("0046_two_pairs_of_eyes.sql")
BACK = Path(__file__).with_name("0046_two_pairs_of_eyes_back.sql")


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0045_party_names"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ReviewsFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file_name", models.CharField(max_length=200, verbose_name="file name")),
                ("content", models.BinaryField(verbose_name="file")),
                ("tried", models.CharField(blank=True, max_length=16, verbose_name="encoding")),
                ("created_at", models.DateTimeField(verbose_name="uploaded at")),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by",
                    ),
                ),
            ],
            options={
                "verbose_name": "file of checks by other desks",
                "verbose_name_plural": "files of checks by other desks",
                "ordering": ["-id"],
            },
        ),
        migrations.RunSQL(RULES.read_text("utf-8"), BACK.read_text("utf-8")),
    ]
