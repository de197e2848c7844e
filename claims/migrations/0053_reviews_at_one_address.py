"""Two verdicts on one claim at one address are two checks by another desk.

Going back keeps the one that was read first, as the older code did; the others, and what was decided
about them, stay in the history.
"""

from django.db import migrations, models
from django.db.models.functions import MD5

FIRST_ALONE = """
DELETE FROM claims_externalcheckmatch suggested USING claims_externalcheck later
WHERE suggested.check_by_other_id = later.id AND EXISTS (
    SELECT FROM claims_externalcheck earlier WHERE earlier.url = later.url
    AND earlier.claim_reviewed = later.claim_reviewed AND earlier.id < later.id);
DELETE FROM claims_externalcheck later WHERE EXISTS (
    SELECT FROM claims_externalcheck earlier WHERE earlier.url = later.url
    AND earlier.claim_reviewed = later.claim_reviewed AND earlier.id < later.id);
SET CONSTRAINTS ALL IMMEDIATE;
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0052_public_pages")]

    operations = [
        migrations.RemoveConstraint(model_name="externalcheck", name="external_check_once"),
        migrations.AddConstraint(
            model_name="externalcheck",
            constraint=models.UniqueConstraint(
                models.F("url"),
                MD5("claim_reviewed"),
                MD5("publisher"),
                MD5("claimant"),
                MD5("rating"),
                models.F("rating_value"),
                models.F("best"),
                models.F("worst"),
                nulls_distinct=False,
                name="external_check_once",
            ),
        ),
        migrations.RunSQL(migrations.RunSQL.noop, FIRST_ALONE),
    ]
