"""Parties by name: pure. Claims keep a party's code; people say its name.

The one place where names of parties become codes and back. Whoever keeps parties elsewhere points
`party_code` and `party_name` there.
"""

from typing import Final

# The parties that sit in the Riksdag, or did: code, name, other names.
_RIKSDAG_PARTIES: Final = (
    ("C", "Centerpartiet", "Centern", "Centre Party"),
    ("KD", "Kristdemokraterna", "Christian Democrats"),
    ("L", "Liberalerna", "Liberals", "The Liberals"),
    ("FP", "Folkpartiet", "Folkpartiet liberalerna", "Liberal People's Party"),
    ("M", "Moderaterna", "Moderata samlingspartiet", "Moderate Party", "Moderates"),
    ("MP", "Miljöpartiet", "Miljöpartiet de gröna", "Green Party", "Greens"),
    ("NYD", "Ny demokrati", "New Democracy"),
    ("S", "Socialdemokraterna", "Sveriges socialdemokratiska arbetareparti", "Social Democrats"),
    ("SD", "Sverigedemokraterna", "Sweden Democrats"),
    ("V", "Vänsterpartiet", "Vänstern", "Left Party"),
)

PARTY_NAMES: Final = {code: name for code, name, *_others in _RIKSDAG_PARTIES}
_CODES: Final = {
    name.casefold(): code for code, *names in _RIKSDAG_PARTIES for name in (code, *names)
}


def party_code(text: str) -> str | None:
    """The code of the party that is called so, in Swedish or English, or has this code; None for
    one that is not known by name: its code may still stand in claims."""
    return _CODES.get(" ".join(text.split()).casefold())


def party_name(code: str) -> str | None:
    """Its name in Swedish; None where only the code is known."""
    return PARTY_NAMES.get(code)


def parties_in_words() -> str:
    """`C (Centerpartiet), KD (Kristdemokraterna) …`: what there is to choose from."""
    return ", ".join(f"{code} ({name})" for code, name in PARTY_NAMES.items())
