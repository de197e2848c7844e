"""What no constraint of Django's can say about claims, and that history is append-only.

The rules as they were when this migration was written stand beside it, so that it does the same for
ever; as they are now, with their reasons, they stand in `claims/rules/`. They lean on those of the
sources: what never changes is refused by a function made there.
"""

from pathlib import Path

from django.db import migrations

RULES = Path(__file__).with_name("0003_rules.sql")
RULES_BACK = Path(__file__).with_name("0003_rules_back.sql")

# Nothing looks for claims by the beginnings of their random ids.
PATTERN_INDEX = "claims_claim_public_id_17c757d6_like"


class Migration(migrations.Migration):
    dependencies = [("claims", "0002_history"), ("corpus", "0003_rules")]

    operations = [
        migrations.RunSQL(RULES.read_text("utf-8"), RULES_BACK.read_text("utf-8")),
        migrations.RunSQL(
            f"DROP INDEX {PATTERN_INDEX}",
            f"CREATE INDEX {PATTERN_INDEX} ON claims_claim (public_id varchar_pattern_ops)",
        ),
    ]
