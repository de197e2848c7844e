"""Which public claims have a value that many share, as bits that are counted together."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

from claims.models.facets import BitsField

RULES = Path(__file__).with_suffix(".sql")
BACK = RULES.with_name("0055_facet_bits_back.sql")


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0054_around_the_quote"),
    ]

    operations = [
        migrations.CreateModel(
            name="PublicFacetBits",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("block", models.IntegerField()),
                ("bits", BitsField(length=8192)),
                (
                    "facet",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.publicfacet",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("facet", "block"), name="public_facet_bits_once"
                    ),
                ],
            },
        ),
        migrations.RunSQL(RULES.read_text("utf-8"), BACK.read_text("utf-8")),
    ]
