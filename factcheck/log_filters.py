"""What is left out of the log."""

import logging


class OneLineForRefusals(logging.Filter):
    """Whoever may not do something is an ordinary event: a line, without the way to it."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name == "django.request" and getattr(record, "status_code", 0) in {403, 404}:
            record.exc_info = record.exc_text = None
        return True
