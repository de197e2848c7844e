"""JSON inside an HTML page."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

# No text may end the script element or begin a comment in it; U+2028 and U+2029 end a line in
# older JavaScript. All of them can be written as escapes, since they only stand inside strings.
_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def script_content(value: Any) -> SafeString:
    """The value as JSON that is safe between `<script type="application/ld+json">` and its end."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False).translate(_ESCAPES)
    return mark_safe(text)  # noqa: S308  # nothing in it is markup any more
