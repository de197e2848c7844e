"""Claims are found by the words of their statement, published or not: for suggestions."""

from django.db import migrations

# As `claims/external_checks.py` asks for it. Built as words come in: a bulk import stays fast.
INDEX = """
CREATE INDEX claim_words ON claims_claim USING gin (to_tsvector('swedish'::regconfig, statement))
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0017_imports_promises")]

    operations = [migrations.RunSQL(INDEX, "DROP INDEX claim_words")]
