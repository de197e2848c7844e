"""Axes: where their lines stand, and what is written at them. Pure."""

from math import ceil, floor, log10


def ticks(most: int, lines: int = 4) -> list[int]:
    """Round numbers from 0 on, the last of them at least `most`."""
    if most <= 0:
        return [0, 1]
    rough = most / lines
    power = 10 ** floor(log10(rough)) if rough >= 1 else 1
    step = max(1, next(round(power * n) for n in (1, 2, 5, 10) if power * n >= rough or n == 10))
    return [step * n for n in range(ceil(most / step) + 1)]


def decades(least: float, most: float) -> list[int]:
    """The powers of ten around these amounts, two at least."""
    low, high = floor(log10(least)), ceil(log10(most))
    return list(range(low, max(high, low + 1) + 1))
