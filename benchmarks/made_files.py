"""Files as the users have them, as many as wanted: real reports, their sentences reshuffled.

Each has the headings of a real report, and paragraphs of sentences that real reports have
under the same subject, so that words are as frequent as they are; no two are alike.
"""

import json
import random
from collections import defaultdict
from pathlib import Path
from typing import Any

from benchmarks.places import CORPUS
from drafter.core.draft import Block, Draft, Role, Run
from drafter.core.sentence import sentence_spans
from drafter.export.docx_writer import docx_bytes

WORD_EVERY = 2
"""Each so-many-th file is a .docx, the others are .txt."""


def make_files(folder: Path, count: int, seed: int = 1) -> tuple[list[Path], list[list[str]]]:
    """Write the files; return their paths and the lines of each."""
    lines = (CORPUS / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    reports = [json.loads(line) for line in lines]
    sentences: dict[str, list[str]] = defaultdict(list)
    for report in reports:
        for section in report["sections"]:
            for paragraph in section["paragraphs"]:
                text = paragraph["text"]
                sentences[section["pillar"] or ""] += [
                    text[span.start : span.stop] for span in sentence_spans(text)
                ]
    dice = random.Random(seed)
    paths, texts = [], []
    for number in range(count):
        made = _made(dice, reports[number % len(reports)], sentences)
        ending = "docx" if number % WORD_EVERY else "txt"
        path = folder / f"第 {number:04d} 份.{ending}"
        _write(path, made)
        paths.append(path)
        texts.append(made)
    return paths, texts


def _made(
    dice: random.Random, report: dict[str, Any], sentences: dict[str, list[str]]
) -> list[str]:
    made = [report["title"] or "组织工作综述"]
    for section in report["sections"]:
        if section["heading"]:
            made.append(section["heading"])
        pool = sentences[section["pillar"] or ""]
        for paragraph in section["paragraphs"]:
            text = ""
            while len(text) < len(paragraph["text"]):
                text += dice.choice(pool)
            made.append(text)
    return made


def _write(path: Path, lines: list[str]) -> None:
    if path.suffix == ".txt":
        path.write_text("\n".join(lines), encoding="utf-8")
        return
    roles = [Role.TITLE] + [Role.POINT] * (len(lines) - 1)
    blocks = [Block(f"b{n}", role, (Run(lines[n]),)) for n, role in enumerate(roles)]
    path.write_bytes(docx_bytes(Draft("s", "汇报", {}, tuple(blocks), 2800)))
