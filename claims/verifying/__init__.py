"""Whether every promise holds in what the database has, as `manage.py verify` asks.

Triggers and constraints keep the promises as rows are written. This reads what is there, whoever
wrote it: after a restore, an upgrade, a broken disk, or a hand that had switched the triggers off.
"""
