"""Other desks' published checks (ClaimReview): read, kept, and suggested for claims of ours."""
