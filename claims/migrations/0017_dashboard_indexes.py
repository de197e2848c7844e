"""For what the dashboard counts at every visit: claims by status, the oldest worth checking, the
verdicts, and what was published lately."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("claims", "0016_cheaper_to_load")]

    operations = [
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(fields=["status"], name="claim_by_status"),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                condition=models.Q(
                    ("status__in", ("unverified", "in_progress", "in_review")),
                    ("worthiness", "high"),
                ),
                fields=["created_at", "id"],
                name="claim_worth_checking",
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                condition=models.Q(("status", "checked")),
                fields=["assessment"],
                include=("speaker", "role", "date_earliest"),
                name="claim_checked",
            ),
        ),
        migrations.AddIndex(
            model_name="claimversion",
            index=models.Index(fields=["published_at"], name="version_published"),
        ),
    ]
