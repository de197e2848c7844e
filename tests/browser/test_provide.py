"""Which browser the tests get: the script's decisions, with commands that only pretend."""

import shutil
import stat
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("provide.sh")
NONE = (
    "The tests need Chromium, and it could not be had: install it (on Debian: apt install chromium;"
    " Chrome will do as well), then run this again.\n"
)
RUNS = 'echo "Chromium 1"'
INSTALLING = "The tests need Chromium: installing it from the distribution's packages.\n"


class Machine:
    """A project folder with the script, and a PATH with nothing but what a test puts there."""

    def __init__(self, folder: Path) -> None:
        self.project = folder / "project"
        self.commands = folder / "bin"
        self.var = self.project / "var"
        self.root = folder / "root"
        (self.root / "etc").mkdir(parents=True)
        (self.root / "etc/debian_version").touch()
        (self.project / "tests/browser").mkdir(parents=True)
        (self.project / ".venv/bin").mkdir(parents=True)
        self.commands.mkdir()
        self.script = Path(shutil.copy(SCRIPT, self.project / "tests/browser"))
        for name in ("dirname", "find", "sort", "tail", "mkdir", "chmod", "cp", "touch"):
            found = shutil.which(name)
            assert found
            (self.commands / name).symlink_to(found)
        self.user(1000)

    def has(self, path: Path | str, says: str) -> None:
        """The command is there, and does this."""
        place = self.commands / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"#!/bin/sh\n{says}\n")
        place.chmod(stat.S_IRWXU)

    def user(self, number: int) -> None:
        self.has("id", f"echo {number}")

    def has_packages(self, browser: str = RUNS) -> None:
        """apt-get, whose Chromium does this."""
        self.has("shelf/chromium", browser)
        shelf = self.commands / "shelf/chromium"
        self.has("apt-get", f'[ "$1" = update ] || cp {shelf} {self.commands}/chromium')

    def has_downloads(self, browser: str = RUNS) -> None:
        """Playwright, whose browser does this."""
        self.has("shelf/shell", browser)
        self.has(
            self.project / ".venv/bin/playwright",
            '[ "$*" = "install --only-shell chromium" ] || exit 1\n'
            "mkdir -p $PLAYWRIGHT_BROWSERS_PATH/one\n"
            f"cp {self.commands}/shelf/shell $PLAYWRIGHT_BROWSERS_PATH/one/headless_shell",
        )

    def run(self, *options: str) -> tuple[int, str, str]:
        done = subprocess.run(  # noqa: S603
            ["/bin/sh", str(self.script), *options],
            env={"PATH": str(self.commands), "MACHINE": str(self.root)},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.mark.parametrize("name", ["chromium", "google-chrome-stable"])
def test_an_installed_browser_is_used(machine: Machine, name: str) -> None:
    machine.user(0)
    machine.has(name, RUNS)
    machine.has("apt-get", "exit 1")
    path = machine.commands / name
    assert machine.run() == (0, f"Chromium 1: {path}\n", "")
    assert machine.run("--look") == (0, f"{path}\n", "")


def test_a_mac_keeps_it_elsewhere(machine: Machine) -> None:
    path = machine.root / "Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
    machine.has(path, RUNS)
    assert machine.run("--look") == (0, f"{path}\n", "")


def test_one_that_does_not_run_is_passed_over(machine: Machine) -> None:
    machine.has("chromium", "exit 1")
    machine.has("google-chrome", RUNS)
    assert machine.run("--look") == (0, f"{machine.commands}/google-chrome\n", "")


def test_root_gets_the_package(machine: Machine) -> None:
    machine.user(0)
    machine.has_packages()
    assert machine.run() == (0, INSTALLING, "")
    assert machine.run("--look") == (0, f"{machine.commands}/chromium\n", "")


def test_others_get_playwrights_own(machine: Machine) -> None:
    machine.has_packages()
    machine.has_downloads()
    said = f"The tests need Chromium: downloading Playwright's own into {machine.var}/browsers.\n"
    assert machine.run() == (0, said, "")
    own = machine.var / "browsers/one/headless_shell"
    assert machine.run() == (0, f"Chromium 1: {own}\n", "")  # it is there now
    assert machine.run("--look") == (0, f"{own}\n", "")
    assert not (machine.commands / "chromium").exists()


def test_root_elsewhere_than_on_debian_gets_playwrights_own(machine: Machine) -> None:
    machine.user(0)
    (machine.root / "etc/debian_version").unlink()
    machine.has_packages()
    machine.has_downloads()
    assert machine.run()[0] == 0
    assert machine.run("--look") == (0, f"{machine.var}/browsers/one/headless_shell\n", "")


def test_a_package_that_does_not_run_is_a_reason_to_download(machine: Machine) -> None:
    machine.user(0)
    machine.has_packages(browser="echo get it from the shop; exit 1")
    machine.has_downloads()
    code, said, _ = machine.run()
    assert (code, len(said.splitlines())) == (0, 2)
    assert machine.run("--look")[1].endswith("/headless_shell\n")


def test_when_nothing_works_it_says_what_to_do(machine: Machine) -> None:
    machine.user(0)
    machine.has_packages(browser="exit 1")
    machine.has_downloads(browser="exit 127")  # for want of libraries
    code, _, said = machine.run()
    assert (code, said) == (1, NONE)


def test_to_look_changes_nothing(machine: Machine) -> None:
    machine.user(0)
    machine.has_packages()
    machine.has_downloads()
    assert machine.run("--look") == (1, "", "")
    assert not (machine.commands / "chromium").exists()
    assert not machine.var.exists()


def test_nothing_is_downloaded_when_told_so(machine: Machine) -> None:
    machine.has_downloads()
    assert machine.run("--no-download") == (1, "", NONE)
    assert not machine.var.exists()
