"""Claims move to their source's new text, or are left behind with a reason; see
`docs/adr/0023-moving.md`. It can't be undone once a version says that its claim was moved.
"""

from pathlib import Path

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

RULES = Path(__file__).with_name("0011_moving.sql")
RULES_BACK = Path(__file__).with_name("0011_moving_back.sql")


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0010_names"),
        ("corpus", "0004_sources"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LeftBehind",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.TextField(verbose_name="why it stays on the old text")),
                ("left_at", models.DateTimeField(verbose_name="decided at")),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="left_behind",
                        to="claims.claim",
                        verbose_name="claim",
                    ),
                ),
                (
                    "left_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="corpus.revision",
                        verbose_name="the newer text",
                    ),
                ),
            ],
            options={
                "verbose_name": "claim left on an old text",
                "verbose_name_plural": "claims left on old texts",
                "ordering": ["claim", "revision"],
                "constraints": [
                    models.UniqueConstraint(fields=("claim", "revision"), name="left_behind_once"),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="left_behind_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LeftBehindEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("reason", models.TextField(verbose_name="why it stays on the old text")),
                ("left_at", models.DateTimeField(verbose_name="decided at")),
                (
                    "claim",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.claim",
                        verbose_name="claim",
                    ),
                ),
                (
                    "left_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="claims.leftbehind",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="corpus.revision",
                        verbose_name="the newer text",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.RemoveConstraint(
            model_name="claimversion",
            name="version_kind_known",
        ),
        migrations.RemoveConstraint(
            model_name="claimversion",
            name="version_change_has_note",
        ),
        migrations.AlterField(
            model_name="claimversion",
            name="kind",
            field=models.CharField(
                choices=[
                    ("first", "first publication"),
                    ("minor", "minor change"),
                    ("update", "update"),
                    ("correction", "correction"),
                    ("withdrawal", "withdrawal"),
                    ("moved", "moved to a new text"),
                ],
                max_length=16,
                verbose_name="kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="claimversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["first", "minor", "update", "correction", "withdrawal", "moved"])
                ),
                name="version_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="claimversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind__in", ["update", "correction", "withdrawal", "moved"]), _negated=True
                    ),
                    models.Q(("note", ""), _negated=True),
                    _connector="OR",
                ),
                name="version_change_has_note",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="leftbehind",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_leftbehindevent" ("claim_id", "id", "left_at", "left_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "revision_id") SELECT new_values."claim_id", new_values."id", new_values."left_at", new_values."left_by_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."revision_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="a1e538f167e38532ffe59fdc962c5d4a7ef00cc6",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_87906",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="claims_leftbehind",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="leftbehind",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_leftbehindevent" ("claim_id", "id", "left_at", "left_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "revision_id") SELECT new_values."claim_id", new_values."id", new_values."left_at", new_values."left_by_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."revision_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="2889ebe10c91378748444363748e5e793d8880b4",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6b9df",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="claims_leftbehind",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="leftbehind",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_leftbehindevent" ("claim_id", "id", "left_at", "left_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "revision_id") SELECT old_values."claim_id", old_values."id", old_values."left_at", old_values."left_by_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."revision_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="4effe37494510fab40369287a52795e10490cc83",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_43c08",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="claims_leftbehind",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(RULES.read_text("utf-8"), RULES_BACK.read_text("utf-8")),
    ]
