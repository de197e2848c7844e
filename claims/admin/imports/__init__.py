"""Imports: a file is brought in, looked at row by row, and confirmed."""
