"""Who is told of what is published, what there is to tell, and the log of it
(`claims/models/subscriptions.py`)."""

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0030_keys_and_lives"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Subscriber",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "address",
                    models.CharField(
                        help_text="Where the messages are sent, by POST: https://…",
                        max_length=1000,
                        verbose_name="web address",
                    ),
                ),
                (
                    "wanted",
                    models.CharField(
                        blank=True,
                        help_text="Empty: all. Else as the API’s list is narrowed, such as party=S&topic=skola; the address of such a list will do. There are kind, topic, party, rating, verification_status, speaker, document and year, each as often as you like.",
                        max_length=2000,
                        verbose_name="which claims",
                    ),
                ),
                (
                    "notes",
                    models.TextField(
                        blank=True, help_text="Whom to write to, and why.", verbose_name="notes"
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="created at")),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="created by",
                    ),
                ),
            ],
            options={
                "verbose_name": "subscriber",
                "verbose_name_plural": "subscribers (webhooks)",
                "ordering": ["name", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="subscriber_name_given",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("address__regex", "^https?://")),
                        name="subscriber_address_on_the_web",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SubscriberEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "address",
                    models.CharField(
                        help_text="Where the messages are sent, by POST: https://…",
                        max_length=1000,
                        verbose_name="web address",
                    ),
                ),
                (
                    "wanted",
                    models.CharField(
                        blank=True,
                        help_text="Empty: all. Else as the API’s list is narrowed, such as party=S&topic=skola; the address of such a list will do. There are kind, topic, party, rating, verification_status, speaker, document and year, each as often as you like.",
                        max_length=2000,
                        verbose_name="which claims",
                    ),
                ),
                (
                    "notes",
                    models.TextField(
                        blank=True, help_text="Whom to write to, and why.", verbose_name="notes"
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="created at")),
                (
                    "created_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="created by",
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
                        to="claims.subscriber",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="WebhookDelivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("message_id", models.CharField(max_length=40, verbose_name="message")),
                ("type", models.CharField(max_length=32, verbose_name="type")),
                ("attempt", models.PositiveIntegerField(verbose_name="attempt")),
                ("sent_at", models.DateTimeField(verbose_name="sent")),
                ("milliseconds", models.PositiveIntegerField(verbose_name="milliseconds")),
                ("status", models.PositiveSmallIntegerField(null=True, verbose_name="status")),
                ("reason", models.JSONField(null=True, verbose_name="reason")),
                (
                    "subscriber",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deliveries",
                        to="claims.subscriber",
                    ),
                ),
            ],
            options={
                "verbose_name": "delivery",
                "verbose_name_plural": "deliveries (webhooks)",
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(fields=["subscriber", "-id"], name="webhook_delivery_of"),
                    models.Index(fields=["sent_at"], name="webhook_delivery_by_time"),
                ],
            },
        ),
        migrations.CreateModel(
            name="WebhookMessage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("message_id", models.CharField(max_length=40, unique=True)),
                ("type", models.CharField(max_length=32)),
                (
                    "publications",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), size=None
                    ),
                ),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["made_at"], name="webhook_message_by_time")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "type__in",
                                [
                                    "claim.published",
                                    "claim.updated",
                                    "claim.corrected",
                                    "claim.withdrawn",
                                    "claim.restored",
                                    "claim.moved",
                                    "source.revised",
                                ],
                            )
                        ),
                        name="webhook_message_type_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("publications__len__gte", 1), ("publications__len__lte", 100)
                        ),
                        name="webhook_message_of_some_claims",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SubscriberStanding",
            fields=[
                (
                    "subscriber",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="standing",
                        serialize=False,
                        to="claims.subscriber",
                    ),
                ),
                ("position", models.PositiveBigIntegerField()),
                (
                    "failures",
                    models.PositiveIntegerField(default=0, verbose_name="failures in a row"),
                ),
                ("failing_since", models.DateTimeField(null=True, verbose_name="failing since")),
                ("next_attempt_at", models.DateTimeField(null=True, verbose_name="next attempt")),
                ("delivered_at", models.DateTimeField(null=True, verbose_name="last delivered")),
                ("stopped_at", models.DateTimeField(null=True, verbose_name="stopped")),
                (
                    "stopped_why",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("failed", "no answer for days"),
                            ("gone", "it asked for no more (410)"),
                            ("key", "the server’s SECRET_KEY is another one"),
                            ("paused", "stopped at the desk"),
                        ],
                        max_length=16,
                    ),
                ),
                ("nonce", models.CharField(blank=True, max_length=64)),
                ("key_check", models.CharField(blank=True, max_length=64)),
                ("nonce_before", models.CharField(blank=True, max_length=64)),
                ("before_until", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stopped_at", None), ("stopped_why", "")),
                            models.Q(
                                ("stopped_at__isnull", False),
                                ("stopped_why__in", ["failed", "gone", "key", "paused"]),
                            ),
                            _connector="OR",
                        ),
                        name="standing_stopped_for_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("failing_since", None), ("failures", 0)),
                            models.Q(("failing_since__isnull", False), ("failures__gt", 0)),
                            _connector="OR",
                        ),
                        name="standing_failing_since_a_time",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="subscriber",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_subscriberevent" ("address", "created_at", "created_by_id", "id", "name", "notes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "wanted") SELECT new_values."address", new_values."created_at", new_values."created_by_id", new_values."id", new_values."name", new_values."notes", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."wanted" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="265fa8e948ef37c968198cc6dd6932364c48caa6",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_679a7",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="claims_subscriber",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="subscriber",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_subscriberevent" ("address", "created_at", "created_by_id", "id", "name", "notes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "wanted") SELECT new_values."address", new_values."created_at", new_values."created_by_id", new_values."id", new_values."name", new_values."notes", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."wanted" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="12f984059cb0fcda96f0f5a3a6396f723aee16dc",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e30a2",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="claims_subscriber",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="subscriber",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_subscriberevent" ("address", "created_at", "created_by_id", "id", "name", "notes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "wanted") SELECT old_values."address", old_values."created_at", old_values."created_by_id", old_values."id", old_values."name", old_values."notes", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."wanted" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="aecd0ec60b96ee99cf64d5f6beb4cdcd746e21f7",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_da1cb",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="claims_subscriber",
                    when="AFTER",
                ),
            ),
        ),
    ]
