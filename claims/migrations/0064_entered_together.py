"""What is published is entered into the indexes of its words together, not row by row: see
`entered_together` in `claims/publication/copying.py`."""

from django.contrib.postgres.indexes import GinIndex
from django.db import migrations
from django.db.models import F

import claims.models.public

INDEXES = {
    "publicsearch": GinIndex(
        F("words"), claims.models.public.ClaimBlocks("claim"), name="public_search_words"
    ),
    "publicpast": GinIndex(name="public_past_words", fields=["words"]),
    "publicclaimfacets": GinIndex(name="public_facets_keys", fields=["keys"]),
}
# The index is not made anew: only where new entries go is another place.
ON = "ALTER INDEX {} SET (fastupdate = on)"
OFF = "ALTER INDEX {0} SET (fastupdate = off); SELECT gin_clean_pending_list('{0}')"


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0063_more_typed_text"),
    ]

    operations = [
        migrations.RunSQL(
            ON.format(index.name),
            OFF.format(index.name),
            state_operations=[
                migrations.RemoveIndex(model, index.name),
                migrations.AddIndex(model, index),
            ],
        )
        for model, index in INDEXES.items()
    ]
