"""Charts of what is public: each has one address, as a page and four files. See `files.py`."""
