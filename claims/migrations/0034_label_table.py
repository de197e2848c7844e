"""What the labels of another tool become is kept with the import."""

from django.db import migrations, models
from django.db.models import Func
from django.db.models.lookups import Exact


class Migration(migrations.Migration):
    dependencies = [("claims", "0032_webhook_rules")]

    operations = [
        migrations.AddField(
            model_name="claimimport",
            name="label_table",
            field=models.JSONField(default=dict, verbose_name="labels"),
        ),
        migrations.AddConstraint(
            model_name="claimimport",
            constraint=models.CheckConstraint(
                name="import_labels_by_name",
                condition=Exact(
                    Func("label_table", function="jsonb_typeof", output_field=models.TextField()),
                    "object",
                ),
            ),
        ),
    ]
