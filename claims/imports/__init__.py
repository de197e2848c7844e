"""Reading files that others have made: pure functions that know neither Django nor the database."""
