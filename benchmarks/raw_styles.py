"""Raw files in the styles of many makers, made of the labelled corpus with a seed.

A `Written` is what should come out; a `Style` says how a maker prints it.
"""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.raw_pages import Style, Written, pages, wrapped

_NUMBERS = "一二三四五六七八九十"


def read_written(path: Path) -> list[Written]:
    """Return the reports of the labelled corpus that have a title."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        report = json.loads(line)
        sections = tuple(
            (section["heading"] or "", tuple(p["text"] for p in section["paragraphs"]))
            for section in report["sections"]
        )
        if report["title"]:
            found.append(Written(report["title"], sections, report["level"] or ""))
    return found


def make(style: Style, pool: Sequence[Written], seed: int) -> tuple[list[Written], str]:
    """Return reports and the raw file a maker would have made of them."""
    dice = random.Random(f"{style.name} {seed}")
    fit = [r for r in pool if _is_run_in(r) == style.run_in and (r.level or not style.group)]
    chosen = dice.sample(fit, style.reports)
    if style.group:
        chosen.sort(key=lambda report: ("省级", "市级", "县级").index(report.level))
    else:
        chosen = [replace(report, level="") for report in chosen]
    written = [_dressed(_renumbered(report, style.numbers), style, dice) for report in chosen]
    written = [replace(report, title=style.rename(report.title)) for report in written]
    lines = list(_book(written, style, dice))
    text = style.end.join(lines) + style.end
    written = [
        replace(
            report,
            title=style.title_again(report.title).removeprefix("1．").removeprefix("案例1："),
            sections=tuple((h.replace("、", style.mark, 1), p) for h, p in report.sections),
        )
        for report in written
    ]
    for old, new in style.swap:
        text = text.replace(old, new)
    return [_swapped(report, style) for report in written], text


def _is_run_in(report: Written) -> bool:
    return not all(heading[:1] in _NUMBERS for heading, _ in report.sections)


def _swapped(report: Written, style: Style) -> Written:
    def swap(text: str) -> str:
        for old, new in style.swap:
            text = text if old.isspace() else text.replace(old, new)
        return text

    return replace(
        report,
        title=swap(report.title),
        sections=tuple((swap(h), tuple(swap(p) for p in ps)) for h, ps in report.sections),
    )


def _renumbered(report: Written, numbers: str) -> Written:
    """Make leads headings of a second depth, or number the first depth as parts."""
    sections: list[tuple[str, tuple[str, ...]]] = []
    for heading, paragraphs in report.sections:
        if numbers == "part" and heading:
            heading = f"第{heading[0]}部分　{heading[2:]}"
        sections.append((heading, ()))
        count = 0
        for paragraph in paragraphs:
            lead, stop, rest = paragraph.partition("。")
            if (
                numbers in ("second", "digits")
                and paragraph[1] == "是"
                and 6 < len(lead) < 30
                and rest
            ):
                count += 1
                mark = f"（{_NUMBERS[count - 1]}）" if numbers == "second" else f"{count}."
                sections.append((mark + lead[2:], (rest,)))
            else:
                sections[-1] = (sections[-1][0], (*sections[-1][1], lead + stop + rest))
    return replace(report, sections=tuple(s for s in sections if s[0] or s[1]))


def _dressed(report: Written, style: Style, dice: random.Random) -> Written:
    if not style.speech:
        return report
    head, *parts = report.sections if not report.sections[0][0] else (("", ()), *report.sections)
    greet = dice.choice(("同志们：", "尊敬的各位领导，同志们：", "各位领导："))
    close = dice.choice(
        (
            "以上汇报，请批评指正。",
            "汇报完毕，不当之处请批评指正，谢谢大家！",
            "以上汇报如有不妥，请批评指正。谢谢！",
        )
    )
    signed = dice.choice(
        (
            ("（2023年2月）",),
            ("中共江州市委组织部", "（2023年2月18日）"),
            ("江州市委组织部部长　李明",),
            ("二〇二三年二月十八日",),
        )
    )
    return replace(
        report, sections=(("", (greet, *head[1])), *parts, ("", (close,))), signed=signed
    )


def _book(written: Sequence[Written], style: Style, dice: random.Random) -> Iterator[str]:
    """Yield the lines of a file: cover, contents page, pages of text."""
    body: list[tuple[str, str]] = []  # line, and the running title of its page
    level = ""
    book = "组织工作经验材料汇编"
    for report in written:
        if style.group_again and report.level != level:
            level = report.level
            body += [
                (
                    style.group.format(
                        n=_NUMBERS[("省级", "市级", "县级").index(level)], level=level
                    ),
                    book,
                )
            ]
        running = report.title if style.header == "title" else book
        lines = list(_report(report, style, dice))
        if style.follows and body:
            body[-1] = (body[-1][0] + lines.pop(0), running)
        if style.rule and body:
            body.append((style.rule, running))
        body += [(line, running) for line in lines]
    if style.entry:
        yield book
        if dice.random() < 0.5:
            yield f"（{len(written)}篇）"
        yield dice.choice(("目录", "目　录", "目　　次", "目 录"))
        yield from _contents(written, style, dice)
    yield from pages(body, style) if style.page else (line for line, _ in body)


def _contents(written: Sequence[Written], style: Style, dice: random.Random) -> Iterator[str]:
    level, page, groups = "", 1, 0
    for number, report in enumerate(written, 1):
        if style.group and report.level != level:
            level = report.level
            yield style.group.format(n=_NUMBERS[groups], level=level)
            groups += 1
        hanzi = _NUMBERS[number - 1] if number <= 10 else "十" + _NUMBERS[number - 11]
        line = style.entry.format(n=number, hanzi=hanzi, title=report.title, page=page)
        page += dice.randint(3, 7)
        if "\n" in line or not style.cut or dice.random() > 0.3 or len(report.title) < 14:
            yield from line.split("\n")
        else:
            at = line.index(report.title) + 10
            yield from (line[:at], line[at:])
        if style.deep:
            for heading, _ in report.sections:
                if heading:
                    yield "  " + style.entry.format(n="", hanzi="", title=heading, page=page)


def _report(report: Written, style: Style, dice: random.Random) -> Iterator[str]:
    title = style.title_again(report.title)
    for line in title.split("\n"):
        yield ("# " if style.markdown else "") + line
    for line in report.signed:
        yield line
    for heading, paragraphs in report.sections:
        texts = list(paragraphs)
        if heading:
            heading = heading.replace("、", style.mark, 1)
            yield from _gap(style)
            if style.run_in:
                texts[0] = f"{heading}。{texts[0]}"
            elif style.fused and texts and dice.random() < style.fused:
                texts[0] = heading + texts[0]
            elif style.cut and len(heading) > 16 and dice.random() < style.cut:
                at = dice.randint(len(heading) // 2, len(heading) - 2)
                yield style.heading_indent + heading[:at]
                yield heading[at:]
            else:
                mark = ("## " if heading[0] in _NUMBERS else "### ") if style.markdown else ""
                yield from wrapped(mark + style.heading_indent + heading, style)
        for text in texts:
            yield from _gap(style)
            lead = text.split("。")[0] + "。"
            if style.markdown and text[1] == "是" and text != lead:
                text = f"**{lead}**{text[len(lead) :]}" if len(lead) < 50 else "- " + text
            indent = "" if style.lost and dice.random() < style.lost else style.indent
            if text.endswith("："):
                indent = "" if text in ("同志们：", "各位领导：") else indent
            yield from wrapped(indent + text, style)
    yield from _gap(style)


def _gap(style: Style) -> tuple[str, ...]:
    return ("",) if style.gap else ()
