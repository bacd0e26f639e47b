"""What a passage of a skeleton may say, and how it is refused.

A list of what is allowed, not of what is not: text, facts, if, == and !=, and two
filters. There is no loop, no call and no look inside a value, so a passage from a
stranger can neither run long nor reach anything.
"""

import re
from collections.abc import Iterator

from jinja2 import nodes

from drafter.errors import SkeletonError

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Noncharacters, which no text may hold (Unicode 15, 23.7). `passages.render` frames the
number of a fact with them, so no passage may spell them."""

RESERVED_NAMES = frozenset(
    [
        "and",
        "caller",
        "else",
        "elif",
        "false",
        "False",
        "if",
        "in",
        "is",
        "loop",
        "none",
        "None",
        "not",
        "or",
        "self",
        "super",
        "true",
        "True",
    ]
)
"""Names that mean something to Jinja, so that no fact can have them."""

_DEPTH_LIMIT = 24
_FILTERS = {"default": 1, "d": 1, "trim": 0}
_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Const,
    nodes.If,
    nodes.CondExpr,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Filter,
)


class PassageError(SkeletonError):
    """A passage is refused.

    Attributes:
        reason: Why, in Chinese, without full stop.
        line: Line of the passage, from 1.
    """

    def __init__(self, reason: str, line: int = 1) -> None:
        super().__init__(f"骨架里的一段文字写法不对：{reason}。稿子没有改动。请改好骨架再试。")
        self.reason, self.line = reason, line


def syntax_reason(message: str) -> str:
    """Put the words of a `TemplateSyntaxError` into Chinese."""
    if found := re.match(r"Encountered unknown tag '(\w+)'", message):
        return _forbidden(f"{{% {found[1]} %}}")
    if "nd of template" in message or "Missing end" in message:
        return "有“{{”“{%”或“{#”没有写完，或者缺少“{% endif %}”"
    if "expected token 'end of" in message or "unexpected" in message:
        return "“{{ }}”或“{% %}”里的写法不对，括号和引号要成对"
    return "“{{ }}”或“{% %}”里的写法不对"


def _forbidden(what: str) -> str:
    return f"不能用“{what}”；能用的只有材料信息、{{% if %}}、==、!=、and、or、not、default 和 trim"


def allowed_nodes(tree: nodes.Template) -> Iterator[nodes.Node]:
    """Yield every node of the tree; raise `PassageError` at the first forbidden one."""
    waiting: list[tuple[nodes.Node, int, int]] = [(tree, 0, 1)]
    while waiting:
        node, depth, above = waiting.pop()
        line = node.lineno or above  # some of Jinja's nodes know no line of their own
        if depth > _DEPTH_LIMIT:
            raise PassageError("括号或条件套得太深", line)
        if forbidden := _forbidden_in(node):
            raise PassageError(_forbidden(forbidden), line)
        yield node
        waiting += [(child, depth + 1, line) for child in node.iter_child_nodes()]


def _forbidden_in(node: nodes.Node) -> str:
    """Return how the writer would call what is forbidden in this node itself, or ''."""
    match node:
        case nodes.Name() if node.name in RESERVED_NAMES or node.ctx != "load":
            return node.name
        case nodes.Operand() if node.op not in ("eq", "ne"):
            return {"in": "in", "notin": "not in"}.get(node.op, "大小比较")
        case nodes.Filter() if not _plain_filter(node):
            return f"|{node.name}"
        case nodes.Const() if not _plain_constant(node.value):
            return "这样的常数"
        case nodes.Output() if any(isinstance(n, nodes.Compare | nodes.Not) for n in node.nodes):
            return "{{ 比较的结果 }}"
        case _ if not isinstance(node, _ALLOWED):
            return _NAMES.get(type(node).__name__, "这样的算式")
    return ""


def _plain_filter(node: nodes.Filter) -> bool:
    plain = not (node.kwargs or node.dyn_args or node.dyn_kwargs)
    # A filter without a value is a {% filter %} block.
    return plain and _FILTERS.get(node.name) == len(node.args) and node.node is not None


def _plain_constant(value: object) -> bool:
    """Whether a constant may stand in a passage; an escape in a string can spell anything."""
    if isinstance(value, str):
        return value.isprintable() and OPEN not in value and CLOSE not in value
    return value is None or isinstance(value, bool)


_NAMES = {
    "For": "{% for %}",
    "Assign": "{% set %}",
    "AssignBlock": "{% set %}",
    "Include": "{% include %}",
    "Import": "{% import %}",
    "FromImport": "{% from %}",
    "Extends": "{% extends %}",
    "Macro": "{% macro %}",
    "CallBlock": "{% call %}",
    "FilterBlock": "{% filter %}",
    "Block": "{% block %}",
    "With": "{% with %}",
    "Scope": "{% autoescape %}",
    "Call": "括号调用",
    "Getattr": "取属性的点",
    "Getitem": "取下标的方括号",
    "Test": "is",
    "Concat": "~",
}
