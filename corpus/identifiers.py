"""Public ids: short, random, safe to read aloud and to put in an address."""

import re
import secrets

# No vowels (so no words), and nothing that is mistaken for something else (0/o, 1/l).
ALPHABET = "23456789bcdfghjkmnpqrstvwxyz"
LENGTH = 8
PATTERN = rf"^[{ALPHABET}]{{{LENGTH}}}$"


def new_public_id() -> str:
    """A new id of 8 characters: 3.8 * 10**11 possible ones.

    The database refuses one that was ever issued before, so a clash is an error, never a mix-up.
    """
    # Asked of the system once: eight times would cost an import as much as the rest of a claim.
    number = secrets.randbelow(len(ALPHABET) ** LENGTH)
    characters = []
    for _ in range(LENGTH):
        number, place = divmod(number, len(ALPHABET))
        characters.append(ALPHABET[place])
    return "".join(characters)


def is_public_id(value: str) -> bool:
    return re.fullmatch(PATTERN, value) is not None


def id_in(text: str) -> str | None:
    """The id that is the whole text, or the last one in an address; None for any other text."""
    found = [part for part in re.split(r"[/?#&=]", text.strip()) if is_public_id(part)]
    return found[-1] if found and not re.search(r"\s", text.strip()) else None
