"""Passages of a skeleton: Jinja2 text over the facts, read with suspicion.

A skeleton may come from a stranger. Jinja's sandbox is the second wall; the first is
`passage_grammar`, which leaves nothing that could run long or reach anything. A fact
never passes through Jinja's output: its number does, and the fact is put in afterwards,
so whatever it holds comes out as it is.
"""

import re
from collections.abc import Collection, Mapping
from functools import lru_cache

from jinja2 import Template, TemplateSyntaxError, Undefined, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from drafter.core.draft import Run
from drafter.core.facts import PLACE
from drafter.core.skeleton import OWN_UNIT, own_unit
from drafter.core.slot import slot
from drafter.storage.passage_grammar import (
    CLOSE,
    OPEN,
    PassageError,
    allowed_nodes,
    syntax_reason,
)

PASSAGE_LIMIT = 4_000
"""Most characters of a passage; the longest of ours has 300."""
TEXT_LIMIT = 20_000
"""Most characters a passage may come to with its facts filled in."""
_MARK = re.compile(f"{OPEN}(\\d+){CLOSE}")
_LINE_BREAK = re.compile(r"[ \t]*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029][\s]*")


class _Known(str):
    """A fact that is set; ``number`` is its place among the facts of this rendering."""

    number: int


class _Unset(Undefined):
    """A fact that is not set: false, equal to nothing, and a slot when printed.

    Jinja also makes one, without a name, of an if without else; that prints nothing.
    """

    def __str__(self) -> str:
        return slot(self._undefined_name) if self._undefined_name else ""

    def __eq__(self, other: object) -> bool:
        return False

    def __hash__(self) -> int:
        return id(self)


def check_passage(passage: str, known: Collection[str]) -> None:
    """Refuse a passage that `render` would not take, or that names an unknown fact.

    Raises:
        PassageError: with the line of the passage.
    """
    for node in allowed_nodes(_parse(passage)):
        if isinstance(node, nodes.Name) and node.name not in known:
            names = "、".join(known)
            raise PassageError(
                f"用到了“{node.name}”，材料信息里没有这一项（可用的有：{names}）", node.lineno
            )


def render(passage: str, facts: Mapping[str, str]) -> tuple[Run, ...]:
    """Return the passage with its facts filled in; see `core.skeleton.Render`.

    A set fact becomes a run that names it, an unset or blank one a slot. `OWN_UNIT` is
    always set, whatever ``facts`` says of it. Lines of the passage are joined without a
    space.

    Raises:
        PassageError: the passage is broken, forbidden or comes to more than `TEXT_LIMIT`.
    """
    facts = {**facts, OWN_UNIT: own_unit(facts.get(PLACE, "").strip())}
    names = [name for name, value in facts.items() if value.strip()]
    values = [_LINE_BREAK.sub("", facts[name].strip()) for name in names]
    known: dict[str, _Known] = {}
    for number, (name, value) in enumerate(zip(names, values, strict=True)):
        known[name] = _Known(value)
        known[name].number = number
    text = _LINE_BREAK.sub("", _template(passage).render(known).strip())
    runs: list[Run] = []
    # Splitting at a group gives text, number, text, number, …, text.
    for index, part in enumerate(_MARK.split(text)):
        if index % 2:
            runs.append(Run(values[int(part)], fact=names[int(part)]))
        elif part:
            runs.append(Run(part))
    if sum(len(run.text) for run in runs) > TEXT_LIMIT:
        raise PassageError(f"一段填好以后超过 {TEXT_LIMIT} 个字")
    return tuple(runs)


def _finalize(value: object) -> object:
    """Put a fact's number for the fact, and nothing for true, false and none."""
    if isinstance(value, _Known):
        return f"{OPEN}{value.number}{CLOSE}"
    return value if isinstance(value, str | Undefined) else ""


def _default(value: object, other: object) -> object:
    return value or other


def _trim(value: object) -> object:
    """Return a fact as it is, for it is trimmed already and must stay known as one."""
    return value.strip() if isinstance(value, str) and not isinstance(value, _Known) else value


def _environment() -> ImmutableSandboxedEnvironment:
    made = ImmutableSandboxedEnvironment(undefined=_Unset, finalize=_finalize, autoescape=False)
    made.globals.clear()
    made.tests.clear()
    made.filters.clear()
    made.filters.update(default=_default, d=_default, trim=_trim)
    return made


_ENVIRONMENT = _environment()


@lru_cache(maxsize=256)
def _template(passage: str) -> Template:
    tree = _parse(passage)
    for _ in allowed_nodes(tree):
        pass
    return _ENVIRONMENT.from_string(tree)


def _parse(passage: str) -> nodes.Template:
    if len(passage) > PASSAGE_LIMIT:
        raise PassageError(f"一段有 {len(passage)} 个字符，最多 {PASSAGE_LIMIT} 个")
    if OPEN in passage or CLOSE in passage:
        raise PassageError("里面有不能显示的字符")
    try:
        return _ENVIRONMENT.parse(passage)
    except TemplateSyntaxError as error:
        raise PassageError(syntax_reason(error.message or ""), error.lineno) from error
    except RecursionError as error:
        raise PassageError("括号或条件套得太深") from error
