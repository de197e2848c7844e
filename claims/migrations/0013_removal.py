"""What claims have to say of closing and removing documents: `closing.sql` and `removal.sql` in
`claims/rules/`."""

from pathlib import Path

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

RULES = Path(__file__).with_name("0013_removal.sql")
RULES_BACK = Path(__file__).with_name("0013_removal_back.sql")

FOR_ADMINISTRATORS = ("close_document", "remove_document")


def allow(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    # Django makes permissions after all migrations; these are needed now.
    using = schema_editor.connection.alias
    config = apps.get_app_config("corpus")
    config.models_module = True  # type: ignore[assignment]  # else it is passed over
    create_permissions(config, apps=apps, using=using, verbosity=0)
    config.models_module = None
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    groups = apps.get_model("auth", "Group").objects.using(using)
    for administrators in groups.filter(name="administrator"):
        administrators.permissions.add(*permissions.filter(codename__in=FOR_ADMINISTRATORS))


def forbid(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    permissions = apps.get_model("auth", "Permission").objects.using(schema_editor.connection.alias)
    permissions.filter(codename__in=FOR_ADMINISTRATORS).delete()


class Migration(migrations.Migration):
    dependencies = [("claims", "0012_evidence_copies"), ("corpus", "0007_removal")]

    operations = [
        migrations.RunSQL(RULES.read_text("utf-8"), RULES_BACK.read_text("utf-8")),
        migrations.RunPython(allow, forbid),
    ]
