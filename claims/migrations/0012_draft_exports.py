"""The log of what has left the desk as a file: append-only, and for administrators to read."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

APPEND_ONLY = """
CREATE TRIGGER draft_export_never_changes BEFORE UPDATE OR DELETE ON claims_draftexport
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER draft_export_never_truncated BEFORE TRUNCATE ON claims_draftexport
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
"""

APPEND_ONLY_BACK = """
DROP TRIGGER draft_export_never_truncated ON claims_draftexport;
DROP TRIGGER draft_export_never_changes ON claims_draftexport;
"""

ROLE, PERMISSION = "administrator", "view_draftexport"


def add(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    config = apps.get_app_config("claims")
    config.models_module = True  # type: ignore[assignment]
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    permissions = apps.get_model("auth", "Permission").objects
    permission = permissions.get(content_type__app_label="claims", codename=PERMISSION)
    apps.get_model("auth", "Group").objects.get(name=ROLE).permissions.add(permission)


def remove(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    permissions = apps.get_model("auth", "Permission").objects
    found = permissions.filter(content_type__app_label="claims", codename=PERMISSION)
    apps.get_model("auth", "Group").objects.get(name=ROLE).permissions.remove(*found)


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0011_editor_preference"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DraftExport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("exported_at", models.DateTimeField(verbose_name="exported at")),
                ("filters", models.JSONField(verbose_name="filters")),
                (
                    "selection",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=16),
                        size=None,
                        verbose_name="selection",
                    ),
                ),
                ("dialect", models.CharField(max_length=16, verbose_name="dialect")),
                (
                    "columns",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=64),
                        size=None,
                        verbose_name="columns",
                    ),
                ),
                ("rows", models.PositiveBigIntegerField(verbose_name="rows")),
                (
                    "exported_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="exported by",
                    ),
                ),
            ],
            options={
                "verbose_name": "export of claims",
                "verbose_name_plural": "exports of claims",
                "ordering": ["-exported_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("dialect__in", ["rfc4180", "excel-sv"])),
                        name="draft_export_dialect_known",
                    )
                ],
            },
        ),
        migrations.RunSQL(APPEND_ONLY, APPEND_ONLY_BACK),
        migrations.RunPython(add, remove),
    ]
