"""Public ids: short, random, safe to read aloud and to put in an address."""

import re
import secrets

# No vowels (so no words), and nothing that is mistaken for something else (0/o, 1/l).
ALPHABET = "23456789bcdfghjkmnpqrstvwxyz"
LENGTH = 8
PATTERN = rf"^[{ALPHABET}]{{{LENGTH}}}$"

LETTERS = ALPHABET.lstrip("23456789")


def new_public_id() -> str:
    """A new id of 8 characters: 2.7 * 10**11 possible ones.

    It begins with a letter: what is all digits, readers of tables take for a number. Ids that were
    made before may begin with a digit, and stay what they are. The database refuses one that was
    ever issued before, so a clash is an error, never a mix-up.
    """
    # Asked of the system once: eight times would cost an import as much as the rest of a claim.
    number = secrets.randbelow(len(LETTERS) * len(ALPHABET) ** (LENGTH - 1))
    number, place = divmod(number, len(LETTERS))
    characters = [LETTERS[place]]
    for _ in range(LENGTH - 1):
        number, place = divmod(number, len(ALPHABET))
        characters.append(ALPHABET[place])
    return "".join(characters)


def is_public_id(value: str) -> bool:
    return re.fullmatch(PATTERN, value) is not None


def id_in(text: str) -> str | None:
    """The id that is the whole text, or the last one in an address; None for any other text."""
    found = [part for part in re.split(r"[/?#&=]", text.strip()) if is_public_id(part)]
    return found[-1] if found and not re.search(r"\s", text.strip()) else None
