"""A claim's speaker is looked up once, not twice.

A claim with a role refers to the role and its speaker together, and the role to the speaker: that
there is such a speaker, and that nobody deletes them, is said already. A reference of its own is left
for claims without a role.
"""

import django.db.models.deletion
from django.db import migrations, models

SPEAKER_WITHOUT_ROLE = """
ALTER TABLE claims_claim
    ADD COLUMN speaker_without_role bigint
        GENERATED ALWAYS AS (CASE WHEN role_id IS NULL THEN speaker_id END) STORED
        CONSTRAINT claim_speaker_exists REFERENCES claims_speaker (id)
            DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX claim_speaker_without_role ON claims_claim (speaker_without_role)
    WHERE speaker_without_role IS NOT NULL;
"""

SPEAKER_WITHOUT_ROLE_BACK = """
ALTER TABLE claims_claim DROP COLUMN speaker_without_role;
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0023_notes_of_many")]

    operations = [
        migrations.RunSQL(SPEAKER_WITHOUT_ROLE, SPEAKER_WITHOUT_ROLE_BACK),
        migrations.AlterField(
            model_name="claim",
            name="speaker",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="claims",
                to="claims.speaker",
                verbose_name="speaker",
            ),
        ),
    ]
