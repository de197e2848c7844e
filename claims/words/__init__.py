"""The words of search: how a text and a query become lexemes. Pure: no Django, no database."""
