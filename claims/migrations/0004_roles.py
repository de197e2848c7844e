"""The three roles as Django groups: researcher, editor, administrator.

A researcher writes and submits. An editor also approves, publishes and answers. An administrator
also manages accounts. Members' rights can be extended in the admin; running this again adds nothing.

Claims are imported by whoever may add and change claims: that needs no permission of its own.
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
ONLY_SEEN = {
    "corpus": ("revision",),
    "claims": ("claimversion", "ratingscale", "rating", "correctionrequest"),
}

RESEARCHER = {
    *(
        f"{verb}_{model}"
        for models in WORKED_ON.values()
        for model in models
        for verb in ("add", "change", "delete", "view")
    ),
    *(f"view_{model}" for models in ONLY_SEEN.values() for model in models),
    *(f"{verb}_claimantcontact" for verb in ("add", "change", "view")),
    *("add_externalcheck", "view_externalcheck"),
    *("view_externalcheckmatch", "change_externalcheckmatch"),
    "add_revision",
    "submit_assessment",
}
EDITOR = RESEARCHER | {"approve_assessment", "publish_claim", "answer_correctionrequest"}
ADMINISTRATOR = EDITOR | {
    *(
        f"{verb}_{model}"
        for model in ("ratingscale", "rating", "user")
        for verb in ("add", "change", "delete", "view")
    ),
    "view_draftexport",
    "view_group",
}

ROLES = {"researcher": RESEARCHER, "editor": EDITOR, "administrator": ADMINISTRATOR}
APPS = ("corpus", "claims", "auth")


def make_roles(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    # The database that is being migrated, which need not be the first one.
    using = schema_editor.connection.alias
    # Django makes permissions after all migrations; these are needed now.
    for label in APPS:
        config = apps.get_app_config(label)
        config.models_module = True  # type: ignore[assignment]
        create_permissions(config, apps=apps, using=using, verbosity=0)
        config.models_module = None
    groups = apps.get_model("auth", "Group").objects.using(using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    for name, codenames in ROLES.items():
        found = list(permissions.filter(content_type__app_label__in=APPS, codename__in=codenames))
        if missing := codenames - {permission.codename for permission in found}:
            raise LookupError(f"no such permissions: {', '.join(sorted(missing))}")
        group, _made = groups.get_or_create(name=name)
        group.permissions.add(*found)


def remove_roles(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    groups.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0003_rules"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_roles, remove_roles)]
