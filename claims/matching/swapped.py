"""Whether the same words say it of others: who and whom, to and from have changed places. Pure."""

from collections.abc import Sequence, Set

from claims.matching.said import SaidWords

# The nouns of a text in their order, and what turns it.
_Sides = tuple[tuple[str, ...], frozenset[str]]


def turned_round(asked: SaidWords, known: SaidWords) -> bool:
    """“Män tjänar mer än kvinnor”: the same words, but who and whom have changed places."""
    if asked.than and known.than and asked.than.isdisjoint(known.than):
        others = known.words.keys() - known.than
        if asked.than <= others or known.than <= asked.words.keys() - asked.than:
            return True
    wanted = zip(asked.nouns, asked.turns, strict=True)
    there = list(zip(known.nouns, known.turns, strict=True))
    if there and all(_gives_back(one, other) for one in wanted for other in there):
        return True
    return _orders_differ(asked.order, known.order) or _orders_differ(asked.nouns, known.nouns)


def _gives_back(asked: _Sides, known: _Sides) -> bool:
    """“Kommunen sålde till staten”, “staten sålde till kommunen”."""
    there, here = (_to(turns) for _, turns in (asked, known))
    return bool(there & set(known[0])) and bool(here & set(asked[0]))


def _to(turns: Set[str]) -> set[str]:
    return {name for name, ends in _ends(turns).items() if "to" in ends}


def _orders_differ(asked: tuple[tuple[str, ...], ...], known: tuple[tuple[str, ...], ...]) -> bool:
    """Whether what both name stands in another order in each text."""
    (order,) = asked or ((),)
    orders = [_of_both(known_order, order) for known_order in known]
    long = [each for each in orders if len(each) > 1]
    return bool(long) and all(each != _of_both(order, each) for each in long)


def _of_both(names: Sequence[str], others: Sequence[str]) -> list[str]:
    return [name for name in names if name in others]


def goes_other_way(asked: Set[str], known: Set[str]) -> bool:
    """“Till Norge” and “från Norge”, where neither says both."""
    there, here = (_ends(turns) for turns in (asked, known))
    return any(there[name].isdisjoint(here[name]) for name in there.keys() & here.keys())


def _ends(turns: Set[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for turn in turns - plain_turns(turns):
        end, _, name = turn.partition(" ")
        found.setdefault(name, set()).add(end)
    return found


def plain_turns(turns: Set[str]) -> set[str]:
    return {turn for turn in turns if " " not in turn}
