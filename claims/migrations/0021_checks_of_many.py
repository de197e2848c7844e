"""What makes storing very many claims at once slower than it need be.

* The checks of spans and quantities look at all new rows, and are planned for that. With `LIMIT 1`
  PostgreSQL took the first wrong row to be near, and compared each claim with each text of the
  statement: 1.5 seconds for 10,000 claims, which now take 0.2.
* A claim's revision is looked up by the check of its span: what is not there holds no quote. As a
  revision can't be changed, deleted or truncated, it stays, and a foreign key says nothing more.
* Nobody looks for events of claims and quantities by the act that they were part of, nor for claims
  by the section, role or assessment that they lack. Counting by status needs no index of its own.
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
    SELECT min(c.public_id) INTO wrong
    FROM new_rows c LEFT JOIN texts t ON t.id = c.revision_id
    WHERE left(
              -- right(text, 0) is no text, not the whole
              CASE WHEN c.start > 0 THEN right(t.text, -c.start) ELSE t.text END,
              c."end" - c.start
          ) IS DISTINCT FROM c.quote
       OR c."end" - c.start <> char_length(c.quote);  -- left forgives an end past the text's
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'claim_quote_in_source: the quote of claim % is not what its span holds',
            wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_quote_in_source',
                  TABLE = TG_TABLE_NAME;
    END IF;

    PERFORM FROM corpus_section
    WHERE id IN (SELECT DISTINCT section_id FROM new_rows) FOR SHARE;
    SELECT min(c.public_id) INTO wrong
    FROM new_rows c JOIN corpus_section s ON s.id = c.section_id
    WHERE c.start < s.start OR c."end" > s."end";
    IF wrong IS NOT NULL THEN
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

CHECK_QUANTITIES = """
CREATE OR REPLACE FUNCTION claims_check_quantities() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong text;
BEGIN
    PERFORM FROM claims_claim WHERE id IN (SELECT claim_id FROM new_rows) FOR KEY SHARE;
    SELECT min(q.text) INTO wrong
    FROM new_rows q JOIN claims_claim c ON c.id = q.claim_id
    WHERE position(q.text IN c.quote) = 0;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'quantity_in_quote: “%” does not stand in its claim''s quote', wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'quantity_in_quote',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
"""

CHECK_QUANTITIES_BEFORE = """
CREATE OR REPLACE FUNCTION claims_check_quantities() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong text;
BEGIN
    PERFORM FROM claims_claim WHERE id IN (SELECT claim_id FROM new_rows) FOR KEY SHARE;
    SELECT q.text INTO wrong
    FROM new_rows q JOIN claims_claim c ON c.id = q.claim_id
    WHERE position(q.text IN c.quote) = 0
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'quantity_in_quote: “%” does not stand in its claim''s quote', wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'quantity_in_quote',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0020_words_aside"),
        ("corpus", "0004_no_pattern_index_on_issued_ids"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(CHECK_SPANS, CHECK_SPANS_BEFORE),
        migrations.RunSQL(CHECK_QUANTITIES, CHECK_QUANTITIES_BEFORE),
        migrations.AlterField(
            model_name="claim",
            name="revision",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="claims",
                to="corpus.revision",
                verbose_name="revision",
            ),
        ),
        migrations.AlterField(
            model_name="claim",
            name="section",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="claims",
                to="corpus.section",
                verbose_name="section",
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                condition=models.Q(("section__isnull", False)),
                fields=["section"],
                name="claim_section",
            ),
        ),
        migrations.AlterField(
            model_name="claim",
            name="role",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="claims",
                to="claims.role",
                verbose_name="role held then",
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                condition=models.Q(("role__isnull", False)),
                fields=["role"],
                name="claim_role",
            ),
        ),
        migrations.AlterField(
            model_name="claim",
            name="assessment",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="claims",
                to="claims.assessment",
                verbose_name="assessment",
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                condition=models.Q(("assessment__isnull", False)),
                fields=["assessment"],
                name="claim_assessment",
            ),
        ),
        migrations.AlterField(
            model_name="claim",
            name="created_by",
            field=models.ForeignKey(
                db_index=False,
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="claims",
                to=settings.AUTH_USER_MODEL,
                verbose_name="created by",
            ),
        ),
        migrations.RemoveIndex(model_name="claim", name="claim_by_status"),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(fields=["created_by", "status"], name="claim_by_user_and_status"),
        ),
        migrations.AlterField(
            model_name="claimevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AlterField(
            model_name="quantityevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
    ]
