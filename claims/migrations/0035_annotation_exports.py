"""What leaves the desk for an annotation tool is noted by the tool's name."""

from django.db import migrations, models

DIALECTS = ["rfc4180", "excel-sv", "xlsx"]
TOOLS = [
    *("doccano", "label-studio", "inception-xmi", "inception-json", "brat", "hypothesis"),
    *("recogito", "spacy", "w3c"),
]

# An older version knows no such file: its note keeps the tool's name among the filters.
AS_KNOWN_BEFORE = """
ALTER TABLE claims_draftexport DISABLE TRIGGER draft_export_never_changes;
UPDATE claims_draftexport
SET dialect = 'xlsx', filters = filters || jsonb_build_object('tool', jsonb_build_array(dialect))
WHERE dialect NOT IN ('rfc4180', 'excel-sv', 'xlsx');
ALTER TABLE claims_draftexport ENABLE TRIGGER draft_export_never_changes;
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0034_label_table")]

    operations = [
        migrations.RemoveConstraint(model_name="draftexport", name="draft_export_dialect_known"),
        migrations.RunSQL(migrations.RunSQL.noop, AS_KNOWN_BEFORE),
        migrations.AddConstraint(
            model_name="draftexport",
            constraint=models.CheckConstraint(
                name="draft_export_dialect_known",
                condition=models.Q(dialect__in=[*DIALECTS, *TOOLS]),
            ),
        ),
    ]
