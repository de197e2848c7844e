"""What leaves the database as tables: CSV, JSON Lines, Parquet, the data package.

* `columns`, `tables`, `reference_tables`: what there is; the registry.
* `selects`, `as_of`, `snapshots`, `streams`: how it is read.
"""
