"""Python's cycle collector, paused while tens of thousands of objects are made at once.

Each thousand new objects make it look at what is alive. Where nearly all of them live on until the
act is done, as claims do that are published together, that is a third of the time, and finds
nothing.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collecting() -> Iterator[None]:
    """For the whole process, other threads too, for some seconds at most; what has become needless
    meanwhile is found afterwards."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
