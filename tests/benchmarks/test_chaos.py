"""An act that is cut off at a statement leaves nothing, or all of itself. All acts, and PostgreSQL
killed instead, are tried by `python -m benchmarks chaos`.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection

# In a process of its own, for it makes copies of itself. What is left after each try, and then
# whether the act is through: before its last exchange with the database, the commit, it is not.
TRY = """
import json, os
import django
django.setup()
from benchmarks.chaos import acts, by_statement, checking, killing
acts.make_world()
act = next(act for act in acts.acts(None) if act.name == "publish")
before = by_statement._state()
said = []
for at in (1, 8, 20):
    ended = killing.run(act, 0, at, None)
    said.append([ended.through, ended.acknowledged, by_statement._state() == before])
ended = killing.run(act, 0, by_statement.NEVER, None)
said.append([ended.through, ended.acknowledged, by_statement._state() == before])
print(json.dumps([said, ended.statements, checking.broken()]))
"""


@pytest.mark.django_db(transaction=True)
def test_publishing_is_cut_off(tmp_path: Path) -> None:
    name = connection.settings_dict["NAME"]
    own = {
        "DATABASE_URL": urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl(),
        "DJANGO_SETTINGS_MODULE": "factcheck.settings",
        "VAR_DIR": str(tmp_path),
    }
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", TRY],
        cwd=settings.BASE_DIR,
        env={**os.environ, **own},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said, statements, broken = json.loads(done.stdout)
    assert said == [[False, 0, True]] * 3 + [[True, 1, False]]
    assert statements > 20
    assert broken == []
