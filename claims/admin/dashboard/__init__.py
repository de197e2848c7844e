"""The front page of the desk: what waits for whom."""
