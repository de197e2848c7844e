"""The database backend of the connection `public`: see `base.py`, where Django looks for it."""
