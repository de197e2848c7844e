"""What is left of claims that were withdrawn before a data package was loaded; it never changes."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import corpus.identifiers

PROMISES = """
CREATE TRIGGER imported_withdrawal_public_id_issued AFTER INSERT ON claims_importedwithdrawal
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_issue_public_ids('claim');
CREATE TRIGGER imported_withdrawal_never_changes
    BEFORE UPDATE OR DELETE ON claims_importedwithdrawal
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER imported_withdrawal_never_truncated
    BEFORE TRUNCATE ON claims_importedwithdrawal
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
"""

PROMISES_BACK = """
DROP TRIGGER imported_withdrawal_never_truncated ON claims_importedwithdrawal;
DROP TRIGGER imported_withdrawal_never_changes ON claims_importedwithdrawal;
DROP TRIGGER imported_withdrawal_public_id_issued ON claims_importedwithdrawal;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0012_draft_exports"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ImportedWithdrawal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=corpus.identifiers.new_public_id,
                        editable=False,
                        max_length=16,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[23456789bcdfghjkmnpqrstvwxyz]{8}$"
                            )
                        ],
                        verbose_name="public id",
                    ),
                ),
                ("trace", models.JSONField(verbose_name="what is left of it")),
                ("imported_at", models.DateTimeField(verbose_name="imported at")),
                (
                    "imported_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="imported by",
                    ),
                ),
            ],
            options={
                "verbose_name": "imported withdrawal",
                "verbose_name_plural": "imported withdrawals",
                "ordering": ["public_id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("public_id__regex", "^[23456789bcdfghjkmnpqrstvwxyz]{8}$")
                        ),
                        name="imported_withdrawal_public_id_form",
                    )
                ],
            },
        ),
        migrations.RunSQL(PROMISES, PROMISES_BACK),
    ]
