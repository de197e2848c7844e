"""Bringing files into the database: looked at first, stored when a person has confirmed."""
