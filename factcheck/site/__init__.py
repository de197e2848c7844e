"""The public pages and feeds: what the public tables hold, for people to read."""
