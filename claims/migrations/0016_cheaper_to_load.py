"""A claim costs half as much to store; every promise is kept as before.

* The check of a quote against its source walked through the whole text and then up to the quote:
  `substr` counts a text's characters before it cuts. `right` and `left` walk to the quote's end.
* Two foreign keys were implied by wider ones: a role that is the speaker's exists.
* Indexes that nothing looks into: for LIKE on random ids, those that others begin with, and those
  on what events refer to besides the claim that they are about.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

CHECK_SPANS = """
CREATE OR REPLACE FUNCTION claims_check_spans() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong text;
BEGIN
    WITH texts AS MATERIALIZED (
        SELECT id, text || '' AS text FROM corpus_revision
        WHERE id IN (SELECT revision_id FROM new_rows)
    )
    SELECT c.public_id INTO wrong
    FROM new_rows c JOIN texts t ON t.id = c.revision_id
    WHERE left(
              -- right(text, 0) is no text, not the whole
              CASE WHEN c.start > 0 THEN right(t.text, -c.start) ELSE t.text END,
              c."end" - c.start
          ) IS DISTINCT FROM c.quote
       OR c."end" - c.start <> char_length(c.quote)  -- left forgives an end past the text's
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'claim_quote_in_source: the quote of claim % is not what its span holds',
            wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_quote_in_source',
                  TABLE = TG_TABLE_NAME;
    END IF;

    PERFORM FROM corpus_section
    WHERE id IN (SELECT DISTINCT section_id FROM new_rows) FOR SHARE;
    SELECT c.public_id INTO wrong
    FROM new_rows c JOIN corpus_section s ON s.id = c.section_id
    WHERE c.start < s.start OR c."end" > s."end"
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'claim_span_in_section: the span of claim % leaves its section', wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_span_in_section',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
"""

CHECK_SPANS_BEFORE = """
CREATE OR REPLACE FUNCTION claims_check_spans() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong text;
BEGIN
    WITH texts AS MATERIALIZED (
        SELECT id, text || '' AS text FROM corpus_revision
        WHERE id IN (SELECT revision_id FROM new_rows)
    )
    SELECT c.public_id INTO wrong
    FROM new_rows c JOIN texts t ON t.id = c.revision_id
    WHERE substr(t.text, c.start + 1, c."end" - c.start) IS DISTINCT FROM c.quote
       OR c."end" - c.start <> char_length(c.quote)  -- substr forgives an end past the text's
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'claim_quote_in_source: the quote of claim % is not what its span holds',
            wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_quote_in_source',
                  TABLE = TG_TABLE_NAME;
    END IF;

    PERFORM FROM corpus_section
    WHERE id IN (SELECT DISTINCT section_id FROM new_rows) FOR SHARE;
    SELECT c.public_id INTO wrong
    FROM new_rows c JOIN corpus_section s ON s.id = c.section_id
    WHERE c.start < s.start OR c."end" > s."end"
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'claim_span_in_section: the span of claim % leaves its section', wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_span_in_section',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
"""

PATTERN_INDEX = "claims_claim_public_id_17c757d6_like"


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0015_imports_promises"),
        ("corpus", "0003_history"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(CHECK_SPANS, CHECK_SPANS_BEFORE),
        migrations.RunSQL(
            f"DROP INDEX {PATTERN_INDEX}",
            f"CREATE INDEX {PATTERN_INDEX} ON claims_claim (public_id varchar_pattern_ops)",
        ),
        migrations.AlterField(
            model_name="claim",
            name="revision",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="claims",
                to="corpus.revision",
                verbose_name="revision",
            ),
        ),
        migrations.AlterField(
            model_name="claim",
            name="role",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="claims",
                to="claims.role",
                verbose_name="role held then",
            ),
        ),
        migrations.AlterField(
            model_name="claim",
            name="section",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="claims",
                to="corpus.section",
                verbose_name="section",
            ),
        ),
        migrations.AlterField(
            model_name="claimevent",
            name="assessment",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="claims.assessment",
                verbose_name="assessment",
            ),
        ),
        migrations.AlterField(
            model_name="claimevent",
            name="created_by",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                editable=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="created by",
            ),
        ),
        migrations.AlterField(
            model_name="claimevent",
            name="revision",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="corpus.revision",
                verbose_name="revision",
            ),
        ),
        migrations.AlterField(
            model_name="claimevent",
            name="role",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="claims.role",
                verbose_name="role held then",
            ),
        ),
        migrations.AlterField(
            model_name="claimevent",
            name="section",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="corpus.section",
                verbose_name="section",
            ),
        ),
        migrations.AlterField(
            model_name="claimevent",
            name="speaker",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="claims.speaker",
                verbose_name="speaker",
            ),
        ),
        migrations.AlterField(
            model_name="voice",
            name="role",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="voices",
                to="claims.role",
                verbose_name="role held then",
            ),
        ),
    ]
