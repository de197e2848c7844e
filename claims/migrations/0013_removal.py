"""What claims have to say of closing and removing documents: `closing.sql` and `removal.sql` in
`claims/rules/`."""

from pathlib import Path

from django.db import migrations

RULES = Path(__file__).with_name("0013_removal.sql")
RULES_BACK = Path(__file__).with_name("0013_removal_back.sql")


class Migration(migrations.Migration):
    dependencies = [("claims", "0012_evidence_copies"), ("corpus", "0007_removal")]

    operations = [migrations.RunSQL(RULES.read_text("utf-8"), RULES_BACK.read_text("utf-8"))]
