"""A closed document takes no new text: `corpus/rules/closing.sql`."""

from pathlib import Path

from django.db import migrations

RULES = Path(__file__).with_name("0006_closing.sql")

BACK = """
DROP TRIGGER revision_of_open_document ON corpus_revision;
DROP FUNCTION corpus_check_open();
"""


class Migration(migrations.Migration):
    dependencies = [("corpus", "0005_coming_in")]

    operations = [migrations.RunSQL(RULES.read_text("utf-8"), BACK)]
