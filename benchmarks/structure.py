"""How well raw files become reports: F1 of titles, headings and whole paragraphs.

A unit counts only where its text is equal after white space is dropped, so a wrong join
or a wrong break costs on both sides. First the files of one maker with the structure they
should give, then files in the styles of others, made of the labelled corpus; last how well
sub-points are found. ``-v`` lists what differs; a word limits it to styles that hold it.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.places import CORPUS, DATA
from benchmarks.raw_pages import Written
from benchmarks.raw_styles import make, read_written
from benchmarks.raw_styles_list import STYLES
from drafter.core.compendium import read_compendium
from drafter.core.leads import find_leads
from drafter.core.structure import Structure

KINDS = ("title", "heading", "paragraph", "level")
FILES_A_STYLE = 10
Units = dict[str, Counter[str]]


@dataclass(frozen=True, slots=True)
class Scored:
    """What a raw file should give and what it gave."""

    name: str
    expected: Units
    got: Units

    def f1(self, kind: str) -> float:
        """Return the harmonic mean of precision and recall; 1 when both are empty."""
        expected, got = self.expected[kind], self.got[kind]
        total = expected.total() + got.total()
        return 2 * (expected & got).total() / total if total else 1.0


def run(arguments: Sequence[str]) -> None:
    word = next((word for word in arguments if word != "-v"), "")
    for scored in (*score_files(), *score_styles()):
        if word not in scored.name:
            continue
        print(f"{scored.name:40s}" + "".join(f"  {kind} {scored.f1(kind):.4f}" for kind in KINDS))
        if "-v" in arguments:
            _print_differences(scored)
    precision, recall = score_leads()
    print(f"sub-points: precision {precision:.4f}  recall {recall:.4f}")


def score_files() -> Iterator[Scored]:
    """Yield the scores of every raw file that has an expected structure beside it, and all."""
    expected, got = _no_units(), _no_units()
    for path in sorted((DATA / "import").glob("*.txt")):
        scored = Scored(path.name, _units_expected(path), _units_got(path.read_text("utf-8")))
        for kind in KINDS:
            expected[kind] += scored.expected[kind]
            got[kind] += scored.got[kind]
        yield scored
    yield Scored("total", expected, got)


def score_styles(count: int = FILES_A_STYLE) -> Iterator[Scored]:
    """Yield the scores of some files in every maker's style."""
    pool = read_written(CORPUS / "reports.jsonl")
    for style in STYLES:
        expected, got = _no_units(), _no_units()
        for seed in range(count):
            written, text = make(style, pool, seed)
            for units, more in ((expected, _units_written(written)), (got, _units_got(text))):
                for kind in KINDS:
                    units[kind] += more[kind]
        yield Scored(style.name, expected, got)


def score_leads() -> tuple[float, float]:
    """Return precision and recall of the sub-points of the labelled corpus."""
    same = found = labelled = 0
    for line in (CORPUS / "reports.jsonl").read_text("utf-8").splitlines():
        report = json.loads(line)
        sections = report["sections"]
        for section in sections:
            run_in = bool(section["heading"]) and not re.match(
                "[一二三四五六七八九十（]", section["heading"]
            )
            for paragraph in section["paragraphs"]:
                got = {
                    (lead.marker, lead.start)
                    for lead in find_leads(paragraph["text"], inner=run_in)
                }
                wanted = {(p["marker"] or "", p["start"]) for p in paragraph.get("points", ())}
                same, found = same + len(got & wanted), found + len(got)
                labelled += len(wanted)
    return same / found, same / labelled


def _no_units() -> Units:
    return {kind: Counter() for kind in KINDS}


_Outline = tuple[str, str, Iterable[tuple[str, Iterable[str]]]]


def _units_expected(path: Path) -> Units:
    reports = json.loads(path.with_suffix(".expected.json").read_text("utf-8"))
    return _units(
        (
            r["title"],
            r["level"] or "",
            [(s["heading"] or "", s["paragraphs"]) for s in r["sections"]],
        )
        for r in reports
    )


def _units_written(reports: Iterable[Written]) -> Units:
    return _units((report.title, report.level, report.sections) for report in reports)


def _units_got(text: str) -> Units:
    return _units(_outline(read) for read in read_compendium(re.split("\r\n|\r|\n", text)))


def _outline(read: Structure) -> _Outline:
    sections = [(s.heading, [p.text for p in s.paragraphs]) for s in read.sections]
    return read.title, read.level, sections


def _units(reports: Iterable[_Outline]) -> Units:
    found = _no_units()
    for title, level, sections in reports:
        found["title"][_squeeze(title)] += 1
        found["level"][f"{level} {_squeeze(title)}"] += 1
        for heading, paragraphs in sections:
            if heading:
                found["heading"][_squeeze(heading)] += 1
            found["paragraph"].update(_squeeze(paragraph) for paragraph in paragraphs)
    return found


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _print_differences(scored: Scored) -> None:
    for kind in KINDS:
        expected, got = scored.expected[kind], scored.got[kind]
        for sign, more in (("-", expected - got), ("+", got - expected)):
            for text in more:
                print(f"  {sign} {kind} {len(text):4d} {text[:30]}…{text[-30:]}")
