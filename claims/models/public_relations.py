"""How public claims stand to each other, where the desk has said so."""

from django.db import models
from django.db.models import F, Q


class PublicRelation(models.Model):
    """Read as `claim` `kind` `other`. Both can be read in public: that a claim which nobody has
    published, or which was withdrawn, stands in a relation is nowhere said."""

    claim = models.ForeignKey(
        "claims.PublicClaim", on_delete=models.CASCADE, related_name="relations", db_index=False
    )
    kind = models.CharField(max_length=16)
    other = models.ForeignKey(
        "claims.PublicClaim", on_delete=models.CASCADE, related_name="relations_from_others"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="public_relation_once", fields=["claim", "kind", "other"]),
            models.CheckConstraint(
                name="public_relation_to_another", condition=~Q(claim=F("other"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim_id} {self.kind} {self.other_id}"
