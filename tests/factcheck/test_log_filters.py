"""A refusal is one line in the log."""

import logging
import sys

from factcheck.log_filters import OneLineForRefusals


def logged(status: int) -> str:
    try:
        raise PermissionError("not theirs")
    except PermissionError:
        trace = sys.exc_info()
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "Forbidden", (), trace)
    record.status_code = status
    assert OneLineForRefusals().filter(record)
    return logging.Formatter("{message}", style="{").format(record)


def test_a_refusal_has_no_traceback_and_a_fault_has() -> None:
    assert logged(403) == "Forbidden"
    assert "Traceback" in logged(500)
