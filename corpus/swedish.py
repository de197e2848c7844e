"""Swedish alphabetical order, for servers that have no collation for it."""

import unicodedata

# å, ä and ö follow z. Other accents do not count: é sorts as e.
_AFTER_Z = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"})


def sort_key(text: str) -> str:
    """A key whose plain order is the Swedish one: `Zorn < Åkesson < Ängström < Öberg`."""
    moved = unicodedata.normalize("NFC", text).casefold().translate(_AFTER_Z)
    plain = unicodedata.normalize("NFKD", moved)
    return "".join(character for character in plain if not unicodedata.combining(character))
