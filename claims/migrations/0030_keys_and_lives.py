"""Keys of rows whose history is kept never change (`claims/rules/keys.sql`), nor do the database's
lives (`claims/rules/life.sql`)."""

from pathlib import Path

from django.db import migrations

RULES = Path(__file__).with_name("0030_keys_and_lives.sql")
BACK = Path(__file__).with_name("0030_keys_and_lives_back.sql")


class Migration(migrations.Migration):
    dependencies = [("claims", "0029_life"), ("corpus", "0008_typed_text")]

    operations = [migrations.RunSQL(RULES.read_text("utf-8"), BACK.read_text("utf-8"))]
