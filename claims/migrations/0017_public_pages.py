"""Texts of the site, scales that the public may look up, and counts for its charts."""

from pathlib import Path

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.apps.registry import Apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

RULES = Path(__file__).with_name("0017_public_pages.sql")
RULES_BACK = Path(__file__).with_name("0017_public_pages_back.sql")

# Texts of the site are an administrator's; everybody at the desk may read them.
RIGHTS = {
    "researcher": {"view_sitetext"},
    "editor": {"view_sitetext"},
    "administrator": {"view_sitetext", "change_sitetext", "publish_sitetext"},
}


def make_texts_and_rights(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    using = schema_editor.connection.alias
    texts = apps.get_model("claims", "SiteText").objects.using(using)
    for page in ("method", "about"):
        texts.get_or_create(page=page)
    # Django makes permissions after all migrations; these are needed now.
    config = apps.get_app_config("claims")
    config.models_module = True  # type: ignore[assignment]
    create_permissions(config, apps=apps, using=using, verbosity=0)
    config.models_module = None
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    for name, codenames in RIGHTS.items():
        group = apps.get_model("auth", "Group").objects.using(using).filter(name=name).first()
        if group is not None:  # a desk may have made other ones
            group.permissions.add(
                *permissions.filter(content_type__app_label="claims", codename__in=codenames)
            )


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0016_checked_on"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PublicMonthCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("period", models.CharField(max_length=7)),
                ("verdict", models.CharField(max_length=32)),
                ("claims", models.IntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("period", "verdict"), name="public_month_count_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicScale",
            fields=[
                ("version", models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                ("body", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="PublicSiteText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "page",
                    models.CharField(
                        choices=[("method", "How we judge"), ("about", "About us")], max_length=16
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("body_sv", models.TextField()),
                ("body_en", models.TextField()),
                ("published_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("page", "number"), name="public_site_text_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="SiteText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "page",
                    models.CharField(
                        choices=[("method", "How we judge"), ("about", "About us")],
                        max_length=16,
                        unique=True,
                        verbose_name="page",
                    ),
                ),
                (
                    "body_sv",
                    models.TextField(
                        blank=True,
                        help_text="Markdown",
                        max_length=50000,
                        verbose_name="text in Swedish",
                    ),
                ),
                (
                    "body_en",
                    models.TextField(
                        blank=True,
                        help_text="Markdown",
                        max_length=50000,
                        verbose_name="text in English",
                    ),
                ),
            ],
            options={
                "verbose_name": "text of the site",
                "verbose_name_plural": "texts of the site",
                "ordering": ["-page"],
                "permissions": [("publish_sitetext", "Can publish texts of the site")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("page__in", ["method", "about"])),
                        name="site_text_page_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SiteTextEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "page",
                    models.CharField(
                        choices=[("method", "How we judge"), ("about", "About us")],
                        max_length=16,
                        verbose_name="page",
                    ),
                ),
                (
                    "body_sv",
                    models.TextField(
                        blank=True,
                        help_text="Markdown",
                        max_length=50000,
                        verbose_name="text in Swedish",
                    ),
                ),
                (
                    "body_en",
                    models.TextField(
                        blank=True,
                        help_text="Markdown",
                        max_length=50000,
                        verbose_name="text in English",
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
                        to="claims.sitetext",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SiteTextVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="version")),
                ("body_sv", models.TextField(verbose_name="text in Swedish")),
                ("body_en", models.TextField(verbose_name="text in English")),
                ("published_at", models.DateTimeField(verbose_name="published at")),
                (
                    "published_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="published by",
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="claims.sitetext",
                        verbose_name="text",
                    ),
                ),
            ],
            options={
                "verbose_name": "version of a text of the site",
                "verbose_name_plural": "versions of texts of the site",
                "ordering": ["text", "-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("text", "number"), name="site_text_version_number_unique"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("body_sv", ""), _negated=True),
                            models.Q(("body_en", ""), _negated=True),
                        ),
                        name="site_text_version_has_texts",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="publicclaim",
            index=models.Index(
                fields=["document_id", "span_start", "first_publication"], name="public_in_text"
            ),
        ),
        migrations.AddIndex(
            model_name="publicquantity",
            index=models.Index(
                fields=["unit", "-claim", "position"], name="public_quantity_newest"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sitetext",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_sitetextevent" ("body_en", "body_sv", "id", "page", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."body_en", new_values."body_sv", new_values."id", new_values."page", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="3c1de6da6d71d9243b088fbdee42afdeafb72746",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_20805",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="claims_sitetext",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sitetext",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_sitetextevent" ("body_en", "body_sv", "id", "page", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."body_en", new_values."body_sv", new_values."id", new_values."page", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="9898e6d12b8f6dfe43346ba844a49422646f28ba",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c853c",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="claims_sitetext",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sitetext",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_sitetextevent" ("body_en", "body_sv", "id", "page", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."body_en", old_values."body_sv", old_values."id", old_values."page", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="b9cc1c28ee15517f1767f11fa9c6ed6a3c1e5e0a",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b6386",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="claims_sitetext",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(RULES.read_text("utf-8"), RULES_BACK.read_text("utf-8")),
        migrations.RunPython(make_texts_and_rights, migrations.RunPython.noop),
    ]
