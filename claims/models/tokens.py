"""What tokens are found by, worked out once: see `claims/words`, `publication/word_tables.py`."""

from typing import Self

from django.db import models

from claims.words.forms import word_form
from claims.words.lexemes import entry, with_exact
from claims.words.preparing import fold, without_marks
from claims.words.spelling import sound


class TokenWords(models.Model):
    """`entry` is what the token adds to a vector, but for its place (`claims/words/lexemes.py`)."""

    token = models.TextField(primary_key=True, db_collation="C")
    entry = models.TextField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.token

    @classmethod
    def of(cls, token: str) -> Self:
        return cls(token=token, entry=entry(word_form(token)))


class DeskToken(TokenWords):
    """Of a text that the desk compares with others, drafts too; not as words are written."""

    @classmethod
    def of(cls, token: str) -> Self:
        return cls(token=token, entry=entry(word_form(token), as_written=False))


class PublicToken(TokenWords):
    """Of a text that is or was public: the public may read these, and no others.

    For words that are mistyped it has the folded form, that without its marks, and how it sounds.
    """

    form = models.TextField(db_collation="C")
    plain = models.TextField(db_collation="C")
    sound = models.TextField(db_collation="C")

    class Meta:
        indexes = [
            models.Index(name="public_token_form", fields=["form"]),
            # What lacks no marks is never looked for without them.
            models.Index(
                name="public_token_plain",
                fields=["plain"],
                condition=~models.Q(plain=models.F("form")),
            ),
            models.Index(name="public_token_sound", fields=["sound"]),
        ]

    @classmethod
    def of(cls, token: str) -> Self:
        return cls._of(token, entry(word_form(token)))

    @classmethod
    def of_desk(cls, token: str, desk_entry: str) -> Self:
        """The same, where what the desk finds the token by is known already."""
        return cls._of(token, with_exact(desk_entry, fold(token)))

    @classmethod
    def _of(cls, token: str, entry: str) -> Self:
        form = fold(token)
        return cls(
            token=token, entry=entry, form=form, plain=without_marks(form), sound=sound(form)
        )
