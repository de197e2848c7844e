"""Searches look into smaller blocks of claims, and rank fewer that are not wanted; and the words that
lack their å, ä and ö are indexed without those that have none to lack.
"""

from pathlib import Path

from django.db import migrations, models

RULES = Path(__file__).with_suffix(".sql")
BACK = RULES.with_name("0056_search_by_smaller_blocks_back.sql")


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0055_facet_bits"),
    ]

    operations = [
        migrations.RunSQL(RULES.read_text("utf-8"), BACK.read_text("utf-8")),
        migrations.RemoveIndex(model_name="publictoken", name="public_token_plain"),
        migrations.AddIndex(
            model_name="publictoken",
            index=models.Index(
                fields=["plain"],
                condition=models.Q(("plain", models.F("form")), _negated=True),
                name="public_token_plain",
            ),
        ),
    ]
