"""Makes the PDF, ODT, RTF and DOCX files here out of `sources/`. CI does not run it.

Needs Chromium, groff and LibreOffice (Debian: chromium groff libreoffice-writer), and `typst` from
PyPI. Run it in a scratch environment: `python make_files.py` makes them all, a name only those
with it. After a run read what came, and the true texts beside: they are written by hand.
"""

import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
SOURCES = HERE / "sources"


def run(*command: str | Path) -> bytes:
    return subprocess.run(list(map(str, command)), check=True, capture_output=True).stdout  # noqa: S603


def typst(source: Path, target: Path) -> None:
    import typst

    typst.compile(str(source), output=str(target))


def chromium(source: Path, target: Path) -> None:
    with tempfile.TemporaryDirectory() as profile:
        run(
            *("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"),
            *(f"--user-data-dir={profile}", f"--print-to-pdf={target}", source.as_uri()),
        )


def groff(source: Path, target: Path) -> None:
    target.write_bytes(run("groff", "-k", "-ms", "-msv", "-Tpdf", source))


def libreoffice(source: Path, target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        run(
            *("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"),
            *("--convert-to", target.suffix[1:], "--outdir", folder, source),
        )
        shutil.move(Path(folder) / f"{source.stem}{target.suffix}", target)


def zipped(source: Path, target: Path) -> None:
    """Always the same bytes: the files of the folder in order, without their times."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        names = sorted(
            path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()
        )
        for name in sorted(names, key=lambda name: (name != "mimetype", name)):
            # The type stands first and uncompressed, for those who look at the first bytes alone.
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), (source / name).read_bytes(), how)


MADE = {
    "pdf/typst-rapport.pdf": (typst, "rapport.typ"),
    "pdf/typst-tvaspalt.pdf": (typst, "tvaspalt.typ"),
    "pdf/chromium-rapport.pdf": (chromium, "rapport.html"),
    "pdf/chromium-tvaspalt.pdf": (chromium, "tvaspalt.html"),
    "pdf/chromium-delar.pdf": (chromium, "delar.html"),
    "pdf/groff-rapport.pdf": (groff, "rapport.ms"),
    "pdf/libreoffice-rapport.pdf": (libreoffice, "rapport.fodt"),
    "pdf/libreoffice-tvaspalt.pdf": (libreoffice, "tvaspalt.fodt"),
    "odt/libreoffice-rapport.odt": (libreoffice, "rapport.fodt"),
    "rtf/libreoffice-rapport.rtf": (libreoffice, "rapport.fodt"),
    "docx/libreoffice-rapport.docx": (libreoffice, "rapport.fodt"),
    "odt/andringar.odt": (zipped, "odt-andringar"),
    "odt/budget.odt": (zipped, "odt-budget"),
    "epub/rapport.epub": (zipped, "epub-rapport"),
    "epub/valfard.epub": (zipped, "epub-valfard"),
    **{
        f"docx/{name}.docx": (zipped, f"docx-{name}")
        for name in ("andringar", "noter", "rutor", "tabeller", "utlatande")
    },
}


def main(wanted: str) -> None:
    for name, (tool, source) in MADE.items():
        if wanted in name:
            (HERE / name).parent.mkdir(exist_ok=True)
            tool(SOURCES / source, HERE / name)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
