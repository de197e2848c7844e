"""To hold claims to their approvals takes as long for each, however many are approved at once."""

from pathlib import Path

from django.db import migrations

RULES = Path(__file__).with_suffix(".sql")
BACK = RULES.with_name("0065_approvals_by_key_back.sql")


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0064_entered_together"),
    ]

    operations = [migrations.RunSQL(RULES.read_text("utf-8"), BACK.read_text("utf-8"))]
