"""How long what people write may be, in code points: the same in form, file and database."""

from typing import Final

# A headline becomes `claimReviewed`: Google advises no more, and a telephone wraps what is longer.
HEADLINE_MAX_CHARACTERS: Final = 75

# A party's code: nothing longer is taken for one, nor cut to be one.
PARTY_MAX_CHARACTERS: Final = 8
