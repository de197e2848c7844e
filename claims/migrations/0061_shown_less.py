"""Where less of a text is shown from now on, nobody is told that what they have of it is unchanged."""

from pathlib import Path

from django.db import migrations

RULES = Path(__file__).with_suffix(".sql")
BACK = RULES.with_name("0061_shown_less_back.sql")


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0060_past_by_file"),
    ]

    operations = [
        migrations.RunSQL(RULES.read_text("utf-8"), BACK.read_text("utf-8")),
    ]
