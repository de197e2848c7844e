"""What a claim says now is put together by functions that keep their plans.

PostgreSQL plans a function in SQL anew at each call; for each claim of an act of thousands.
"""

from pathlib import Path

from django.db import migrations

RULES = Path(__file__).with_suffix(".sql")
BACK = RULES.with_name("0048_plans_kept_back.sql")


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0047_history_of_many"),
    ]

    operations = [
        migrations.RunSQL(RULES.read_text("utf-8"), BACK.read_text("utf-8")),
    ]
