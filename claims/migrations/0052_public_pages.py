"""Where the pages of a public document's text begin and end: `rebuild_public` fills it in."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0051_pieces_apart"),
    ]

    operations = [
        migrations.AddField(
            model_name="publicreference",
            name="pages",
            field=models.TextField(null=True),
        ),
    ]
