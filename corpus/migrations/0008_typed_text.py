"""What people write is NFC with LF line ends: `corpus/rules/typed_text.sql`. What was kept otherwise is
brought to it. Going back changes no text."""

from pathlib import Path

from django.db import migrations

RULES = Path(__file__).with_name("0008_typed_text.sql")
BACK = """
ALTER TABLE corpus_publisher DROP CONSTRAINT publisher_name_typed;
ALTER TABLE corpus_document DROP CONSTRAINT document_texts_typed;
ALTER TABLE corpus_section DROP CONSTRAINT section_texts_typed;
"""


class Migration(migrations.Migration):
    dependencies = [("corpus", "0004_sources")]

    operations = [migrations.RunSQL(RULES.read_text("utf-8"), BACK)]
