"""The formats LibreOffice reads for us, really converted: how many come back alike."""

import json
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter

import docx

from benchmarks.places import CORPUS
from drafter.library.readers.office_places import find_office
from drafter.library.readers.reading import read_file

_REPORTS = 5
_FORMATS = {".doc": "doc", ".wps": "doc", ".rtf": "rtf", ".odt": "odt"}
"""Endings, and what LibreOffice calls the format inside."""


def run(arguments: Sequence[str]) -> None:
    reports = int(arguments[0]) if arguments else _REPORTS
    office = find_office()
    if office is None:
        print("LibreOffice is not installed: nothing to measure")
        return
    with tempfile.TemporaryDirectory(prefix="空 格") as name:
        folder = Path(name)
        for ending, inner in _FORMATS.items():
            same, seconds = 0, 0.0
            for number, text in enumerate(_reports(reports)):
                source = folder / f"材料 {number}.docx"
                document = docx.Document()
                for line in text:
                    document.add_paragraph(line)
                document.save(str(source))
                made = _made(office, source, inner, ending)
                began = perf_counter()
                same += [line.text for line in read_file(made).lines] == text
                seconds += perf_counter() - began
            print(f"{ending:6s} {same} of {reports} alike, {seconds / reports:.2f} s a file")


def _reports(number: int) -> Iterator[list[str]]:
    """Yield the lines of some reports of the corpus."""
    with (CORPUS / "reports.jsonl").open(encoding="utf-8") as file:
        for line, _ in zip(file, range(number), strict=False):
            report = json.loads(line)
            yield [report["title"]] + [
                text
                for section in report["sections"]
                for text in (section["heading"], *(part["text"] for part in section["paragraphs"]))
                if text
            ]


def _made(office: Sequence[str], source: Path, inner: str, ending: str) -> Path:
    """Return the file LibreOffice turns a .docx into."""
    subprocess.run(
        [*office, "--headless", "--convert-to", inner, "--outdir", source.parent, source],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return source.with_suffix(f".{inner}").replace(source.with_suffix(ending))
