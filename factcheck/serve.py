"""Granian, with the application loaded before its processes are made: `python -m factcheck.serve`.

The command line is granian's own. Its processes are forked from one that has read all the code:
they share that memory, and one that takes the place of a dead one answers at once. Whoever changes
the code restarts the whole server, not only its processes.
"""

import gc
import importlib
import re
import sys

from granian.cli import entrypoint

_APPLICATION = re.compile(r"([A-Za-z_][\w.]*):[A-Za-z_]\w*")


def main() -> None:
    for word in sys.argv[1:]:
        if found := _APPLICATION.fullmatch(word):
            importlib.import_module(found[1])
    gc.collect()
    gc.freeze()  # what a collection leaves alone stays shared
    entrypoint()  # type: ignore[no-untyped-call]  # click's, without types


if __name__ == "__main__":
    main()
