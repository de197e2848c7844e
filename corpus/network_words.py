"""Why a server can't be reached, in the reader's language, of what the system says in English."""

import re
from errno import (
    ECONNABORTED,
    ECONNREFUSED,
    ECONNRESET,
    EHOSTUNREACH,
    ENETUNREACH,
    EPIPE,
    ETIMEDOUT,
)
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

_REFUSED: Final = gettext_lazy("the connection is refused")
_TIMED_OUT: Final = gettext_lazy("there was no answer in time")
_NO_WAY: Final = gettext_lazy("no way leads there")
_BROKEN_OFF: Final = gettext_lazy("the connection was broken off")
_NAME: Final = gettext_lazy("its name is not found in time")

# Of what begins with “[Errno 111]”: its words are those of the system's language.
_BY_NUMBER: Final[dict[int, Promise]] = {
    ECONNREFUSED: _REFUSED,
    ETIMEDOUT: _TIMED_OUT,
    EHOSTUNREACH: _NO_WAY,
    ENETUNREACH: _NO_WAY,
    **dict.fromkeys((ECONNRESET, ECONNABORTED, EPIPE), _BROKEN_OFF),
}
_NUMBER: Final = re.compile(r"\[Errno (-?[0-9]{1,9})\]")
_BY_WORDS: Final[tuple[tuple[re.Pattern[str], Promise], ...]] = tuple(
    (re.compile(pattern, re.IGNORECASE), words)
    for pattern, words in (
        (r"(?:the read operation |_ssl.c:[0-9]+: the handshake operation )?timed out", _TIMED_OUT),
        (r"its name is not found in time", _NAME),
        (r".*connection refused.*", _REFUSED),
        (r".*(?:network|host) is unreachable.*|no route to host.*", _NO_WAY),
        (r".*connection reset.*|.*broken pipe.*|unexpected_eof.*", _BROKEN_OFF),
        (r"server disconnected without sending a response\.?", _BROKEN_OFF),
        (r"certificate has expired", gettext_lazy("its certificate has expired")),
        (r"certificate is not yet valid", gettext_lazy("its certificate is not valid yet")),
        (
            r"self[- ]signed certificate.*",
            gettext_lazy("it has signed its certificate itself"),
        ),
        (
            r"unable to get (?:local )?issuer certificate.*",
            gettext_lazy("nobody knows who issued its certificate"),
        ),
        (
            r"(?:hostname|ip address) mismatch.*",
            gettext_lazy("its certificate is for another name"),
        ),
        (r"wrong_version_number|.*wrong version number.*", gettext_lazy("it speaks no https")),
    )
)


def network_problem(why: str) -> str:
    """In the reader's words where the kind of problem is known; else as the system has it."""
    number = _NUMBER.match(why)
    if number and (known := _BY_NUMBER.get(int(number[1]))):
        return str(known)
    return next((str(words) for pattern, words in _BY_WORDS if pattern.fullmatch(why)), why)
