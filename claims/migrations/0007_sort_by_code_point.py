"""Keys for sorting are compared code point by code point, whatever the database's own order is."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("claims", "0006_answering")]

    operations = [
        migrations.AlterField(
            model_name="publicreference",
            name="sort_key",
            field=models.CharField(db_collation="C", max_length=500),
        ),
        migrations.AlterField(
            model_name="speaker",
            name="sort_name",
            field=models.CharField(db_collation="C", editable=False, max_length=200),
        ),
        migrations.AlterField(
            model_name="speakerevent",
            name="sort_name",
            field=models.CharField(db_collation="C", editable=False, max_length=200),
        ),
    ]
