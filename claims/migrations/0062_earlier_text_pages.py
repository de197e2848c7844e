"""Where the pages of a source's earlier texts begin and end is public, as of its newest one; the last
version on each is found along an index."""

from pathlib import Path

from django.db import migrations, models

RULES = Path(__file__).with_suffix(".sql")
BACK = RULES.with_name("0062_earlier_text_pages_back.sql")


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0061_shown_less"),
    ]

    operations = [
        migrations.AddField(
            model_name="publicearliertext",
            name="pages",
            field=models.TextField(null=True),
        ),
        migrations.AddIndex(
            model_name="claimversion",
            index=models.Index(fields=["revision", "publication"], name="version_on_text"),
        ),
        migrations.RunSQL(RULES.read_text("utf-8"), BACK.read_text("utf-8")),
    ]
