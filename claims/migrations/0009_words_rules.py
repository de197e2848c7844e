"""The function that makes vectors of texts, by the tables of tokens; claims are indexed anew by it.

What the public reads is made anew by `rebuild_public --if-needed`.
"""

from pathlib import Path

from django.db import migrations

FUNCTION = Path(__file__).with_name("0009_word_tokens.sql")
FUNCTION_BACK = "DROP FUNCTION claims_text_words(text, text, boolean)"

# Their own order is that of the code points: nothing more is needed to look for beginnings.
PATTERN_INDEXES = {
    "claims_desktoken_token_d269f41b_like": "claims_desktoken",
    "claims_publictoken_token_c04d1749_like": "claims_publictoken",
}

INDEX_ANEW = """
INSERT INTO claims_claimstoindex (first, last)
SELECT min(id), max(id) FROM claims_claim GROUP BY id / 1000 ORDER BY 1
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0008_words_of_search")]

    operations = [
        *(
            migrations.RunSQL(
                f"DROP INDEX {index}",
                f"CREATE INDEX {index} ON {table} (token text_pattern_ops)",
            )
            for index, table in PATTERN_INDEXES.items()
        ),
        migrations.RunSQL(FUNCTION.read_text("utf-8"), FUNCTION_BACK),
        migrations.RunSQL(INDEX_ANEW, INDEX_ANEW),
    ]
