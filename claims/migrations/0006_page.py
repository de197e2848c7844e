"""The page of the source that a quote begins on, for the CSV. `rebuild_public` fills it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0005_approvals"),
    ]

    operations = [
        migrations.AddField(
            model_name="publicclaim",
            name="page",
            field=models.PositiveIntegerField(null=True),
        ),
    ]
