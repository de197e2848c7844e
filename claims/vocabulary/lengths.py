"""How long what people write may be, in code points: the same in form, file and database."""

from typing import Final

# A headline becomes `claimReviewed`: Google advises no more, and a telephone wraps what is longer.
HEADLINE_MAX_CHARACTERS: Final = 75
