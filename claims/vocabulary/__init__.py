"""The words that all else is said in: states, kinds, units, cells. Pure: no Django, no database."""
