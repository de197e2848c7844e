"""The three roles as Django groups: researcher, editor, administrator.

A researcher writes and submits. An editor also approves and publishes. An administrator also
manages accounts. Members' rights can be extended in the admin; running this again adds nothing.
"""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

WORKED_ON = {
    "corpus": ("publisher", "document", "section"),
    "claims": (
        *("speaker", "role", "topic", "claim", "voice", "quantity"),
        *("claimrelation", "assessment", "evidence"),
    ),
}
ONLY_SEEN = {"corpus": ("revision",), "claims": ("claimversion", "ratingscale", "rating")}

RESEARCHER = {
    *(
        f"{verb}_{model}"
        for models in WORKED_ON.values()
        for model in models
        for verb in ("add", "change", "delete", "view")
    ),
    *(f"view_{model}" for models in ONLY_SEEN.values() for model in models),
    "add_revision",
    "submit_assessment",
}
EDITOR = RESEARCHER | {"approve_assessment", "publish_claim"}
ADMINISTRATOR = EDITOR | {
    *(
        f"{verb}_{model}"
        for model in ("ratingscale", "rating", "user")
        for verb in ("add", "change", "delete", "view")
    ),
    "view_group",
}

ROLES = {"researcher": RESEARCHER, "editor": EDITOR, "administrator": ADMINISTRATOR}


def make_roles(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    # Django makes permissions after all migrations; these are needed now.
    for label in ("corpus", "claims", "auth"):
        config = apps.get_app_config(label)
        config.models_module = True  # type: ignore[assignment]
        create_permissions(config, apps=apps, verbosity=0)
        config.models_module = None
    group_model = apps.get_model("auth", "Group")
    permissions = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label__in=["corpus", "claims", "auth"]
    )
    for name, codenames in ROLES.items():
        group, _made = group_model.objects.get_or_create(name=name)
        found = list(permissions.filter(codename__in=codenames))
        if missing := codenames - {permission.codename for permission in found}:
            raise LookupError(f"no such permissions: {', '.join(sorted(missing))}")
        group.permissions.add(*found)


def remove_roles(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0002_promises"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_roles, remove_roles)]
