"""Claims whose words wait to be indexed are noted by the range, not one by one.

A statement that stores thousands of claims wrote a row for each of them. A range covers claims of one
thousand at most, so that whoever catches up can stop in between, however a statement chose its ids.
"""

from django.db import migrations, models

# Nobody stores claims between the moving of notes and the change of the functions.
MOVE_NOTES = """
LOCK TABLE claims_claim IN SHARE MODE;
INSERT INTO claims_claimstoindex (first, last)
SELECT claim_id, claim_id FROM claims_claimtoindex ORDER BY id;
"""

MOVE_NOTES_BACK = """
INSERT INTO claims_claimtoindex (claim_id)
SELECT c.id FROM claims_claimstoindex n JOIN claims_claim c ON c.id BETWEEN n.first AND n.last
ORDER BY n.id, c.id;
"""

NOTE_RANGES = """
CREATE OR REPLACE FUNCTION claims_note_new_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO claims_claimstoindex (first, last)
    SELECT min(id), max(id) FROM new_rows GROUP BY id / 1000 ORDER BY 1;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION claims_note_changed_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO claims_claimstoindex (first, last) VALUES (NEW.id, NEW.id);
    RETURN NULL;
END $$;
"""

NOTE_EACH = """
LOCK TABLE claims_claim IN SHARE MODE;
CREATE OR REPLACE FUNCTION claims_note_new_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO claims_claimtoindex (claim_id) SELECT id FROM new_rows;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION claims_note_changed_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO claims_claimtoindex (claim_id) VALUES (NEW.id);
    RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0022_along_each_text")]

    operations = [
        migrations.CreateModel(
            name="ClaimsToIndex",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("first", models.BigIntegerField()),
                ("last", models.BigIntegerField()),
            ],
        ),
        migrations.RunSQL(MOVE_NOTES, MOVE_NOTES_BACK),
        migrations.RunSQL(NOTE_RANGES, NOTE_EACH),
        migrations.DeleteModel(name="ClaimToIndex"),
    ]
