"""How dates, times, telephone numbers, references and versions are written."""

import re
from typing import Final

from claims.spotting.quantities.tokens import SPACES

MONTHS: Final = {
    "januari": 1,
    "februari": 2,
    "mars": 3,
    "april": 4,
    "maj": 5,
    "juni": 6,
    "juli": 7,
    "augusti": 8,
    "september": 9,
    "oktober": 10,
    "november": 11,
    "december": 12,
}
_SHORT_MONTHS: Final = "jan|feb|apr|jun|jul|aug|sep|sept|okt|nov|dec"
_MONTH: Final = rf"(?:{'|'.join(MONTHS)}|{_SHORT_MONTHS})"
YEAR: Final = "(?:1[5-9]|20)[0-9]{2}"
_SPACE: Final = f"[{SPACES}]"
# What follows a time of day, and no decimal.
_AFTER_TIME: Final = "prick|ikväll|imorgon|i (?:kväll|morgon|dag|natt|går|morse)"
# Each begins at the digits. What follows them must be no part of a longer number.
NO_NUMBER: Final = re.compile(
    rf"""(?:
      [0-9]{{4}}[-–][0-9]{{2}}[-–][0-9]{{2}}(?:T[0-9:]+)?            # 2023-04-05
    | [0-9]{{1,2}}/[0-9]{{1,2}}(?:[-–/{SPACES}]+{YEAR}|-[0-9]{{2}})?(?!{_SPACE}?(?:av{_SPACE}|%))
    | [0-9]{{1,2}}\.[0-9]{{1,2}}\.[0-9]{{2,4}}                       # 5.4.2023
    | {YEAR}/[0-9]{{2,4}}(?::[\w-]+)?                               # 2022/23:1
    | {YEAR}:[0-9]+(?:/[0-9]+)?                                     # 2023:15
    | {YEAR}[-–](?:[0-9]{{2}}|{YEAR})                              # 2021-22
    | [0-9]{{1,2}}(?::e|:[a-z]{{2,}})?
        (?:{_SPACE}?(?:[-–]|och|till){_SPACE}?[0-9]{{1,2}})?
        {_SPACE}{_MONTH}(?!\w)(?:{_SPACE}{YEAR})?                   # 3 maj 2023
    | [0-2]?[0-9][.:][0-5][0-9]{_SPACE}?[-–]{_SPACE}?[0-2]?[0-9][.:][0-5][0-9]
        (?!{_SPACE}?(?:[%‰€$]|kr|proc|milj|m(?:dr|kr|eter)?\b|grad|k[mg]\b|euro|dollar))
    | [1-5]{_SPACE}(?:mos|kor|kung|sam|krön|petr|joh)\b
    | [0-2]?[0-9]:[0-5][0-9](?::[0-9]{{2}})?(?!{_SPACE}?(?:kr|kronor|:-))  # 14:30
    | [0-2]?[0-9]\.[0-5][0-9](?!{_SPACE}?[%‰€$a-zåäö])               # 18.00, no decimal
    | [0-2]?[0-9]\.[0-5][0-9](?={_SPACE}(?:{_AFTER_TIME})\b)               # 14.30 i kväll
    | 0[0-9]\.[0-5][0-9]
    | 0[0-9]{{1,3}}[-/{SPACES}][0-9]{{2,}}(?:[-{SPACES}][0-9]{{2,3}})*     # 08-123 45 67
    | 0[0-9]+(?![.,][0-9])                                           # 0771, 007
    | [0-9]{{6}}(?:[0-9]{{2}})?[-+][0-9]{{4}}                         # 556036-0793
    | [0-9]+[-/]{YEAR}:[0-9]+                                         # 44-2018:5432
    | [0-9]{{3,5}}-[0-9]{{2}}                                          # a case's: 3421-23
    | [0-9]{{1,2}}{_SPACE}tr\b                                        # Götgatan 44, 3 tr
    | 112-\w+                                                        # the number to ring
    | [0-9]{{9,}}
    | [0-9]+(?:\.[0-9]+){{2,}}                                       # 2.5.1
    | [0-9]+(?:-[0-9]+){{2,}}                                        # 978-91-1
    | [0-9]{{3}}{_SPACE}[0-9]{{2}}{_SPACE}(?=[A-ZÅÄÖ][a-zåäö])        # 114 55 Stockholm
    | [0-9]{{3}}{_SPACE}[0-9]{{2}}(?=[.,;:!?)]?(?:\s|$)(?!{_SPACE}?[%‰€$a-zåäö]))      # 114 14
    | [0-9]+{_SPACE}?[a-z]?{_SPACE}?(?:§|kap(?:\.|itlet)?(?!\w))    # 18 kap. 2 §
    | [0-9]+[a-zA-Z]?/[0-9]+(?!{_SPACE}?(?:av{_SPACE}|%))             # 24/7
    | [0-9]+-(?:talet|talist|tals\w|eleven|väg|skylt|rörelse|revolt)\w*   # 90-talet
    | {YEAR}(?:års|-målet|-mål|-åren)\w*
    | [0-9]+[:][0-9]+(?:[:/-]|(?!{_SPACE}?(?:kr|kronor|:-)|[0-9]))   # 1:5, 2:13
    | [0-9]+[A-ZÅÄÖa-zåäö]+[0-9]
    )(?![0-9])""",
    re.VERBOSE | re.IGNORECASE,
)
