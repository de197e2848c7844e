"""The machine of `docs/hosting.md`, small: its own commands are run, a folder in the place of `/`.

What needs root or Debian is stood in for: `runuser` changes the database's user alone, `systemctl`
starts and stops the command lines of the documented units, `curl` asks the same addresses.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

from django.conf import settings

from tests.clusters import Cluster

PATIENCE = 900  # seconds, for a busy machine
ROOT = Path(settings.BASE_DIR)
TEXT = (ROOT / "docs" / "hosting.md").read_text()

_RUNUSER = """#!/bin/sh
case "$1" in -u|--user) export PGUSER="$2"; shift 3 ;; esac
exec "$@"
"""

# A unit's command line stands in run/UNIT.command, the process id of what runs beside it.
_SYSTEMCTL = """#!/usr/bin/env python3
import fnmatch, os, pathlib, shlex, signal, subprocess, sys, time
run = pathlib.Path({run!r})
verb, *names = sys.argv[1:]
for name in names:
    if verb == "start":
        command = (run / (name.partition("@")[0] + ".command")).read_text()
        log = (run / (name + ".log")).open("a")
        begun = subprocess.Popen(shlex.split(command), stdout=log, stderr=log, cwd={tree!r},
                                 stdin=subprocess.DEVNULL, start_new_session=True)
        (run / (name + ".pid")).write_text(str(begun.pid))
        continue
    for path in run.glob("*.pid"):
        if fnmatch.fnmatch(path.name.removesuffix(".pid"), name):
            group = int(path.read_text())
            path.unlink()
            os.killpg(group, signal.SIGTERM)
            for turn in range(300):
                try:
                    os.killpg(group, 0 if turn < 299 else signal.SIGKILL)
                except ProcessLookupError:
                    break
                time.sleep(0.1)
"""

_CURL = """#!/usr/bin/env python3
import sys, time, urllib.request
for address in [word for word in sys.argv[1:] if word.startswith("http")]:
    for turn in range(300):
        try:
            print(urllib.request.urlopen(address, timeout=30).read().decode())
            break
        except ConnectionRefusedError:
            pass
        except urllib.error.URLError as error:
            if not isinstance(error.reason, ConnectionRefusedError):
                raise
        time.sleep(0.2)
    else:
        sys.exit("refused for a minute")
"""

_NOTHING = "#!/bin/sh\n"


def blocks(heading: str, kind: str = "sh") -> list[str]:
    """The code of the section with that heading, up to the next one of any depth."""
    after = TEXT.split(f"\n{heading}\n", 1)[1]
    section = re.split(r"\n##+ ", after)[0]
    return re.findall(rf"^```{kind}\n(.*?)^```$", section, flags=re.MULTILINE | re.DOTALL)


class Machine:
    def __init__(self, folder: Path, server: Cluster, port: int) -> None:
        self.folder = folder
        self._server = server
        self._port = port
        for name in ("etc/cron.daily", "srv", "bin", "run", "var/lib/factcheck", "var/backups"):
            (folder / name).mkdir(parents=True)
        (folder / "var/backups/factcheck").mkdir()
        (folder / "srv/factcheck-0.2.0").symlink_to(ROOT)
        (folder / "srv/factcheck").symlink_to(ROOT)
        run, tree = str(folder / "run"), str(ROOT)
        self._program("runuser", _RUNUSER)
        self._program("systemctl", _SYSTEMCTL.format(run=run, tree=tree))
        self._program("curl", _CURL)
        self._program("apt", _NOTHING)
        self._program("make", _NOTHING)  # the environment is the one that runs the tests
        application = blocks("## The application")
        self.url = f"postgres://factcheck:{server.password}@127.0.0.1:{server.port}/factcheck"
        environment = re.sub(
            r'(?m)^DATABASE_URL=".*"$', f'DATABASE_URL="{self.url}"', application[1]
        )
        (folder / "etc/factcheck.env").write_text(self._here(environment))
        self._program("factcheck", self._here(application[2]))
        (script,) = blocks("## Backup, and a restore")[:1]
        backup = folder / "etc/cron.daily/factcheck"
        backup.write_text(self._here(script))
        backup.chmod(0o755)
        self._unit("factcheck", blocks("## The service", "ini")[0])
        self._unit("factcheck-worker", blocks("### Workers", "ini")[0])

    def _program(self, name: str, text: str) -> None:
        path = self.folder / "bin" / name
        path.write_text(text)
        path.chmod(0o755)

    def _unit(self, name: str, text: str) -> None:
        """Its command line, with the environment that systemd would read from the file."""
        (line,) = re.findall(r"^ExecStart=(.*)$", text, flags=re.MULTILINE)
        line = re.sub(r"--workers \d+", "--workers 1", self._here(line))
        read = f"set -a; . {self.folder}/etc/factcheck.env; exec {line}"
        (self.folder / "run" / f"{name}.command").write_text(f"/bin/sh -c '{read}'")

    def _here(self, text: str) -> str:
        text = text.replace("/srv/factcheck/.venv/bin/python", sys.executable)
        text = text.replace("-- .venv/bin/python", f"-- {sys.executable}")
        text = re.sub(r"(?<![\w.])/(etc|srv|var)/", rf"{self.folder}/\1/", text)
        text = text.replace('"/var/lib', f'"{self.folder}/var/lib')
        return re.sub(r"\b8000\b", str(self._port), text)

    def run(self, script: str) -> str:
        """What it says. Every command has to succeed."""
        done = subprocess.run(  # noqa: S603
            ["/bin/sh", "-e", "-c", self._here(script)],
            cwd=self.folder,
            env={
                "PATH": f"{self.folder}/bin:{self._server.programs}:{os.environ['PATH']}",
                "HOME": str(self.folder),
                "PGHOST": "127.0.0.1",
                "PGPORT": str(self._server.port),
                "PGUSER": "postgres",
                "PGPASSWORD": self._server.password,
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert done.returncode == 0, done.stdout
        return done.stdout
