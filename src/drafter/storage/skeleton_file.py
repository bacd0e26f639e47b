"""Skeleton files: YAML with Chinese keys, checked line by line (docs/skeleton-format.md)."""

import difflib
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from drafter.core.draft import KINDS
from drafter.core.facts import FACT_LIMIT, SALUTATION, TARGET, TITLE
from drafter.core.numbering import split_marker
from drafter.core.report import SUBJECTS
from drafter.core.skeleton import (
    OWN_UNIT,
    UNIT_MARK,
    Fact,
    HeadingForm,
    Pillar,
    Point,
    Skeleton,
    own_unit,
)
from drafter.errors import SkeletonError
from drafter.storage.marked_yaml import Item, MarkedError, read_marked
from drafter.storage.passage_grammar import RESERVED_NAMES, PassageError
from drafter.storage.passages import check_passage

ENDINGS = (".yaml", ".yml")
MARKERS = ("一、", "（一）", "1.", "（1）", "一是", "一要", "第一，", "第一、")
"""Families of numbering, named by their first member; '' for none beside them."""

_OWN_UNIT = re.compile(rf"\{{\{{\s*{OWN_UNIT}\s*\}}\}}")
_LAST = 1_000
_LENGTH = (1, 30_000)
_SAFE = "这个骨架没有装入，其他骨架照常可用。请改好后重新打开程序。"
_SKELETON_KEYS = (
    *("名称", "体裁", "顺序", "材料信息", "题目", "署名", "称谓", "开头"),
    *("标题形式", "编号", "聚焦", "结束语"),
)
_SKELETON_REQUIRED = ("名称", "体裁", "题目", "开头", "聚焦")
_PILLAR_KEYS = ("标题", "主题", "字数", "引语", "要点编号", "要点")
_POINT_KEYS = ("标题", "字数", "提示", "检索", "分点编号", "分点")
_SUBPOINT_KEYS = _POINT_KEYS[:4]


def load_skeleton(path: Path) -> Skeleton:
    """Return the skeleton in a file.

    Raises:
        SkeletonError: it cannot be read or is broken; names file, line and reason.
    """
    return _load(path)[1]


def load_skeletons(*folders: Path) -> tuple[tuple[Skeleton, ...], tuple[SkeletonError, ...]]:
    """Return all skeletons of the folders, and an error for each file that is broken.

    A missing folder is an empty one. Of two skeletons with one id that of the later
    folder is taken, so that a user's own replaces ours; of two in one folder the second
    is refused. The order is that of 顺序,
    then of the file names.
    """
    loaded: dict[str, tuple[int, Skeleton]] = {}
    errors: list[SkeletonError] = []
    for folder in folders:
        try:
            paths = sorted(p for p in folder.iterdir() if p.suffix.lower() in ENDINGS)
        except FileNotFoundError:
            continue
        except OSError:
            errors.append(
                SkeletonError(
                    f"存放骨架的文件夹“{folder.name}”打不开。其他骨架照常可用。请检查它的权限。"
                )
            )
            continue
        first: dict[str, Path] = {}
        for path in paths:
            try:
                _check_alone(path, first.setdefault(path.stem.casefold(), path))
                order, skeleton = _load(path)
            except SkeletonError as error:
                errors.append(error)
            else:
                loaded[skeleton.id.casefold()] = (order, skeleton)
    ordered = sorted(loaded.values(), key=lambda entry: (entry[0], entry[1].id))
    return tuple(skeleton for _, skeleton in ordered), tuple(errors)


def find_skeleton(skeletons: Sequence[Skeleton], wanted: str) -> Skeleton:
    """Return the skeleton with this id or name; an id goes before a name.

    Raises:
        SkeletonError: there is none; names those there are, and the nearest.
    """
    key = wanted.strip().casefold()
    by_name = {s.name.casefold(): s for s in reversed(skeletons)}
    by_id = {s.id.casefold(): s for s in skeletons}
    if found := by_id.get(key) or by_name.get(key):
        return found
    names = [name for s in skeletons for name in (s.name, s.id)]
    near = difflib.get_close_matches(wanted.strip(), names, n=1, cutoff=0.5)
    hint = f"是不是“{near[0]}”？" if near else ""
    listed = "、".join(f"{s.name}（{s.id}）" for s in skeletons) or "一个也没有"
    raise SkeletonError(f"没有“{wanted}”这个骨架，没有改动任何文件。{hint}可用的有：{listed}。")


def _check_alone(path: Path, first: Path) -> None:
    """Refuse a file whose id is that of ``first``, another file of its folder."""
    if path != first:
        raise SkeletonError(
            f"骨架文件“{path.name}”和“{first.name}”同名，程序分不清是哪一个，只看“{first.name}”。"
            "其他骨架照常可用。请把其中一个改名或删去，重新打开程序。"
        )


def _load(path: Path) -> tuple[int, Skeleton]:
    """Return a skeleton and its place in the order."""
    try:
        if path.suffix.lower() not in ENDINGS:
            raise MarkedError("文件名要以 .yaml 结尾")
        return _skeleton(path.stem, read_marked(path, "骨架"))
    except MarkedError as error:
        raise SkeletonError(
            f"骨架文件“{path.name}”第 {error.line} 行有问题：{error.reason}。{_SAFE}"
        ) from error


def _skeleton(name: str, root: Item) -> tuple[int, Skeleton]:
    fields = root.fields(_SKELETON_KEYS, _SKELETON_REQUIRED)
    facts = _facts(fields["材料信息"]) if "材料信息" in fields else ()
    known = tuple(dict.fromkeys((*(fact.name for fact in facts), TITLE, SALUTATION, OWN_UNIT)))
    opening = fields["开头"].fields(("字数", "段落"), ("字数", "段落"))
    closing = _section(fields, "结束语")
    pillars = fields["聚焦"].items()
    if not 1 <= len(pillars) <= 99:
        raise fields["聚焦"].refuse("“聚焦”要有 1 到 99 项")
    marker = _marker(fields.get("编号"))
    return fields["顺序"].number(0, _LAST) if "顺序" in fields else _LAST, Skeleton(
        id=name,
        name=_line(fields["名称"], 30),
        kind=_one_of(fields["体裁"], KINDS),
        facts=facts,
        title=_passage(fields["题目"], known),
        byline=_passage(fields.get("署名"), known),
        salutation=_passage(fields.get("称谓"), known),
        opening=tuple(_passage(item, known) for item in _several(opening["段落"])),
        opening_target=opening["字数"].number(*_LENGTH),
        form=HeadingForm(_one_of(fields.get("标题形式"), tuple(HeadingForm))),
        pillars=tuple(_pillar(item, marker, known) for item in pillars),
        closing=_passage(closing.get("段落"), known),
        closing_target=closing["字数"].number(*_LENGTH) if closing else 0,
    )


def _section(fields: dict[str, Item], key: str) -> dict[str, Item]:
    return fields[key].fields(("字数", "段落"), ("字数", "段落")) if key in fields else {}


def _facts(item: Item) -> tuple[Fact, ...]:
    facts = []
    for name, value in item.entries().items():
        if not name.isidentifier() or len(name) > 12 or name in RESERVED_NAMES:
            raise MarkedError(
                f"材料信息的名称“{name[:20]}”要用 1 到 12 个汉字，不能有空格和标点", value.key_line
            )
        if name in (TARGET, OWN_UNIT):
            raise MarkedError(f"“{name}”是程序自带的，不用写在材料信息里", value.key_line)
        facts.append(Fact(name, _line(value, FACT_LIMIT)))
    return tuple(facts)


def _pillar(item: Item, marker: str, known: Sequence[str]) -> Pillar:
    fields = item.fields(_PILLAR_KEYS, ("标题", "主题", "字数", "要点"))
    family = _marker(fields.get("要点编号"))
    points = fields["要点"].items()
    if len(points) > 99:
        raise fields["要点"].refuse("“要点”最多 99 项")
    heading, unit_heading = _heading(fields["标题"])
    return Pillar(
        heading=heading,
        marker=marker,
        subject=_one_of(fields["主题"], SUBJECTS),
        lead=_passage(fields.get("引语"), known),
        target=fields["字数"].number(*_LENGTH),
        points=tuple(_point(point, family, _POINT_KEYS) for point in points),
        unit_heading=unit_heading,
    )


def _point(item: Item, marker: str, allowed: Sequence[str]) -> Point:
    fields = item.fields(allowed, ("标题", "字数", "提示"))
    family = _marker(fields.get("分点编号"))
    subs = fields["分点"].items() if "分点" in fields else []
    if len(subs) > 99:
        raise fields["分点"].refuse("“分点”最多 99 项")
    hints = fields["检索"].items() if "检索" in fields else []
    heading, unit_heading = _heading(fields["标题"])
    return Point(
        heading=heading,
        marker=marker,
        target=fields["字数"].number(*_LENGTH),
        prompt=_line(fields["提示"], 40),
        hints=tuple(_line(hint, 20) for hint in hints),
        points=tuple(_point(sub, family, _SUBPOINT_KEYS) for sub in subs),
        unit_heading=unit_heading,
    )


def _heading(item: Item) -> tuple[str, str]:
    """Return a heading without closing mark, and its form with `UNIT_MARK` or ''.

    One that brings its own number, or a fact other than `OWN_UNIT`, is refused.
    """
    text = _line(item, 80).rstrip("。")
    if number := split_marker(text)[0]:
        raise item.refuse(f"“标题”里不要写“{number.strip()}”，编号由程序加")
    plain = _OWN_UNIT.sub(own_unit(""), text)
    if any(sign in plain for sign in ("{{", "}}", "{%", "{#")):
        raise item.refuse(f"“标题”里不能用材料信息，只能用“{UNIT_MARK}”")
    if not plain:
        raise item.refuse("“标题”是空的")
    return plain, _OWN_UNIT.sub(UNIT_MARK, text) if plain != text else ""


def _line(item: Item, most: int) -> str:
    text = item.text()
    if "\n" in text or not text.isprintable():
        raise item.refuse(f"“{item.where}”要写在一行里")
    if len(text) > most:
        raise item.refuse(f"“{item.where}”有 {len(text)} 个字，最多 {most} 个")
    return text


def _one_of(item: Item | None, allowed: Sequence[str]) -> str:
    """Return the value, the first of ``allowed`` where there is none."""
    if item is None:
        return allowed[0]
    text = item.text()
    if text not in allowed:
        near = difflib.get_close_matches(text, allowed, n=1, cutoff=0.5)
        hint = f"是不是“{near[0]}”；" if near else ""
        listed = "、".join(allowed)
        raise item.refuse(f"“{item.where}”没有“{text[:20]}”，{hint}可用的有：{listed}")
    return text


def _marker(item: Item | None) -> str:
    return _one_of(item, MARKERS) if item else ""


def _several(item: Item) -> Iterable[Item]:
    return item.items() if item.is_list else [item]


def _passage(item: Item | None, known: Sequence[str]) -> str:
    """Return a passage as written; its errors get the line of the file."""
    if item is None:
        return ""
    text = item.text()
    try:
        check_passage(text, known)
    except PassageError as error:
        raise MarkedError(error.reason, _line_of(item, known, error)) from error
    return text


def _line_of(item: Item, known: Sequence[str], error: PassageError) -> int:
    """Find the line by asking again of the source: YAML has folded or stripped lines away."""
    source, first = item.source()
    try:
        check_passage(source, known)
    except PassageError as again:
        return first + again.line - 1
    return first + error.line - 1
