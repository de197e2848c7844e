"""Claims, who made them, what the desk found, and what of it is public."""
