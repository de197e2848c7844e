"""The desk's second reader: what it suggests, learns from decisions, and how well it does."""
