"""What no approval speaks of, and the public reads: the words around a quote are its source's own, and
a check was made by the day on which it is published. Versions that are there stay as they are."""

from pathlib import Path

from django.db import migrations

RULES = Path(__file__).with_suffix(".sql")
BACK = RULES.with_name("0054_around_the_quote_back.sql")


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0053_reviews_at_one_address"),
    ]

    operations = [
        migrations.RunSQL(RULES.read_text("utf-8"), BACK.read_text("utf-8")),
    ]
