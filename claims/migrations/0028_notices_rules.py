"""Events of assignments and comments never change; a source's new text is told of
(`claims/rules/notices.sql`); and the three roles see both in a claim's history."""

from pathlib import Path

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

RULES = Path(__file__).with_name("0028_notices.sql")

BACK = """
DROP TRIGGER revision_is_told_of ON corpus_revision;
DROP FUNCTION claims_tell_of_new_text();
DROP TRIGGER event_never_truncated ON claims_claimcommentevent;
DROP TRIGGER event_never_changes ON claims_claimcommentevent;
DROP TRIGGER event_never_truncated ON claims_assignmentevent;
DROP TRIGGER event_never_changes ON claims_assignmentevent;
"""

ROLES = ("researcher", "editor", "administrator")
SEEN = ("view_assignment", "view_claimcomment")


def let_see(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    using = schema_editor.connection.alias
    # Django makes permissions after all migrations; these are needed now.
    config = apps.get_app_config("claims")
    config.models_module = True  # type: ignore[assignment]
    create_permissions(config, apps=apps, using=using, verbosity=0)
    config.models_module = None
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    found = list(permissions.filter(content_type__app_label="claims", codename__in=SEEN))
    for group in apps.get_model("auth", "Group").objects.using(using).filter(name__in=ROLES):
        group.permissions.add(*found)


def hide(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    using = schema_editor.connection.alias
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    permissions.filter(content_type__app_label="claims", codename__in=SEEN).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0027_teamwork"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.RunSQL(RULES.read_text("utf-8"), BACK),
        migrations.RunPython(let_see, hide),
    ]
