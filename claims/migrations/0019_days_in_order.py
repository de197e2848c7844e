"""A page of the claims of some days is found in one index, without looking at the claims between."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("claims", "0018_newest_matches")]

    operations = [
        migrations.AddIndex(
            model_name="publicclaim",
            index=models.Index(
                condition=models.Q(("withdrawn", False)),
                fields=["first_publication"],
                include=("date_earliest", "date_latest"),
                name="public_days_in_order",
            ),
        ),
    ]
