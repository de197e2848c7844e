"""Parties have other names; public references have what queries ask for them by; a search looks names
up as it searches.

What is public has to be made anew (`manage.py rebuild_public --if-needed`), as after any change of
its rows.
"""

from pathlib import Path

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

RULES = Path(__file__).with_suffix(".sql")
BACK = """
ALTER FUNCTION claims_few_with_amount(text, numeric, numeric, integer) RESET jit;
DROP FUNCTION claims_as_meant(tsquery);
DROP FUNCTION claims_as_meant(tsquery[]);
CREATE FUNCTION claims_are_names(slugs text[]) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN EXISTS (SELECT FROM claims_publicfacet WHERE name = 'topic' AND value = ANY (slugs))
        OR EXISTS (
            SELECT FROM claims_publicscale, jsonb_array_elements(body::jsonb -> 'ratings') AS rating
            WHERE claims_slug(rating ->> 'label') = ANY (slugs)
               OR replace(rating ->> 'id', '_', '-') = ANY (slugs)
        );
DROP TRIGGER party_name_kept ON claims_party;
DROP FUNCTION claims_keep_party_name();
ALTER TABLE claims_party
    DROP CONSTRAINT party_texts_typed,
    ADD CONSTRAINT party_texts_typed CHECK (
        name IS NFC NORMALIZED AND strpos(name, chr(13)) = 0);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0044_evidence_files"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="party",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="party",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="party",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="party",
            name="other_names",
            field=models.TextField(
                blank=True,
                help_text="One a line: short, English, earlier ones, by which it is looked for too. A name that is changed is kept here.",
                verbose_name="other names",
            ),
        ),
        migrations.AddField(
            model_name="partyevent",
            name="other_names",
            field=models.TextField(
                blank=True,
                help_text="One a line: short, English, earlier ones, by which it is looked for too. A name that is changed is kept here.",
                verbose_name="other names",
            ),
        ),
        migrations.AddField(
            model_name="publicreference",
            name="called",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(), default=list, size=None
            ),
        ),
        migrations.AlterField(
            model_name="party",
            name="name",
            field=models.CharField(
                help_text="In Swedish. Whoever changes it changes it for readers, too, at once.",
                max_length=100,
                unique=True,
                verbose_name="name",
            ),
        ),
        migrations.AlterField(
            model_name="partyevent",
            name="name",
            field=models.CharField(
                help_text="In Swedish. Whoever changes it changes it for readers, too, at once.",
                max_length=100,
                verbose_name="name",
            ),
        ),
        migrations.AddIndex(
            model_name="publicreference",
            index=django.contrib.postgres.indexes.GinIndex(
                condition=models.Q(("kind__in", ["topic", "party"])),
                fields=["called"],
                name="public_reference_called",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="party",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_partyevent" ("code", "colour", "name", "other_names", "period_edtf", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."code", new_values."colour", new_values."name", new_values."other_names", new_values."period_edtf", _pgh_attached_context.value, NOW(), \'insert\', new_values."code" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="e92d361b84837bccd50901fe6cf7ea774e1d58ad",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7be11",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="claims_party",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="party",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_partyevent" ("code", "colour", "name", "other_names", "period_edtf", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."code", new_values."colour", new_values."name", new_values."other_names", new_values."period_edtf", _pgh_attached_context.value, NOW(), \'update\', new_values."code" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."code") = (new_values."code") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="0d043c069dc263463133862f583705c6586ba331",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4731b",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="claims_party",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="party",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_partyevent" ("code", "colour", "name", "other_names", "period_edtf", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."code", old_values."colour", old_values."name", old_values."other_names", old_values."period_edtf", _pgh_attached_context.value, NOW(), \'delete\', old_values."code" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="34643202f767111b7949c8ba9f0a731bf00fae42",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_77aaf",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="claims_party",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(RULES.read_text("utf-8"), BACK),
    ]
