"""Assignment, comments, notices and what is changed in bulk."""
