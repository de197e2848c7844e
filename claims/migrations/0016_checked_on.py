"""The day on which a check was made, beside the moment of its approval. See ADR 0027.

What the public reads is made anew by `rebuild_public --if-needed`.
"""

import datetime

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0015_public_relations"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="assessment",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="assessment",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="assessment",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="assessment",
            name="checked_on",
            field=models.DateField(
                blank=True,
                help_text="The day on which the sources were read, shown in public as “checked”. Where it is empty that is the day of the approval.",
                null=True,
                verbose_name="checked on",
            ),
        ),
        migrations.AddField(
            model_name="assessmentevent",
            name="checked_on",
            field=models.DateField(
                blank=True,
                help_text="The day on which the sources were read, shown in public as “checked”. Where it is empty that is the day of the approval.",
                null=True,
                verbose_name="checked on",
            ),
        ),
        migrations.AddField(
            model_name="publicclaim",
            name="checked_on",
            field=models.DateField(null=True),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assessment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_assessmentevent" ("approved_at", "approved_by_id", "author_id", "checked_on", "explanation", "id", "missing", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating_id", "searched", "sent_back_at", "sent_back_by_id", "sent_back_reason", "submitted_at", "submitted_by_id", "summary") SELECT new_values."approved_at", new_values."approved_by_id", new_values."author_id", new_values."checked_on", new_values."explanation", new_values."id", new_values."missing", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."rating_id", new_values."searched", new_values."sent_back_at", new_values."sent_back_by_id", new_values."sent_back_reason", new_values."submitted_at", new_values."submitted_by_id", new_values."summary" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="c6720afdc6168dbf48db7c6b6a8ca27612b2b037",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_96f7f",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="claims_assessment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assessment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_assessmentevent" ("approved_at", "approved_by_id", "author_id", "checked_on", "explanation", "id", "missing", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating_id", "searched", "sent_back_at", "sent_back_by_id", "sent_back_reason", "submitted_at", "submitted_by_id", "summary") SELECT new_values."approved_at", new_values."approved_by_id", new_values."author_id", new_values."checked_on", new_values."explanation", new_values."id", new_values."missing", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."rating_id", new_values."searched", new_values."sent_back_at", new_values."sent_back_by_id", new_values."sent_back_reason", new_values."submitted_at", new_values."submitted_by_id", new_values."summary" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="e6488d6b6c9ab7eefb3a73f2a35c2e5547f6fb31",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_51a7e",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="claims_assessment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assessment",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_assessmentevent" ("approved_at", "approved_by_id", "author_id", "checked_on", "explanation", "id", "missing", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating_id", "searched", "sent_back_at", "sent_back_by_id", "sent_back_reason", "submitted_at", "submitted_by_id", "summary") SELECT old_values."approved_at", old_values."approved_by_id", old_values."author_id", old_values."checked_on", old_values."explanation", old_values."id", old_values."missing", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."rating_id", old_values."searched", old_values."sent_back_at", old_values."sent_back_by_id", old_values."sent_back_reason", old_values."submitted_at", old_values."submitted_by_id", old_values."summary" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="5ad2371eeafeb37f45cf12f34ac013e58a179eb4",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ed47c",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="claims_assessment",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("checked_on", None),
                    models.Q(
                        ("checked_on__gte", datetime.date(1900, 1, 1)),
                        ("checked_on__lt", datetime.date(2200, 1, 1)),
                    ),
                    _connector="OR",
                ),
                name="assessment_checked_on_plausible",
            ),
        ),
    ]
