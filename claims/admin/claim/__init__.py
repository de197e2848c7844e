"""The claim: its list, its page, and what can be done with it there."""
