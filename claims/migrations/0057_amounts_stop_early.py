"""Looking for few claims with an amount stops at too many, instead of reading all ranges as well."""

from pathlib import Path

from django.db import migrations

RULES = Path(__file__).with_suffix(".sql")
BACK = RULES.with_name("0057_amounts_stop_early_back.sql")


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0056_search_by_smaller_blocks"),
    ]

    operations = [
        migrations.RunSQL(RULES.read_text("utf-8"), BACK.read_text("utf-8")),
    ]
