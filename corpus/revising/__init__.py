"""What became of a text in its next revision: two texts compared, in code points. Pure."""
