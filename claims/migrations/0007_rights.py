"""A source's text is taken down at once where the right to show it goes: `claims/rules/rights.sql`."""

from pathlib import Path

from django.db import migrations

RULES = Path(__file__).with_name("0007_rights.sql")

BACK = """
DROP TRIGGER document_text_taken_down ON corpus_document;
DROP FUNCTION claims_take_text_down();
DROP FUNCTION claims_short_context(text);
DROP FUNCTION claims_short_after(text);
DROP FUNCTION claims_short_before(text);
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0006_page")]

    operations = [migrations.RunSQL(RULES.read_text("utf-8"), BACK)]
