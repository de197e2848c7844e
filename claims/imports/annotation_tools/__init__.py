"""Claims that were marked in another program, as rows of a sheet. Pure readers."""
