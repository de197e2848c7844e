"""Whether a span that another tool marked in pieces is as many claims: chosen for each file."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0050_looked_through"),
    ]

    operations = [
        migrations.AddField(
            model_name="claimimport",
            name="pieces_apart",
            field=models.BooleanField(default=False, verbose_name="pieces as claims of their own"),
        ),
    ]
