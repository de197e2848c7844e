"""What public claims can be narrowed by, and the counts of it.

What the public reads is made anew by `rebuild_public --if-needed`.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("claims", "0013_removal")]

    operations = [
        migrations.CreateModel(
            name="PublicFacet",
            fields=[
                ("key", models.AutoField(primary_key=True, serialize=False)),
                (
                    "name",
                    models.CharField(
                        choices=[
                            ("verdict", "Verdict"),
                            ("status", "Status"),
                            ("topic", "Topic"),
                            ("speaker", "Speaker"),
                            ("party", "Party"),
                            ("source", "Source"),
                            ("year", "Year"),
                            ("kind", "Kind"),
                            ("cited", "Cited"),
                        ],
                        max_length=16,
                    ),
                ),
                ("value", models.CharField(db_collation="C", max_length=64)),
                ("claims", models.PositiveIntegerField(default=0)),
                ("checked", models.PositiveIntegerField(default=0)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["name", "-claims", "value"], name="public_facet_most"),
                    models.Index(
                        condition=models.Q(("checked__gt", 0)),
                        fields=["name", "-checked", "value"],
                        name="public_facet_most_checked",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("name", "value"), name="public_facet_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicFacetPair",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=16)),
                ("claims", models.PositiveIntegerField(default=0)),
                ("checked", models.PositiveIntegerField(default=0)),
                (
                    "facet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="claims.publicfacet",
                    ),
                ),
                (
                    "within",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pairs",
                        to="claims.publicfacet",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["within", "name", "-claims"], name="public_pair_most"),
                    models.Index(
                        condition=models.Q(("checked__gt", 0)),
                        fields=["within", "name", "-checked"],
                        name="public_pair_most_checked",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("within", "facet"), name="public_facet_pair_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicClaimFacets",
            fields=[
                (
                    "claim",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="facets",
                        serialize=False,
                        to="claims.publicclaim",
                    ),
                ),
                (
                    "keys",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), size=None
                    ),
                ),
                ("said", models.DateField()),
                ("checked_on", models.DateField(null=True)),
                ("check_digest", models.CharField(default="", max_length=32)),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=False, fields=["keys"], name="public_facets_keys"
                    ),
                    models.Index(fields=["said", "claim"], name="public_facets_said"),
                    models.Index(
                        condition=models.Q(("checked_on__isnull", False)),
                        fields=["checked_on", "claim"],
                        name="public_facets_checked",
                    ),
                    models.Index(
                        condition=models.Q(("check_digest", ""), _negated=True),
                        fields=["check_digest"],
                        name="public_facets_check",
                    ),
                ],
            },
        ),
    ]
