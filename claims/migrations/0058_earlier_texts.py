"""Each earlier text of a source that public versions stand on is public as the newest one is."""

from pathlib import Path

from django.db import migrations, models

RULES = Path(__file__).with_suffix(".sql")
BACK = RULES.with_name("0058_earlier_texts_back.sql")


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0057_amounts_stop_early"),
    ]

    operations = [
        migrations.CreateModel(
            name="PublicEarlierText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("document_id", models.CharField(max_length=16)),
                ("revision", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("length", models.PositiveIntegerField()),
                ("text", models.TextField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("document_id", "revision"), name="public_earlier_text_once"
                    )
                ],
            },
        ),
        migrations.RunSQL(RULES.read_text("utf-8"), BACK.read_text("utf-8")),
    ]
