"""The list of parties, with those of the Riksdag and the local one of the first corpus; speakers and
roles are held to it: `claims/rules/parties.sql`.

A party that is named here already and is in no list gets its code for a name.
"""

from pathlib import Path

import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import corpus.models

RULES = Path(__file__).with_name("0022_parties.sql")
RULES_BACK = """
ALTER TABLE claims_role DROP COLUMN party_given;
ALTER TABLE claims_speaker DROP COLUMN party_given;
DROP TRIGGER event_never_changes ON claims_partyevent;
DROP TRIGGER event_never_truncated ON claims_partyevent;
"""

# Code, name, colour, when it was called so.
PARTIES = (
    ("S", "Socialdemokraterna", "#e8112d", ""),
    ("M", "Moderaterna", "#52bdec", ""),
    ("SD", "Sverigedemokraterna", "#dddd00", ""),
    ("C", "Centerpartiet", "#009933", ""),
    ("V", "Vänsterpartiet", "#da291c", "1990/.."),
    ("KD", "Kristdemokraterna", "#000077", "1996/.."),
    ("L", "Liberalerna", "#006ab3", "2015-11-22/.."),
    ("MP", "Miljöpartiet de gröna", "#83cf39", ""),
    ("FP", "Folkpartiet liberalerna", "#006ab3", "1990/2015-11-22"),
    ("KDS", "Kristdemokratiska samhällspartiet", "#000077", "1987/1996"),
    ("NYD", "Ny demokrati", "#ffd700", "1991/2000"),
    ("VPK", "Vänsterpartiet kommunisterna", "#da291c", "1967/1990"),
    ("AP", "Arbetarpartiet", "#aa1122", "2010/.."),
)
RIGHTS = {
    "researcher": {"view_party"},
    "editor": {"view_party", "add_party", "change_party"},
    "administrator": {"view_party", "add_party", "change_party", "delete_party"},
}


def make_parties(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    using = schema_editor.connection.alias
    parties = apps.get_model("claims", "Party").objects.using(using)
    for code, name, colour, period in PARTIES:
        parties.create(code=code, name=name, colour=colour, period_edtf=period)
    known = {code for code, *_rest in PARTIES}
    for model in ("Speaker", "Role"):
        named = apps.get_model("claims", model).objects.using(using)
        for code in set(named.values_list("party", flat=True)) - known - {""}:
            known.add(code)
            parties.create(code=code, name=code)


def give_rights(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    using = schema_editor.connection.alias
    config = apps.get_app_config("claims")
    config.models_module = True  # type: ignore[assignment]
    create_permissions(config, apps=apps, using=using, verbosity=0)
    config.models_module = None
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    for group in apps.get_model("auth", "Group").objects.using(using).filter(name__in=RIGHTS):
        found = permissions.filter(
            content_type__app_label="claims", codename__in=RIGHTS[group.name]
        )
        group.permissions.add(*found)


def nothing(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """They go with their table, and with their groups."""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0018_citing"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Party",
            fields=[
                (
                    "code",
                    models.CharField(
                        db_collation="C",
                        help_text="In capitals, such as S, MP or AP. Part of public records; never changes.",
                        max_length=8,
                        primary_key=True,
                        serialize=False,
                        validators=[django.core.validators.RegexValidator("^[A-ZÅÄÖ]{1,8}$")],
                        verbose_name="code",
                    ),
                ),
                ("name", models.CharField(max_length=100, unique=True, verbose_name="name")),
                (
                    "colour",
                    models.CharField(
                        blank=True,
                        help_text="As a web page has it: #e8112d.",
                        max_length=7,
                        validators=[django.core.validators.RegexValidator("^#[0-9a-f]{6}$")],
                        verbose_name="colour",
                    ),
                ),
                (
                    "period_edtf",
                    models.CharField(
                        blank=True,
                        help_text="When it was called so; empty: always.",
                        max_length=64,
                        validators=[corpus.models.validate_edtf],
                        verbose_name="period",
                    ),
                ),
            ],
            options={
                "verbose_name": "party",
                "verbose_name_plural": "parties",
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[A-ZÅÄÖ]{1,8}$")),
                        name="party_code_form",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="party_name_given"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("colour", ""), ("colour__regex", "^#[0-9a-f]{6}$"), _connector="OR"
                        ),
                        name="party_colour_form",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PartyEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "code",
                    models.CharField(
                        db_collation="C",
                        help_text="In capitals, such as S, MP or AP. Part of public records; never changes.",
                        max_length=8,
                        serialize=False,
                        validators=[django.core.validators.RegexValidator("^[A-ZÅÄÖ]{1,8}$")],
                        verbose_name="code",
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                (
                    "colour",
                    models.CharField(
                        blank=True,
                        help_text="As a web page has it: #e8112d.",
                        max_length=7,
                        validators=[django.core.validators.RegexValidator("^#[0-9a-f]{6}$")],
                        verbose_name="colour",
                    ),
                ),
                (
                    "period_edtf",
                    models.CharField(
                        blank=True,
                        help_text="When it was called so; empty: always.",
                        max_length=64,
                        validators=[corpus.models.validate_edtf],
                        verbose_name="period",
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
                        to="claims.party",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="party",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_partyevent" ("code", "colour", "name", "period_edtf", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."code", new_values."colour", new_values."name", new_values."period_edtf", _pgh_attached_context.value, NOW(), \'insert\', new_values."code" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="039643a371c8b2dd8422d6c6cf8741d82ada7755",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7be11",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="claims_party",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="party",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_partyevent" ("code", "colour", "name", "period_edtf", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."code", new_values."colour", new_values."name", new_values."period_edtf", _pgh_attached_context.value, NOW(), \'update\', new_values."code" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."code") = (new_values."code") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="1a0924dba70c80de163f05fa488f116b6183d6b9",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4731b",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="claims_party",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="party",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_partyevent" ("code", "colour", "name", "period_edtf", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."code", old_values."colour", old_values."name", old_values."period_edtf", _pgh_attached_context.value, NOW(), \'delete\', old_values."code" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="633aaaf9b0387382afd3080cac25a0b2442a7fad",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_77aaf",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="claims_party",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunPython(make_parties, nothing),
        migrations.RunPython(give_rights, nothing),
        migrations.RunSQL(RULES.read_text("utf-8"), RULES_BACK),
    ]
