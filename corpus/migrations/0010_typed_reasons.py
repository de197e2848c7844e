"""Why a document was removed is NFC with LF line ends, too (`corpus/rules/typed_text.sql`)."""

from django.db import migrations

RULES = """
ALTER TABLE corpus_removeddocument ADD CONSTRAINT removed_document_reason_typed CHECK (
    reason IS NFC NORMALIZED AND strpos(reason, chr(13)) = 0) NOT VALID;
"""
BACK = "ALTER TABLE corpus_removeddocument DROP CONSTRAINT removed_document_reason_typed;"


class Migration(migrations.Migration):
    dependencies = [("corpus", "0009_read_later")]

    operations = [migrations.RunSQL(RULES, BACK)]
