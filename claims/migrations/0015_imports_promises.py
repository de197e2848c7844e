"""What happened to checks by other desks is append-only; who may import them, and match them.

Claims are imported by whoever may add and change claims: that needs no permission of its own.
"""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

EVENT_TABLES = ("claims_externalcheckevent", "claims_externalcheckmatchevent")

APPEND_ONLY = "".join(
    f"""
CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
"""
    for table in EVENT_TABLES
)

APPEND_ONLY_BACK = "".join(
    f"""
DROP TRIGGER event_never_truncated ON {table};
DROP TRIGGER event_never_changes ON {table};
"""
    for table in EVENT_TABLES
)

ADDED = {
    *("add_externalcheck", "view_externalcheck"),
    *("view_externalcheckmatch", "change_externalcheckmatch"),
}
ROLES = ("researcher", "editor", "administrator")


def add(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    config = apps.get_app_config("claims")
    config.models_module = True  # type: ignore[assignment]
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    for group, permissions in _groups(apps):
        group.permissions.add(*permissions)


def remove(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    for group, permissions in _groups(apps):
        group.permissions.remove(*permissions)


def _groups(apps: Apps):  # type: ignore[no-untyped-def]  # historical models have no types
    permissions = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="claims", codename__in=ADDED
    )
    groups = apps.get_model("auth", "Group").objects
    return [(groups.get(name=name), list(permissions)) for name in ROLES]


class Migration(migrations.Migration):
    dependencies = [("claims", "0014_imports")]

    operations = [
        migrations.RunSQL(APPEND_ONLY, APPEND_ONLY_BACK),
        migrations.RunPython(add, remove),
    ]
