"""What claims are narrowed by stands beside their words (`claims/rules/filter_words.sql`), and searches
that are narrowed look there (`claims/rules/search.sql`)."""

from pathlib import Path

from django.db import migrations, models

RULES = Path(__file__).with_name("0036_filter_words.sql")
BACK = Path(__file__).with_name("0036_filter_words_back.sql")

COLUMNS = """
ALTER TABLE claims_publicsearch
    ADD COLUMN said_first date, ADD COLUMN said_last date, ADD COLUMN published_at timestamptz
"""
COLUMNS_BACK = """
ALTER TABLE claims_publicsearch
    DROP COLUMN said_first, DROP COLUMN said_last, DROP COLUMN published_at
"""

FILL = """
UPDATE claims_publicsearch
SET said_first = date_earliest, said_last = date_latest,
    published_at = claims_publicclaim.published_at,
    words = words || claims_filter_words(
        kind, verification_status, rating, rating_label, speaker_id, party, document_id,
        topics, ARRAY(SELECT DISTINCT unit::text FROM claims_publicquantity q
                      WHERE q.claim_id = first_publication),
        date_earliest, date_latest)
FROM claims_publicclaim WHERE first_publication = claim_id
"""
FILL_PAST = """
UPDATE claims_publicpast
SET words = words || claims_filter_words(
    claims_publicpast.kind, verification_status, rating,
    coalesce(body::jsonb #>> '{rating,label}', ''), speaker_id, party, document_id,
    topics, ARRAY(SELECT DISTINCT q ->> 'unit' FROM jsonb_array_elements(numbers) AS each (q)),
    date_earliest, date_latest)
FROM claims_publicversion v WHERE v.publication = claims_publicpast.publication
"""
# The words begin with a tilde, and have no place.
FORGET = """
UPDATE {table} SET words = ts_delete(words, ARRAY(
    SELECT word FROM unnest(tsvector_to_array(words)) AS word WHERE word LIKE '~%'))
"""

NOT_NULL = """
ALTER TABLE claims_publicsearch ALTER COLUMN said_first SET NOT NULL,
    ALTER COLUMN said_last SET NOT NULL, ALTER COLUMN published_at SET NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0035_annotation_exports")]

    operations = [
        migrations.RunSQL(RULES.read_text("utf-8"), BACK.read_text("utf-8")),
        migrations.RunSQL(
            COLUMNS,
            COLUMNS_BACK,
            state_operations=[
                migrations.AddField("publicsearch", "said_first", models.DateField()),
                migrations.AddField("publicsearch", "said_last", models.DateField()),
                migrations.AddField("publicsearch", "published_at", models.DateTimeField()),
            ],
        ),
        migrations.RunSQL(FILL, FORGET.format(table="claims_publicsearch")),
        migrations.RunSQL(FILL_PAST, FORGET.format(table="claims_publicpast")),
        migrations.RunSQL(NOT_NULL, migrations.RunSQL.noop),
        migrations.AddIndex(
            "publicquantity",
            models.Index(
                name="public_quantity_ranges",
                fields=["unit", "value_max"],
                condition=models.Q(("value_max__gt", models.F("value"))),
            ),
        ),
    ]
