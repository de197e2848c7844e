"""The words by which the desk finds similar claims, in a table of their own that follows the claims
(`claims/matching/word_index.py`): as an index of the claims themselves they cost every insert a third more.
"""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

WORDS_FOLLOW = """
ALTER TABLE claims_claimwords
    ADD CONSTRAINT claim_words_of_a_claim FOREIGN KEY (claim_id)
        REFERENCES claims_claim (id) DEFERRABLE INITIALLY DEFERRED;

CREATE FUNCTION claims_note_new_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO claims_claimtoindex (claim_id) SELECT id FROM new_rows;
    RETURN NULL;
END $$;
CREATE TRIGGER claim_words_new AFTER INSERT ON claims_claim
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_new_words();

CREATE FUNCTION claims_note_changed_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO claims_claimtoindex (claim_id) VALUES (NEW.id);
    RETURN NULL;
END $$;
CREATE TRIGGER claim_words_changed AFTER UPDATE OF statement, quote ON claims_claim
    FOR EACH ROW
    WHEN (OLD.statement IS DISTINCT FROM NEW.statement OR OLD.quote IS DISTINCT FROM NEW.quote)
    EXECUTE FUNCTION claims_note_changed_words();

CREATE FUNCTION claims_forget_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM claims_claimwords WHERE claim_id IN (SELECT id FROM old_rows);
    RETURN NULL;
END $$;
CREATE TRIGGER claim_words_gone AFTER DELETE ON claims_claim
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_forget_words();
"""

WORDS_FOLLOW_BACK = """
DROP TRIGGER claim_words_gone ON claims_claim;
DROP FUNCTION claims_forget_words();
DROP TRIGGER claim_words_changed ON claims_claim;
DROP FUNCTION claims_note_changed_words();
DROP TRIGGER claim_words_new ON claims_claim;
DROP FUNCTION claims_note_new_words();
ALTER TABLE claims_claimwords DROP CONSTRAINT claim_words_of_a_claim;
"""

INDEX_ALL = """
INSERT INTO claims_claimwords (claim_id, words)
SELECT id, to_tsvector('swedish', statement || ' ' || quote) FROM claims_claim;
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0019_days_in_order")]

    operations = [
        migrations.CreateModel(
            name="ClaimToIndex",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.claim",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ClaimWords",
            fields=[
                (
                    "claim",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="indexed",
                        serialize=False,
                        to="claims.claim",
                    ),
                ),
                ("words", django.contrib.postgres.search.SearchVectorField()),
            ],
        ),
        migrations.RunSQL(INDEX_ALL, migrations.RunSQL.noop),
        migrations.RemoveIndex(model_name="claim", name="claim_words"),
        migrations.AddIndex(
            model_name="claimwords",
            index=django.contrib.postgres.indexes.GinIndex(fields=["words"], name="claim_words"),
        ),
        migrations.RunSQL(WORDS_FOLLOW, WORDS_FOLLOW_BACK),
    ]
