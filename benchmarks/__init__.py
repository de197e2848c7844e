"""How fast it is, at up to a million published claims: see README.md."""
