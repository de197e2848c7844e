"""The project: settings, database, URLs, and what faces the public."""
