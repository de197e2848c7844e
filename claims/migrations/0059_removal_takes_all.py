"""Removing a document takes along what a worker read in it, and what the desk decided on its sentences;
once a worker had read it, it could not be removed at all.
"""

from pathlib import Path

from django.db import migrations

RULES = Path(__file__).with_suffix(".sql")
BACK = RULES.with_name("0059_removal_takes_all_back.sql")


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0058_earlier_texts"),
    ]

    operations = [
        migrations.RunSQL(RULES.read_text("utf-8"), BACK.read_text("utf-8")),
    ]
