"""A draft as JSON text and back, version 1 of the format in docs/file-format.md."""

import json
import re
from typing import Any

from drafter.core.draft import Block, Draft, Role, Run, normalise
from drafter.core.origin import Origin
from drafter.errors import DraftFileError

FORMAT, VERSION = "drafter-draft", 1
SIGNATURE = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"format"\s*:\s*"drafter-draft"')
"""How a draft file begins, whatever comes after."""

_LARGEST = 1_000_000
"""No count in a draft is larger."""


class _Damage(Exception):
    """What is wrong with one value, in a few Chinese words."""


def encode(draft: Draft) -> bytes:
    """Return the file of a draft. Keys keep one order, so equal drafts give equal bytes."""
    names: dict[Origin, str] = {}
    blocks = [_block_json(block, names) for block in draft.blocks]
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "skeleton": draft.skeleton,
        "kind": draft.kind,
        "target": draft.target,
        "rate": draft.rate,
        "facts": dict(draft.facts),
        "blocks": blocks,
        "origins": {name: _origin_json(origin) for origin, name in names.items()},
    }
    text = json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
    # A lone surrogate, as a broken clipboard may leave, has no UTF-8: it is escaped.
    text = re.sub("[\ud800-\udfff]", lambda found: f"\\u{ord(found.group()):04x}", text)
    return text.encode()


def _block_json(block: Block, names: dict[Origin, str]) -> dict[str, Any]:
    made: dict[str, Any] = {"id": block.id, "role": block.role.value}
    optional = {
        "target": block.target,
        "prompt": block.prompt,
        "hints": list(block.hints),
        "subject": block.subject,
    }
    made |= {key: value for key, value in optional.items() if value}
    made["runs"] = [_run_json(run, names) for run in block.runs]
    return made


def _run_json(run: Run, names: dict[Origin, str]) -> dict[str, Any]:
    made: dict[str, Any] = {"text": run.text}
    if run.heading:
        made["heading"] = True
    if run.origin:
        made["origin"] = _name(run.origin, names)
    if run.fact:
        made["fact"] = run.fact
    return made


def _name(origin: Origin, names: dict[Origin, str]) -> str:
    """Return the origin's key in the table; a second origin of the same key gets ~2."""
    if origin not in names:
        taken, name, number = names.values(), origin.key, 1
        while name in taken:
            number += 1
            name = f"{origin.key}~{number}"
        names[origin] = name
    return names[origin]


def _origin_json(origin: Origin) -> dict[str, Any]:
    return {
        "exemplar": origin.exemplar,
        "report": origin.report,
        "place": origin.place,
        "paragraph": origin.paragraph,
        "sentence": origin.sentence,
        "text": origin.text,
    }


def decode(data: bytes, name: str) -> Draft:
    """Return the draft in a file called ``name``.

    Raises:
        DraftFileError: the bytes are no whole draft of this version.
    """
    whole = _parse(data, name)
    version = whole.get("version")
    if type(version) is int and version > VERSION:
        raise DraftFileError(
            f"“{name}”是用新版程序存的，这个版本打不开。文件没有动。请升级程序后再打开。"
        )
    try:
        if version != VERSION or type(version) is not int:
            raise _Damage("版本号不对")
        return _draft(whole)
    except _Damage as damage:
        raise DraftFileError(
            f"“{name}”有损坏，{damage}。文件没有动。请打开以前存的一份。"
        ) from damage


def _parse(data: bytes, name: str) -> dict[str, Any]:
    ours = SIGNATURE.match(data) is not None
    try:
        whole = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        if not ours:
            raise DraftFileError(_foreign(name)) from error
        reason = "有的地方读不出来"
        if isinstance(error, json.JSONDecodeError):
            cut = error.pos >= len(error.doc.rstrip()) or error.msg.startswith("Unterminated")
            reason = "后面少了一截" if cut else f"第 {error.lineno} 行读不出来"
        raise DraftFileError(
            f"“{name}”有损坏，{reason}。文件没有动。请打开以前存的一份。"
        ) from error
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise DraftFileError(_foreign(name))
    return whole


def _foreign(name: str) -> str:
    return (
        f"“{name}”不是稿子文件，没有打开。文件没有动。请选 .jujiao 文件；别的文件可以导入资料库。"
    )


def _draft(whole: dict[str, Any]) -> Draft:
    facts = _typed(whole, "facts", dict, {}, "材料信息")
    if not all(isinstance(value, str) for value in facts.values()):
        raise _Damage("材料信息读不出来")
    origins = {
        key: _origin(raw, f"出处“{key[:40]}”")
        for key, raw in _typed(whole, "origins", dict, {}, "出处").items()
    }
    raws = _typed(whole, "blocks", list, None, "正文")
    blocks = tuple(_block(raw, f"第 {n} 段", origins) for n, raw in enumerate(raws, 1))
    if not blocks:
        raise _Damage("一段正文都没有")
    seen: dict[str, int] = {}
    for number, block in enumerate(blocks, 1):
        if block.id in seen:
            raise _Damage(f"第 {number} 段和第 {seen[block.id]} 段的编号一样")
        seen[block.id] = number
    return Draft(
        skeleton=_typed(whole, "skeleton", str, "", "骨架"),
        kind=_typed(whole, "kind", str, None, "文种"),
        facts=facts,
        blocks=blocks,
        target=_count(whole, "target", 0, "目标字数"),
        rate=_count(whole, "rate", 240, "语速", least=1),
    )


def _block(raw: object, where: str, origins: dict[str, Origin]) -> Block:
    if not isinstance(raw, dict):
        raise _Damage(f"{where}读不出来")
    block_id = _typed(raw, "id", str, None, f"{where}的编号")
    role = _typed(raw, "role", str, None, f"{where}的类别")
    hints = _typed(raw, "hints", list, [], f"{where}的检索词")
    if not block_id or role not in list(Role) or not all(isinstance(h, str) for h in hints):
        raise _Damage(f"{where}的编号、类别或检索词读不出来")
    runs = _typed(raw, "runs", list, [], f"{where}的文字")
    return Block(
        id=block_id,
        role=Role(role),
        runs=normalise(_run(run, where, origins) for run in runs),
        target=_count(raw, "target", 0, f"{where}的目标字数"),
        prompt=_typed(raw, "prompt", str, "", f"{where}的提示"),
        hints=tuple(hints),
        subject=_typed(raw, "subject", str, "", f"{where}的主题"),
    )


def _run(raw: object, where: str, origins: dict[str, Origin]) -> Run:
    if not isinstance(raw, dict):
        raise _Damage(f"{where}的文字读不出来")
    text = _typed(raw, "text", str, None, f"{where}的文字")
    if not text or "\n" in text:
        raise _Damage(f"{where}的文字是空的或有换行")
    key = _typed(raw, "origin", str, "", f"{where}的出处")
    if key and key not in origins:
        raise _Damage(f"{where}的出处找不到")
    return Run(
        text=text,
        heading=_typed(raw, "heading", bool, False, f"{where}的标题"),
        origin=origins[key] if key else None,
        fact=_typed(raw, "fact", str, "", f"{where}的材料信息"),
    )


def _origin(raw: object, where: str) -> Origin:
    if not isinstance(raw, dict):
        raise _Damage(f"{where}读不出来")
    return Origin(
        exemplar=_typed(raw, "exemplar", str, None, where),
        report=_typed(raw, "report", str, "", where),
        place=_typed(raw, "place", str, "", where),
        paragraph=_count(raw, "paragraph", None, where, least=1),
        sentence=_count(raw, "sentence", None, where, least=1),
        text=_typed(raw, "text", str, None, where),
    )


def _typed(raw: dict[str, Any], key: str, kind: type, default: object, where: str) -> Any:
    """Return a value of exactly ``kind``; a missing one is ``default``, None for required."""
    value = raw.get(key, default)
    if type(value) is not kind:
        raise _Damage(f"{where}读不出来")
    return value


def _count(
    raw: dict[str, Any], key: str, default: int | None, where: str, *, least: int = 0
) -> int:
    value: int = _typed(raw, key, int, default, where)
    if not least <= value <= _LARGEST:
        raise _Damage(f"{where}超出范围")
    return value
