"""The numbers of versions that were replaced stand in a table of their own, by which they are found."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

RULES = Path(__file__).with_suffix(".sql")
BACK = RULES.with_name("0066_past_quantities_back.sql")


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0065_approvals_by_key"),
    ]

    operations = [
        migrations.CreateModel(
            name="PublicPastQuantity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("first_publication", models.PositiveBigIntegerField()),
                ("position", models.PositiveSmallIntegerField()),
                ("unit", models.CharField(max_length=20)),
                ("value", models.DecimalField(decimal_places=6, max_digits=24)),
                ("value_max", models.DecimalField(decimal_places=6, max_digits=24)),
                (
                    "past",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="numbers",
                        to="claims.publicpast",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["unit", "value"], name="public_past_quantity_by_value"),
                    models.Index(
                        condition=models.Q(("value_max__gt", models.F("value"))),
                        fields=["unit", "value_max"],
                        name="public_past_quantity_ranges",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("past", "position"), name="public_past_quantity_once"
                    )
                ],
            },
        ),
        migrations.RunSQL(RULES.read_text("utf-8"), BACK.read_text("utf-8")),
        # A value for rows that are there when the column comes back.
        migrations.AlterField("publicpast", "numbers", models.JSONField(default=list)),
        migrations.RemoveField("publicpast", "numbers"),
    ]
