"""Tables of what tokens are found by, which Python fills (`claims/publication/word_tables.py`)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0007_rights"),
    ]

    operations = [
        migrations.CreateModel(
            name="DeskToken",
            fields=[
                ("token", models.TextField(db_collation="C", primary_key=True, serialize=False)),
                ("entry", models.TextField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PublicToken",
            fields=[
                ("token", models.TextField(db_collation="C", primary_key=True, serialize=False)),
                ("entry", models.TextField()),
                ("form", models.TextField(db_collation="C")),
                ("plain", models.TextField(db_collation="C")),
                ("sound", models.TextField(db_collation="C")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["form"], name="public_token_form"),
                    models.Index(fields=["plain"], name="public_token_plain"),
                    models.Index(fields=["sound"], name="public_token_sound"),
                ],
            },
        ),
        migrations.AddField(
            model_name="publicform",
            name="words",
            field=models.CharField(default="", max_length=200),
        ),
    ]
