"""E-mails as mail programs save them, and how messages of parts are taken apart."""
