"""The public data package, loaded into an empty database: see `docs/adr/0012-round-trip.md`.

* `reading`: the package, checked against what it says of itself.
* `sources`, `people`, `checks`, `claims`, `versions`: one aggregate each.
* `loading`: all of it, or nothing.
"""
