"""A document is removed by one function, which leaves a tombstone: `corpus/rules/removal.sql`."""

from pathlib import Path

from django.db import migrations

RULES = Path(__file__).with_name("0007_removal.sql")
RULES_BACK = Path(__file__).with_name("0007_removal_back.sql")


class Migration(migrations.Migration):
    dependencies = [("corpus", "0006_closing")]

    operations = [migrations.RunSQL(RULES.read_text("utf-8"), RULES_BACK.read_text("utf-8"))]
