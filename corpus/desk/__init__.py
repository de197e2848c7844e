"""Two people at one record: conflicts, merging, what a form held, and the page of its history."""
