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


# Soft hyphens, and spaces and joiners of no width, which are copied along with an address.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
# Beside more words than these an address is one among things that are looked for.
_BESIDE_MAX_WORDS = 2
_SIGNS = "()[]{}<>.,;:!*\"'“”„«»‘’"


def id_in(text: str) -> str | None:
    """The id that is the whole text, or the last one in an address, also with signs around it, a
    word or two beside the address, or a “id:” before it; None for any other text."""
    words = _UNSEEN.sub("", text).split()
    named = [(word, found[-1]) for word in words if (found := _ids_of(word))]
    if len(named) != 1:
        return None
    word, public_id = named[0]
    others = [each for each in words if each is not word]
    if all(each.endswith(":") for each in others):
        return public_id
    return public_id if "/" in word and len(others) <= _BESIDE_MAX_WORDS else None


def _ids_of(word: str) -> list[str]:
    parts = (part.strip(_SIGNS).lower() for part in re.split(r"[/?#&=]", word))
    return [part for part in parts if is_public_id(part)]
