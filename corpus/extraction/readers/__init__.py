"""One module or folder for each kind of source: bytes and options in, a `Reading` out."""
