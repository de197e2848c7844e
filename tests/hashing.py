"""A password's digest is slow on purpose; in tests nobody guesses."""

from django.contrib.auth.hashers import PBKDF2PasswordHasher


class OneRound(PBKDF2PasswordHasher):
    """The usual form, in which a real server knows the passwords of tests too."""

    iterations = 1
