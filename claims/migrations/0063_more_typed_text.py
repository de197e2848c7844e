"""Comments, reasons and texts of the site are NFC with LF line ends, too (`claims/rules/typed_text.sql`).

Going back changes no text.
"""

from pathlib import Path

from django.db import migrations

RULES = Path(__file__).with_suffix(".sql")
BACK = """
ALTER TABLE claims_claimcomment DROP CONSTRAINT comment_text_typed;
ALTER TABLE claims_leftbehind DROP CONSTRAINT left_behind_reason_typed;
ALTER TABLE claims_suggestiondecision DROP CONSTRAINT suggestion_reason_typed;
ALTER TABLE claims_sitetext DROP CONSTRAINT site_text_typed;
ALTER TABLE claims_sitetextversion DROP CONSTRAINT site_text_version_typed;
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0062_earlier_text_pages")]

    operations = [migrations.RunSQL(RULES.read_text("utf-8"), BACK)]
