"""Ids are issued in their order: random ones, one by one, each went to another page of the ledger."""

from django.db import migrations

ISSUE = """
CREATE OR REPLACE FUNCTION corpus_issue_public_ids() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO corpus_issuedid (id, kind)
    SELECT public_id, TG_ARGV[0] FROM new_rows ORDER BY public_id;
    RETURN NULL;
END $$;
"""

ISSUE_BEFORE = """
CREATE OR REPLACE FUNCTION corpus_issue_public_ids() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO corpus_issuedid (id, kind) SELECT public_id, TG_ARGV[0] FROM new_rows;
    RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("corpus", "0004_no_pattern_index_on_issued_ids")]

    operations = [migrations.RunSQL(ISSUE, ISSUE_BEFORE)]
