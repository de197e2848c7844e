"""Nothing looks for issued ids by their beginnings, and each id issued had to be put in there too."""

from django.db import migrations

INDEX = "corpus_issuedid_id_ef5dae1b_like"


class Migration(migrations.Migration):
    dependencies = [("corpus", "0003_history")]

    operations = [
        migrations.RunSQL(
            f"DROP INDEX {INDEX}",
            f"CREATE INDEX {INDEX} ON corpus_issuedid (id varchar_pattern_ops)",
        )
    ]
