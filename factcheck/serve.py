"""Granian, with the application loaded before its processes are made: `python -m factcheck.serve`.

The command line is granian's own, with the application last. Its processes are forked from one that
has read all the code: they share that memory, and one that takes the place of a dead one answers at
once. Whoever changes the code restarts the whole server, not only its processes.
"""

import gc
import importlib
import sys

from granian.cli import entrypoint


def main() -> None:
    importlib.import_module(sys.argv[-1].partition(":")[0])
    gc.collect()
    gc.freeze()  # what a collection leaves alone stays shared
    entrypoint()  # type: ignore[no-untyped-call]  # click's, without types


if __name__ == "__main__":
    main()
