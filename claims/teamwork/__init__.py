"""Working together on claims: who works on what, what is said of it, and who is told."""
