"""What holds of decisions on suggestions and of learned models, whoever writes them."""

from pathlib import Path

from django.db import migrations

RULES = Path(__file__).with_name("0026_suggestion_rules.sql")
BACK = """
DROP TRIGGER event_never_truncated ON claims_suggestiondecisionevent;
DROP TRIGGER event_never_changes ON claims_suggestiondecisionevent;
DROP TRIGGER spotting_model_never_truncated ON claims_spottingmodel;
DROP TRIGGER spotting_model_never_changes ON claims_spottingmodel;
DROP TRIGGER suggestions_checked_on_update ON claims_suggestiondecision;
DROP TRIGGER suggestions_checked_on_insert ON claims_suggestiondecision;
DROP FUNCTION claims_check_suggestions();
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0025_suggestions")]

    operations = [migrations.RunSQL(RULES.read_text("utf-8"), BACK)]
