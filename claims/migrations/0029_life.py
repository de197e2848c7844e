"""The database has a life of its own, which answers to readers name (`claims/models/life.py`), and
says when the worker last kept house (`claims/models/chores.py`)."""

from django.db import migrations, models

FIRST = """
INSERT INTO claims_publiclife (token, first_publication, last_before)
VALUES (replace(gen_random_uuid()::text, '-', ''), 1, 0)
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0028_notices_rules")]

    operations = [
        migrations.CreateModel(
            name="PublicLife",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token", models.CharField(max_length=32, unique=True)),
                ("first_publication", models.PositiveBigIntegerField()),
                ("last_before", models.PositiveBigIntegerField()),
                ("restored_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="ChoreRun",
            fields=[
                (
                    "name",
                    models.CharField(max_length=40, primary_key=True, serialize=False),
                ),
                ("ran_at", models.DateTimeField()),
            ],
        ),
        migrations.RunSQL(FIRST, migrations.RunSQL.noop),
    ]
