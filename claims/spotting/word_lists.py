"""Lists of words as they are easiest to read and to add to: in running lines."""


def listed(words: str) -> frozenset[str]:
    return frozenset(words.split())
