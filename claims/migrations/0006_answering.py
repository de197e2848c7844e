"""Roles and the correction inbox: editors answer, researchers and editors note contacts."""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

CONTACTS = {f"{verb}_claimantcontact" for verb in ("add", "change", "view")}
ADDED = {
    "researcher": {"view_correctionrequest", *CONTACTS},
    "editor": {"view_correctionrequest", "answer_correctionrequest", *CONTACTS},
    "administrator": {"view_correctionrequest", "answer_correctionrequest", *CONTACTS},
}


def add(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    config = apps.get_app_config("claims")
    config.models_module = True  # type: ignore[assignment]
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    permissions = apps.get_model("auth", "Permission").objects
    for name, codenames in ADDED.items():
        group = apps.get_model("auth", "Group").objects.get(name=name)
        group.permissions.add(
            *permissions.filter(content_type__app_label="claims", codename__in=codenames)
        )


def remove(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    permissions = apps.get_model("auth", "Permission").objects
    for name, codenames in ADDED.items():
        group = apps.get_model("auth", "Group").objects.get(name=name)
        group.permissions.remove(
            *permissions.filter(content_type__app_label="claims", codename__in=codenames)
        )


class Migration(migrations.Migration):
    dependencies = [("claims", "0005_append_only_history")]

    operations = [migrations.RunPython(add, remove)]
