"""What no constraint of Django's can say about sources, and that history is append-only.

The rules as they were when this migration was written stand beside it, so that it does the same for
ever; as they are now, with their reasons, they stand in `corpus/rules/`.
"""

from pathlib import Path

from django.db import migrations

RULES = Path(__file__).with_name("0003_rules.sql")
RULES_BACK = Path(__file__).with_name("0003_rules_back.sql")

# Nothing looks for issued ids by their beginnings, and each id issued had to be put in there too.
PATTERN_INDEX = "corpus_issuedid_id_ef5dae1b_like"


class Migration(migrations.Migration):
    dependencies = [
        ("corpus", "0002_history"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.RunSQL(RULES.read_text("utf-8"), RULES_BACK.read_text("utf-8")),
        migrations.RunSQL(
            f"DROP INDEX {PATTERN_INDEX}",
            f"CREATE INDEX {PATTERN_INDEX} ON corpus_issuedid (id varchar_pattern_ops)",
        ),
    ]
