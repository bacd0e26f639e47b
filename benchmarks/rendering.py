"""Render an exported Word file with LibreOffice and measure the pages, by hand.

    python -m benchmarks rendering                  # a sample made here
    python -m benchmarks rendering REPORT.docx      # a file of your own
    python -m benchmarks rendering --keep FOLDER    # leave docx, pdf and pages there

It needs `soffice`, `pdftotext` and `pdftoppm`, and is therefore no part of the test gate.
What is wanted stands in GB/T 9704-2012: 22 lines (5.2.3) 28.95 pt apart, 28 full-width
characters a line, the dash of the page number 7 mm below the type area at the outer
edge (7.5), no other ink outside 156 × 225 mm (5.2.1). Counts are judged on lines of Han
only: LibreOffice adds gaps between Han and digits and hangs marks whatever the file says.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.core.draft import Block, Draft, Role, Run
from drafter.core.page_layout import GBT9704, MM_PER_PT
from drafter.export.docx_writer import docx_bytes

_HAN_ONLY = re.compile(r"[\u4e00-\u9fff]+")
_DPI = 150
_DARK = 128
_TOLERANCE_MM = 1.2


@dataclass(frozen=True, slots=True)
class Page:
    """What was measured on one page.

    Attributes:
        number: From 1.
        lines: Lines of text, page number left out.
        pitch_pt: Mean distance between lines, blank ones counted; 0 with fewer than two.
        slots: Lines that would fit from the first to the last one's place.
        characters: Most characters of a line of Han only; 0 without one.
        dash_mm: Dash of the page number below the type area; None without one.
        dash_side: ``left`` or ``right``.
        outside: Whether other ink lies outside the type area.
    """

    number: int
    lines: int
    pitch_pt: float
    slots: int
    characters: int
    dash_mm: float | None
    dash_side: str
    outside: bool

    def faults(self) -> list[str]:
        """Return what is not as the standard wants it."""
        found = []
        if self.pitch_pt and not 28.9 <= self.pitch_pt <= 29.05:
            found.append(f"line pitch {self.pitch_pt:.2f} pt")
        if self.slots > GBT9704.lines:
            found.append(f"{self.slots} lines")
        if self.characters > GBT9704.characters:
            found.append(f"{self.characters} characters")
        if self.dash_mm is None or abs(self.dash_mm - 7) > _TOLERANCE_MM:
            found.append(f"dash at {self.dash_mm} mm")
        if self.dash_side != ("right" if self.number % 2 else "left"):
            found.append(f"dash on the {self.dash_side}")
        if self.outside:
            found.append("ink outside the type area")
        return found


def faults_of(pages: list[Page]) -> list[str]:
    """Return what no page of the sample shows alone: a page and a line must be full."""
    found = []
    if max(page.slots for page in pages) != GBT9704.lines:
        found.append(f"no page has {GBT9704.lines} lines")
    if max(page.characters for page in pages) != GBT9704.characters:
        found.append(f"no line of Han only has {GBT9704.characters} characters")
    return found


def check(path: Path, folder: Path) -> list[Page]:
    """Render ``path`` into ``folder`` and return its pages."""
    profile = (folder / "profile").resolve().as_uri()
    office = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    _run([*office, "--outdir", str(folder), str(path)])
    pdf = folder / f"{path.stem}.pdf"
    boxes = folder / f"{path.stem}.xml"
    _run(["pdftotext", "-bbox", str(pdf), str(boxes)])
    _run(["pdftoppm", "-gray", "-r", str(_DPI), str(pdf), str(folder / path.stem)])
    images = sorted(folder.glob(f"{path.stem}-*.pgm"))
    text = re.sub(r"<!DOCTYPE[^>]*>", "", boxes.read_text(encoding="utf-8"))
    pages = [e for e in ET.fromstring(text).iter() if e.tag.endswith("}page")]
    return [
        _page(number, page, image.read_bytes())
        for number, (page, image) in enumerate(zip(pages, images, strict=True), 1)
    ]


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=180)


def _page(number: int, page: ET.Element, image: bytes) -> Page:
    rows: dict[float, str] = {}
    bottom = (GBT9704.paper_mm[1] - GBT9704.bottom_mm) / MM_PER_PT
    for word in page:
        middle = (float(word.get("yMin", "0")) + float(word.get("yMax", "0"))) / 2
        if middle < bottom:
            # Boxes of one line differ by a little when its fonts do.
            row = next((y for y in rows if abs(y - middle) < 8), middle)
            rows[row] = rows.get(row, "") + (word.text or "")
    tops = sorted(rows)
    slots = round((tops[-1] - tops[0]) / GBT9704.line_pitch_pt) + 1 if tops else 0
    pitch = (tops[-1] - tops[0]) / (slots - 1) if slots > 1 else 0.0
    han = [len(text) for text in rows.values() if _HAN_ONLY.fullmatch(text)]
    dash, side, outside = _ink(image)
    return Page(number, len(rows), pitch, slots, max(han, default=0), dash, side, outside)


def _ink(image: bytes) -> tuple[float | None, str, bool]:
    """Return the dash's distance below the type area, its side, and stray ink."""
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", image)
    assert head is not None
    width, pixels = int(head[1]), image[head.end() :]
    rows = [pixels[at : at + width] for at in range(0, len(pixels), width)]
    dots = _DPI / 25.4
    left, right = GBT9704.binding_mm * dots, (GBT9704.paper_mm[0] - GBT9704.right_mm) * dots
    top, bottom = GBT9704.top_mm * dots, (GBT9704.paper_mm[1] - GBT9704.bottom_mm) * dots
    slack = _TOLERANCE_MM * dots
    hang = right + GBT9704.pitch_pt * MM_PER_PT * dots  # LibreOffice lets one mark hang
    inked = {y: _dark(row) for y, row in enumerate(rows) if min(row) < _DARK}
    stray = any(
        y < top - slack or (y <= bottom + slack and (x0 < left - slack or x1 > hang + slack))
        for y, (x0, x1) in inked.items()
    )
    foot = {y: span for y, span in inked.items() if y > bottom + slack}
    if not foot:
        return None, "", stray
    # The dash is the longest stroke: the row with the most ink.
    row = max(foot, key=lambda y: sum(value < _DARK for value in rows[y]))
    x0, x1 = foot[row]
    side = "left" if x0 - left < right - x1 else "right"
    return round((row - bottom) / dots, 2), side, stray


def _dark(row: bytes) -> tuple[int, int]:
    dark = [x for x, value in enumerate(row) if value < _DARK]
    return dark[0], dark[-1]


def sample() -> Draft:
    """Return a report of every role, with paragraphs of Han only."""
    sentence = "坚持把组织工作放在大局中谋划推动着力建强基层组织锻造过硬队伍集聚各方人才"
    long = sentence * 12
    blocks = [
        Block("t", Role.TITLE, (Run("以五个聚焦推进组织工作高质量发展情况的汇报"),)),
        Block("b", Role.BYLINE, (Run("江州市委组织部（2026年3月5日）"),)),
        Block("s", Role.SALUTATION, (Run("各位领导、同志们："),)),
        Block("o", Role.BODY, (Run(f"“十四五”以来——{sentence}……共〔人数〕人，完成率98.5%。"),)),
    ]
    for n, name in enumerate("一二三四五", 1):
        heading = Run(f"{name}、聚焦政治建设，铸牢绝对忠诚品格。", heading=True)
        blocks.append(Block(f"p{n}", Role.PILLAR, (heading, Run(f"{sentence}。"))))
        for m, mark in enumerate("一二三", 1):
            point = Run(f"{mark}是强化理论武装。", heading=True)
            blocks.append(Block(f"p{n}-{m}", Role.POINT, (point, Run(f"{sentence}。"))))
            blocks.append(Block(f"p{n}-{m}x", Role.BODY, (Run(long),)))
    blocks.append(Block("h", Role.PILLAR, (Run("六、下步打算", heading=True),)))
    blocks.append(Block("h1", Role.POINT, (Run("（一）抓实重点任务", heading=True),)))
    blocks.append(Block("h2", Role.CLOSING, (Run(f"{sentence}。"),)))
    return Draft("", "汇报", {}, tuple(blocks))


def main(words: Sequence[str]) -> int:
    """Measure and print; 1 when a page is not as it should be."""
    parser = argparse.ArgumentParser(description="Render a .docx and measure its pages.")
    parser.add_argument("docx", nargs="?", type=Path)
    parser.add_argument("--keep", type=Path)
    arguments = parser.parse_args(words)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        folder = arguments.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        path = arguments.docx
        own = path is None
        if path is None:
            path = folder / "sample.docx"
            path.write_bytes(docx_bytes(sample()))
        pages = check(path, folder)
        shared = faults_of(pages) if own else []
        faults = len(shared)
        for fault in shared:
            print(fault)
        for page in pages:
            wrong = page.faults()
            faults += len(wrong)
            print(
                f"page {page.number:3}: {page.slots} slots, {page.lines} lines, "
                f"{page.pitch_pt:.2f} pt, {page.characters} characters, "
                f"dash {page.dash_mm} mm {page.dash_side}  {'; '.join(wrong) or 'ok'}"
            )
    return 1 if faults else 0


def run(arguments: Sequence[str]) -> None:
    sys.exit(main(arguments))
