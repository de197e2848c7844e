"""Drafts that are fetched, documents that are hidden or closed, and what is left of removed ones."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("corpus", "0004_sources"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="document",
            options={
                "ordering": ["key"],
                "permissions": [
                    ("close_document", "Can close documents to all readers"),
                    ("remove_document", "Can remove documents for good"),
                ],
                "verbose_name": "document",
                "verbose_name_plural": "documents",
            },
        ),
        migrations.CreateModel(
            name="RemovedDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("document_key", models.BigIntegerField(unique=True)),
                (
                    "public_id",
                    models.CharField(max_length=16, unique=True, verbose_name="public id"),
                ),
                ("texts", models.JSONField(verbose_name="texts")),
                ("removed_at", models.DateTimeField(verbose_name="removed at")),
                ("reason", models.TextField(verbose_name="reason")),
                (
                    "removed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="removed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "removed document",
                "verbose_name_plural": "removed documents",
                "ordering": ["-removed_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="removed_document_has_reason",
                    )
                ],
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="document",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="document",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="document",
            name="delete_delete",
        ),
        migrations.RemoveConstraint(
            model_name="sourcedraft",
            name="source_draft_not_empty",
        ),
        migrations.AddField(
            model_name="document",
            name="closed_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="closed at"),
        ),
        migrations.AddField(
            model_name="document",
            name="closed_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="closed by",
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="closed_reason",
            field=models.TextField(blank=True, editable=False, verbose_name="why it was closed"),
        ),
        migrations.AddField(
            model_name="document",
            name="hidden_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="hidden at"),
        ),
        migrations.AddField(
            model_name="document",
            name="hidden_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="hidden by",
            ),
        ),
        migrations.AddField(
            model_name="documentevent",
            name="closed_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="closed at"),
        ),
        migrations.AddField(
            model_name="documentevent",
            name="closed_by",
            field=models.ForeignKey(
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="closed by",
            ),
        ),
        migrations.AddField(
            model_name="documentevent",
            name="closed_reason",
            field=models.TextField(blank=True, editable=False, verbose_name="why it was closed"),
        ),
        migrations.AddField(
            model_name="documentevent",
            name="hidden_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="hidden at"),
        ),
        migrations.AddField(
            model_name="documentevent",
            name="hidden_by",
            field=models.ForeignKey(
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="hidden by",
            ),
        ),
        migrations.AddField(
            model_name="sourcedraft",
            name="address",
            field=models.CharField(blank=True, max_length=3000, verbose_name="web address"),
        ),
        migrations.AddField(
            model_name="sourcedraft",
            name="fetched_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="fetched at"),
        ),
        migrations.AddField(
            model_name="sourcedraft",
            name="refused",
            field=models.JSONField(blank=True, null=True, verbose_name="why it was not fetched"),
        ),
        migrations.AddField(
            model_name="sourcedraft",
            name="robots",
            field=models.CharField(blank=True, max_length=16, verbose_name="what robots.txt says"),
        ),
        migrations.AlterField(
            model_name="sourcedraft",
            name="content",
            field=models.BinaryField(default=b"", verbose_name="original bytes"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "corpus_documentevent" ("archived_url", "byline", "closed_at", "closed_by_id", "closed_reason", "date_earliest", "date_edtf", "date_evidence", "date_latest", "file_name", "full_text_public", "hidden_at", "hidden_by_id", "id", "key", "kind", "language", "notes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "publisher_id", "reference", "retrieved_on", "rights_note", "title", "url") SELECT new_values."archived_url", new_values."byline", new_values."closed_at", new_values."closed_by_id", new_values."closed_reason", new_values."date_earliest", new_values."date_edtf", new_values."date_evidence", new_values."date_latest", new_values."file_name", new_values."full_text_public", new_values."hidden_at", new_values."hidden_by_id", new_values."id", new_values."key", new_values."kind", new_values."language", new_values."notes", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."public_id", new_values."publisher_id", new_values."reference", new_values."retrieved_on", new_values."rights_note", new_values."title", new_values."url" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="b885813f92669ec0d6fc4e2c7617445dfbed8b39",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a0411",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="corpus_document",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "corpus_documentevent" ("archived_url", "byline", "closed_at", "closed_by_id", "closed_reason", "date_earliest", "date_edtf", "date_evidence", "date_latest", "file_name", "full_text_public", "hidden_at", "hidden_by_id", "id", "key", "kind", "language", "notes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "publisher_id", "reference", "retrieved_on", "rights_note", "title", "url") SELECT new_values."archived_url", new_values."byline", new_values."closed_at", new_values."closed_by_id", new_values."closed_reason", new_values."date_earliest", new_values."date_edtf", new_values."date_evidence", new_values."date_latest", new_values."file_name", new_values."full_text_public", new_values."hidden_at", new_values."hidden_by_id", new_values."id", new_values."key", new_values."kind", new_values."language", new_values."notes", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."public_id", new_values."publisher_id", new_values."reference", new_values."retrieved_on", new_values."rights_note", new_values."title", new_values."url" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="ef2be30cefd84f62ff95002fcf4130f9a058ec56",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_30d0b",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="corpus_document",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "corpus_documentevent" ("archived_url", "byline", "closed_at", "closed_by_id", "closed_reason", "date_earliest", "date_edtf", "date_evidence", "date_latest", "file_name", "full_text_public", "hidden_at", "hidden_by_id", "id", "key", "kind", "language", "notes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "publisher_id", "reference", "retrieved_on", "rights_note", "title", "url") SELECT old_values."archived_url", old_values."byline", old_values."closed_at", old_values."closed_by_id", old_values."closed_reason", old_values."date_earliest", old_values."date_edtf", old_values."date_evidence", old_values."date_latest", old_values."file_name", old_values."full_text_public", old_values."hidden_at", old_values."hidden_by_id", old_values."id", old_values."key", old_values."kind", old_values."language", old_values."notes", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."public_id", old_values."publisher_id", old_values."reference", old_values."retrieved_on", old_values."rights_note", old_values."title", old_values."url" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="5943898d03f9f6f420a846b0f9ad9d4124c86e38",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f089e",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="corpus_document",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("hidden_at", None), ("hidden_by", None)),
                    models.Q(("hidden_at__isnull", False), ("hidden_by__isnull", False)),
                    _connector="OR",
                ),
                name="document_hidden_at_and_by",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at", None), ("closed_by", None), ("closed_reason", "")),
                    models.Q(
                        ("closed_at__isnull", False),
                        ("closed_by__isnull", False),
                        models.Q(("closed_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="document_closed_at_and_by",
            ),
        ),
        migrations.AddConstraint(
            model_name="sourcedraft",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("content", b""), _negated=True),
                    models.Q(models.Q(("address", ""), _negated=True), ("fetched_at", None)),
                    _connector="OR",
                ),
                name="source_draft_not_empty",
            ),
        ),
        migrations.AddConstraint(
            model_name="sourcedraft",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("refused__isnull", True),
                    models.Q(("content", b""), ("fetched_at", None)),
                    _connector="OR",
                ),
                name="source_draft_fetched_or_refused",
            ),
        ),
    ]
