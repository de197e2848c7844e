"""Changes that touch many claims at once: in bulk, a name respelled, two records made one."""
