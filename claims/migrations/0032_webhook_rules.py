"""What is published is noted for subscribers (`claims/rules/webhooks.sql`), and administrators look
after who they are."""

from pathlib import Path

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

RULES = Path(__file__).with_name("0032_webhooks.sql")
BACK = Path(__file__).with_name("0032_webhooks_back.sql")

THEIRS = {
    *(f"{verb}_subscriber" for verb in ("add", "change", "delete", "view")),
    "view_webhookdelivery",
}


def let_administrators(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    using = schema_editor.connection.alias
    # Django makes permissions after all migrations; these are needed now.
    config = apps.get_app_config("claims")
    config.models_module = True  # type: ignore[assignment]
    create_permissions(config, apps=apps, using=using, verbosity=0)
    config.models_module = None
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    found = list(permissions.filter(content_type__app_label="claims", codename__in=THEIRS))
    if len(found) != len(THEIRS):
        raise LookupError("permissions of subscribers are missing")
    groups = apps.get_model("auth", "Group").objects.using(using)
    groups.get(name="administrator").permissions.add(*found)


def take_away(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    using = schema_editor.connection.alias
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    permissions.filter(content_type__app_label="claims", codename__in=THEIRS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0031_subscriptions"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.RunSQL(RULES.read_text("utf-8"), BACK.read_text("utf-8")),
        migrations.RunPython(let_administrators, take_away),
    ]
