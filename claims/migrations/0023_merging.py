"""Two records of one person become one: proposed, approved by somebody else, and where its public id
leads from then on. See `claims/rules/merging.sql` and `docs/adr/0029-one-person-one-record.md`.
"""

from pathlib import Path

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

RULES = Path(__file__).with_name("0023_merging.sql")
RULES_BACK = """
DROP TRIGGER event_never_changes ON claims_speakermergeevent;
DROP TRIGGER event_never_truncated ON claims_speakermergeevent;
DROP TRIGGER merge_of_what_was_proposed ON claims_speakermerge;
DROP TRIGGER merge_never_truncated ON claims_speakermerge;
DROP TRIGGER merge_leaves_one ON claims_speakermerge;
DROP FUNCTION claims_check_merged_is_gone();
DROP FUNCTION claims_keep_merge();
DROP FUNCTION claims_person_now(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0022_parties"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PublicRedirect",
            fields=[
                ("old_id", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("new_id", models.CharField(db_index=True, max_length=16)),
            ],
        ),
        migrations.CreateModel(
            name="SpeakerMerge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("merged_id_was", models.CharField(max_length=16, verbose_name="its public id")),
                ("merged_name", models.CharField(max_length=200, verbose_name="its name")),
                ("content", models.JSONField(verbose_name="both records")),
                ("reason", models.TextField(blank=True, verbose_name="why they are the same")),
                ("proposed_at", models.DateTimeField(verbose_name="proposed at")),
                ("approved_at", models.DateTimeField(null=True, verbose_name="approved at")),
                ("declined_at", models.DateTimeField(null=True, verbose_name="declined at")),
                ("carried", models.BooleanField(default=False, verbose_name="carried over")),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="approved by",
                    ),
                ),
                (
                    "declined_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="declined by",
                    ),
                ),
                (
                    "kept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="merged_into_it",
                        to="claims.speaker",
                        verbose_name="stays",
                    ),
                ),
                (
                    "merged",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="merges",
                        to="claims.speaker",
                        verbose_name="goes",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="proposed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "merge of speakers",
                "verbose_name_plural": "merges of speakers",
                "ordering": ["-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by", None),
                            models.Q(("approved_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="merge_four_eyes",
                        violation_error_message="Whoever proposed it can't approve it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_at", None), ("approved_by", None)),
                            models.Q(
                                ("approved_at__isnull", False), ("approved_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="merge_approved_at_and_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("declined_at", None), ("declined_by", None)),
                            models.Q(
                                ("declined_at__isnull", False), ("declined_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="merge_declined_at_and_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_at", None), ("declined_at", None), _connector="OR"
                        ),
                        name="merge_approved_or_declined",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_at", None), ("merged__isnull", False)),
                            models.Q(("approved_at__isnull", False), ("merged", None)),
                            _connector="OR",
                        ),
                        name="merge_of_one_that_goes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged", models.F("kept")), _negated=True),
                        name="merge_of_two",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_id_was__regex", "^[23456789bcdfghjkmnpqrstvwxyz]{8}$")
                        ),
                        name="merge_id_form",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("approved_at", None), ("declined_at", None)),
                        fields=("merged",),
                        name="merge_waiting_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("approved_at__isnull", False)),
                        fields=("merged_id_was",),
                        name="merge_approved_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SpeakerMergeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("merged_id_was", models.CharField(max_length=16, verbose_name="its public id")),
                ("merged_name", models.CharField(max_length=200, verbose_name="its name")),
                ("content", models.JSONField(verbose_name="both records")),
                ("reason", models.TextField(blank=True, verbose_name="why they are the same")),
                ("proposed_at", models.DateTimeField(verbose_name="proposed at")),
                ("approved_at", models.DateTimeField(null=True, verbose_name="approved at")),
                ("declined_at", models.DateTimeField(null=True, verbose_name="declined at")),
                ("carried", models.BooleanField(default=False, verbose_name="carried over")),
                (
                    "approved_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="approved by",
                    ),
                ),
                (
                    "declined_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="declined by",
                    ),
                ),
                (
                    "kept",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.speaker",
                        verbose_name="stays",
                    ),
                ),
                (
                    "merged",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.speaker",
                        verbose_name="goes",
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
                        to="claims.speakermerge",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="proposed by",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="speakermerge",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_speakermergeevent" ("approved_at", "approved_by_id", "carried", "content", "declined_at", "declined_by_id", "id", "kept_id", "merged_id", "merged_id_was", "merged_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "reason") SELECT new_values."approved_at", new_values."approved_by_id", new_values."carried", new_values."content", new_values."declined_at", new_values."declined_by_id", new_values."id", new_values."kept_id", new_values."merged_id", new_values."merged_id_was", new_values."merged_name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."proposed_at", new_values."proposed_by_id", new_values."reason" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="24ba9a93bfafd8609bd54d9582dd360325395aa9",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1223b",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="claims_speakermerge",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="speakermerge",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_speakermergeevent" ("approved_at", "approved_by_id", "carried", "content", "declined_at", "declined_by_id", "id", "kept_id", "merged_id", "merged_id_was", "merged_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "reason") SELECT new_values."approved_at", new_values."approved_by_id", new_values."carried", new_values."content", new_values."declined_at", new_values."declined_by_id", new_values."id", new_values."kept_id", new_values."merged_id", new_values."merged_id_was", new_values."merged_name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."proposed_at", new_values."proposed_by_id", new_values."reason" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="f3ca6c534cdb941df6328e455f4f6feee9c1b887",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ee622",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="claims_speakermerge",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="speakermerge",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_speakermergeevent" ("approved_at", "approved_by_id", "carried", "content", "declined_at", "declined_by_id", "id", "kept_id", "merged_id", "merged_id_was", "merged_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "reason") SELECT old_values."approved_at", old_values."approved_by_id", old_values."carried", old_values."content", old_values."declined_at", old_values."declined_by_id", old_values."id", old_values."kept_id", old_values."merged_id", old_values."merged_id_was", old_values."merged_name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."proposed_at", old_values."proposed_by_id", old_values."reason" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="088e59c8fc557828f72b4399c3bf2e7430c16145",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b50ad",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="claims_speakermerge",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(RULES.read_text("utf-8"), RULES_BACK),
    ]
