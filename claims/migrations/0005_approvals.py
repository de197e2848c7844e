"""What was approved is the claim and the verdict: each claim's content has a fingerprint, which one
person hands in and another approves. See `docs/adr/0018-approved-content.md`.

Versions and claims of before get theirs here, marked as carried over.
"""

from pathlib import Path

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

HERE = Path(__file__)
RULES = HERE.with_name("0005_approvals.sql")
RULES_BACK = HERE.with_name("0005_approvals_back.sql")
CARRIED = HERE.with_name("0005_approvals_carried.sql")


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0004_roles"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ClaimApproval",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("content", models.JSONField(verbose_name="content")),
                ("fingerprint", models.CharField(max_length=64, verbose_name="fingerprint")),
                ("submitted_at", models.DateTimeField(verbose_name="submitted at")),
                ("approved_at", models.DateTimeField(null=True, verbose_name="approved at")),
                ("sent_back_at", models.DateTimeField(null=True, verbose_name="sent back at")),
                (
                    "sent_back_reason",
                    models.TextField(blank=True, verbose_name="why it was sent back"),
                ),
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
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="approvals",
                        to="claims.claim",
                        verbose_name="claim",
                    ),
                ),
                (
                    "sent_back_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="sent back by",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="submitted by",
                    ),
                ),
            ],
            options={
                "verbose_name": "approval",
                "verbose_name_plural": "approvals",
                "ordering": ["claim", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by", None),
                            models.Q(("approved_by", models.F("submitted_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="approval_four_eyes",
                        violation_error_message="Whoever submitted a claim can't approve it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_at", None), ("approved_by", None)),
                            models.Q(
                                ("approved_at__isnull", False), ("approved_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="approval_approved_at_and_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_at", None),
                            ("approved_at__gte", models.F("submitted_at")),
                            _connector="OR",
                        ),
                        name="approval_approved_after_submitted",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("sent_back_at", None),
                                ("sent_back_by", None),
                                ("sent_back_reason", ""),
                            ),
                            models.Q(
                                ("sent_back_at__isnull", False),
                                ("sent_back_by__isnull", False),
                                models.Q(("sent_back_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="approval_sent_back_at_and_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_at", None), ("sent_back_at", None), _connector="OR"
                        ),
                        name="approval_approved_or_sent_back",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClaimApprovalEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("content", models.JSONField(verbose_name="content")),
                ("fingerprint", models.CharField(max_length=64, verbose_name="fingerprint")),
                ("submitted_at", models.DateTimeField(verbose_name="submitted at")),
                ("approved_at", models.DateTimeField(null=True, verbose_name="approved at")),
                ("sent_back_at", models.DateTimeField(null=True, verbose_name="sent back at")),
                (
                    "sent_back_reason",
                    models.TextField(blank=True, verbose_name="why it was sent back"),
                ),
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
                        to="claims.claimapproval",
                    ),
                ),
                (
                    "sent_back_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="sent back by",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="submitted by",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimapproval",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_claimapprovalevent" ("approved_at", "approved_by_id", "carried", "claim_id", "content", "fingerprint", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_back_at", "sent_back_by_id", "sent_back_reason", "submitted_at", "submitted_by_id") SELECT new_values."approved_at", new_values."approved_by_id", new_values."carried", new_values."claim_id", new_values."content", new_values."fingerprint", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."sent_back_at", new_values."sent_back_by_id", new_values."sent_back_reason", new_values."submitted_at", new_values."submitted_by_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="d3e43ba0cd9a2ab3a6446d998c9d4b3b6973dff9",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a5a46",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="claims_claimapproval",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimapproval",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_claimapprovalevent" ("approved_at", "approved_by_id", "carried", "claim_id", "content", "fingerprint", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_back_at", "sent_back_by_id", "sent_back_reason", "submitted_at", "submitted_by_id") SELECT new_values."approved_at", new_values."approved_by_id", new_values."carried", new_values."claim_id", new_values."content", new_values."fingerprint", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."sent_back_at", new_values."sent_back_by_id", new_values."sent_back_reason", new_values."submitted_at", new_values."submitted_by_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="184ddea7ab35c6fd28bb0ee3c91169176f9a3456",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_613a1",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="claims_claimapproval",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimapproval",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_claimapprovalevent" ("approved_at", "approved_by_id", "carried", "claim_id", "content", "fingerprint", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_back_at", "sent_back_by_id", "sent_back_reason", "submitted_at", "submitted_by_id") SELECT old_values."approved_at", old_values."approved_by_id", old_values."carried", old_values."claim_id", old_values."content", old_values."fingerprint", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."sent_back_at", old_values."sent_back_by_id", old_values."sent_back_reason", old_values."submitted_at", old_values."submitted_by_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="6091415dc5628c4dabaddcb1e6ac699e4559bf50",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f11dc",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="claims_claimapproval",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(RULES.read_text("utf-8"), RULES_BACK.read_text("utf-8")),
        migrations.RunSQL(CARRIED.read_text("utf-8"), migrations.RunSQL.noop),
    ]
