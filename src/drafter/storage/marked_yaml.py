"""YAML read as nodes that know their line, so that every refusal can name it.

Only the plain part of YAML is taken: one document of mappings, lists and scalars.
Anchors, aliases and tags are refused (an alias can make a small file huge), and so is a
key given twice, which YAML parsers pass over in silence.
"""

import difflib
import re
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

import yaml

SIZE_LIMIT = 1 << 20
"""Most bytes of a file; the longest of ours has 12,000."""
_DEPTH_LIMIT = 16
_EVENT_LIMIT = 20_000
_FULL_COLON = re.compile(r"\s*(?:- )?[\u4e00-\u9fff]{1,8}：")
# YAML folds the lines of a plain, quoted or > scalar into spaces, which Chinese lacks.
_FOLDED = re.compile(r"(?<=[}\u0080-\U0010ffff]) (?=[{\u0080-\U0010ffff])")


class MarkedError(Exception):
    """Text is refused: a reason in Chinese without full stop, and a line from 1."""

    def __init__(self, reason: str, line: int = 1) -> None:
        super().__init__(reason)
        self.reason, self.line = reason, line


class Item:
    """A node of the file.

    Attributes:
        where: What messages call it: 要点.
        key_line: Line of its key, from 1; its own line where it has no key.
    """

    def __init__(
        self, node: yaml.Node, where: str, lines: list[str], key_line: int | None = None
    ) -> None:
        self._node, self.where, self._lines = node, where, lines
        self.key_line = key_line or self.line

    @property
    def line(self) -> int:
        """Return the line it begins on, from 1."""
        return int(self._node.start_mark.line) + 1

    def refuse(self, reason: str) -> MarkedError:
        """Return an error at this place."""
        return MarkedError(reason, self.line)

    def fields(self, allowed: Collection[str], required: Iterable[str] = ()) -> "dict[str, Item]":
        """Return the entries of a mapping, in the order of the file.

        Raises:
            MarkedError: no mapping, a key that is not ``allowed`` or given twice, or a
                ``required`` one missing.
        """
        found = self.entries()
        for key, item in found.items():
            if key not in allowed:
                open_keys = [name for name in allowed if name not in found]
                near = difflib.get_close_matches(key, open_keys, n=1, cutoff=0.5)
                hint = f"，是不是“{near[0]}”" if near else f"（可用的有：{'、'.join(allowed)}）"
                raise MarkedError(f"“{self.where}”里不认识“{key}”{hint}", item.key_line)
        for key in required:
            if key not in found:
                raise MarkedError(f"“{self.where}”里缺少“{key}”", self.key_line)
        return found

    def entries(self) -> "dict[str, Item]":
        """Return the entries of a mapping whatever their keys; MarkedError for no mapping."""
        if not isinstance(self._node, yaml.MappingNode):
            raise self.refuse(f"“{self.where}”要写成“名称: 内容”的形式，冒号用半角、后面空一格")
        found: dict[str, Item] = {}
        for key, value in self._node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise self.refuse("以 {{ 开头的内容要用英文引号括起来，或者写在“|”的下一行")
            line = int(key.start_mark.line) + 1
            if key.value in found:
                raise MarkedError(f"“{self.where}”里“{key.value}”写了两次", line)
            found[key.value] = Item(value, key.value, self._lines, line)
        return found

    def items(self) -> "list[Item]":
        """Return the members of a list; MarkedError for no list."""
        if not isinstance(self._node, yaml.SequenceNode):
            raise self.refuse(f"“{self.where}”要写成列表，每一项以“- ”开头")
        return [Item(node, self.where, self._lines) for node in self._node.value]

    @property
    def is_list(self) -> bool:
        """Whether it is a list."""
        return isinstance(self._node, yaml.SequenceNode)

    def text(self) -> str:
        """Return a scalar as written, 2023 as "2023"; MarkedError for no scalar or none."""
        node = self._node
        if not isinstance(node, yaml.ScalarNode):
            raise self.refuse(
                f"“{self.where}”要写成一段文字；以 {{{{ 开头的内容要用英文引号括起来，"
                "或者写在“|”的下一行"
            )
        if not node.value.strip() or (node.style is None and node.value in ("~", "null")):
            raise self.refuse(f"“{self.where}”是空的；用不着就把这一行删掉")
        text = str(node.value).strip()
        folded = node.style != "|" and node.end_mark.line > node.start_mark.line
        return _FOLDED.sub("", text) if folded else text

    def source(self) -> tuple[str, int]:
        """Return a scalar as it stands in the file, and the line it begins on, from 1."""
        first, last = self._node.start_mark.line, self._node.end_mark.line
        if getattr(self._node, "style", None) in ("|", ">"):
            first, last = first + 1, last - 1
        return "\n".join(self._lines[first : last + 1]), first + 1

    def number(self, low: int, high: int) -> int:
        """Return a whole number from ``low`` to ``high``; MarkedError for anything else."""
        text = self.text()
        value = int(text) if re.fullmatch(r"\d{1,7}", text, re.ASCII) else -1
        if not low <= value <= high:
            raise self.refuse(f"“{self.where}”要写 {low} 到 {high} 之间的整数，现在是“{text[:20]}”")
        return value


def read_marked(path: Path, where: str) -> Item:
    """Return the root of a YAML file, called ``where`` in messages.

    Raises:
        MarkedError: it cannot be read, is too large, no UTF-8 or no plain YAML.
    """
    try:
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise MarkedError("文件打不开") from error
    if len(data) > SIZE_LIMIT:
        raise MarkedError("文件超过 1 MB，不像骨架")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise MarkedError("不是 UTF-8 编码；请用记事本另存为 UTF-8", line) from error
    return parse_marked(text, where)


def parse_marked(text: str, where: str) -> Item:
    """Return the root of YAML text; see `read_marked`."""
    lines = text.replace("\r\n", "\n").split("\n")
    try:
        node = _composed(text)
    except yaml.reader.ReaderError as error:
        line = text[: error.position].count("\n") + 1
        raise MarkedError("里面有不能显示的控制字符", line) from error
    except yaml.MarkedYAMLError as error:
        raise MarkedError(*_syntax_reason(error, lines)) from error
    if node is None:
        raise MarkedError("文件是空的")
    return Item(node, where, lines)


def _composed(text: str) -> yaml.Node | None:
    """Return the root node; libyaml reads it ten times as fast, PyYAML says what is wrong."""
    if yaml.__with_libyaml__:
        with suppress(yaml.YAMLError):
            _check_events(text, yaml.CSafeLoader)
            return yaml.compose(text, yaml.CSafeLoader)
    _check_events(text, yaml.SafeLoader)
    return yaml.compose(text, yaml.SafeLoader)


def _check_events(text: str, loader: type[yaml.SafeLoader] | type[yaml.CSafeLoader]) -> None:
    """Refuse what `yaml.compose` must not be given; the event parser does not recurse."""
    depth = documents = 0
    for number, event in enumerate(yaml.parse(text, loader)):
        line = event.start_mark.line + 1 if event.start_mark else 1
        documents += isinstance(event, yaml.DocumentStartEvent)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if getattr(event, "anchor", None):
            raise MarkedError("不能用 YAML 的锚点和引用（& 和 *）；文字里要用就加引号", line)
        if getattr(event, "tag", None):
            raise MarkedError("不能用 YAML 的类型标记（!）；文字里要用就加引号", line)
        if documents > 1:
            raise MarkedError("一个文件只能写一个骨架，不能用“---”分开", line)
        if depth > _DEPTH_LIMIT:
            raise MarkedError("套得太深", line)
        if number > _EVENT_LIMIT:
            raise MarkedError("内容太多，不像骨架", line)


def _syntax_reason(error: yaml.MarkedYAMLError, lines: list[str]) -> tuple[str, int]:
    """Say in Chinese what is wrong, and on which line; the likeliest slips come first."""
    mark, start = error.problem_mark, error.context_mark
    line = mark.line + 1 if mark else 1
    near = [n for n in (line, line - 1) if 0 < n <= len(lines)]
    for number in near:
        if _FULL_COLON.match(lines[number - 1]):
            return "冒号要用半角的“:”，后面空一格", number
    for number in near:
        if re.search(r"(: |- )\{\{", lines[number - 1]):
            return "以 {{ 开头的内容要用英文引号括起来，或者写在“|”的下一行", number
    problem = error.problem or ""
    if "\\t" in problem:
        return "缩进要用空格，不能用 Tab", line
    if "quoted scalar" in (error.context or ""):
        return "引号没有成对", start.line + 1 if start else line
    return "YAML 写法不对，请检查冒号、缩进和引号", line
