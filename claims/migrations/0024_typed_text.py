"""What people write is NFC with LF line ends (`claims/rules/typed_text.sql`): what was kept otherwise is
brought to it. And a page may have several reviews by another desk.

Whose words change so was approved with others: that approval is carried over to the same words, under
the accounts that stand there. Going back changes no text.
"""

from pathlib import Path

import django.db.models.functions.text
from django.db import migrations, models

RULES = Path(__file__).with_name("0024_typed_text.sql")
RULES_BACK = Path(__file__).with_name("0024_typed_text_back.sql")


class Migration(migrations.Migration):
    dependencies = [("claims", "0023_merging")]

    operations = [
        migrations.AlterField(
            model_name="externalcheck",
            name="url",
            field=models.URLField(max_length=1000, verbose_name="web address"),
        ),
        migrations.AddConstraint(
            model_name="externalcheck",
            constraint=models.UniqueConstraint(
                models.F("url"),
                django.db.models.functions.text.MD5("claim_reviewed"),
                name="external_check_once",
            ),
        ),
        migrations.RunSQL(RULES.read_text("utf-8"), RULES_BACK.read_text("utf-8")),
    ]
