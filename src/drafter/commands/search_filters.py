"""What narrows ``drafter search``, and what it says where nothing is left."""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from drafter.commands.usage import WrongUse
from drafter.core.query import Answer, Query
from drafter.core.role import ROLES

if TYPE_CHECKING:
    from drafter.library.library import Library

_ALIKE = 8
"""Names that are proposed where one is not known."""
_LINE = 40
"""Characters of what was asked that an answer repeats."""


def add_filters(parser: argparse.ArgumentParser) -> None:
    """Offer the filters beside pillar and level."""
    parser.add_argument(
        "--region", metavar="地区", action="append", default=[], help="只要这个地区的，可以写多次"
    )
    parser.add_argument(
        "--role",
        metavar="作用",
        choices=ROLES,
        action="append",
        default=[],
        help=f"{'、'.join(ROLES)}，可以写多次",
    )
    parser.add_argument(
        "--topic", metavar="主题词", action="append", default=[], help="写到这个主题的，可以写多次"
    )
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument("--own", dest="own", action="store_const", const=True, help="只要自己导入的")
    whose.add_argument(
        "--bundled", dest="own", action="store_const", const=False, help="只要自带的"
    )
    figures = parser.add_mutually_exclusive_group()
    figures.add_argument(
        "--figures", dest="figures", action="store_const", const=True, help="只要有数据的"
    )
    figures.add_argument(
        "--no-figures", dest="figures", action="store_const", const=False, help="只要没有数据的"
    )


def narrowed(query: Query, arguments: argparse.Namespace, library: "Library") -> Query:
    """Return the query with the filters.

    Raises:
        WrongUse: there is no such place or concept; the sentence lists what there is.
    """
    concepts = [concept.term for concept in library.thesaurus.concepts]
    _require("地区", arguments.region, library.regions() if arguments.region else ())
    _require("主题词", arguments.topic, concepts)
    return replace(
        query,
        regions=tuple(arguments.region),
        roles=tuple(arguments.role),
        concepts=tuple(arguments.topic),
        own=arguments.own,
        figures=arguments.figures,
    )


def one_line(text: str) -> str:
    """Return a text fit to stand in a sentence: its beginning, in one line."""
    words = " ".join(text[: 2 * _LINE].split())
    return words if len(words) <= _LINE else f"{words[:_LINE]}…"


def nothing_found(text: str, answer: Answer) -> str:
    """Return the sentence for an answer without hits: where there are some, what is near."""
    text, levels = one_line(text), answer.query.levels
    places = [name for name in answer.counts if name not in ("全部", *levels)]
    elsewhere = [f"{name}有 {answer.counts[name]} 段" for name in places if answer.counts[name]]
    if (levels or answer.query.own is not None) and elsewhere:
        return f"没有找到“{text}”的范例，{'，'.join(elsewhere)}。请放宽级别或来源再试。"
    if answer.near:
        near = "、".join(f"{topic.term}（{topic.count} 段）" for topic in answer.near)
        return f"没有找到“{text}”的范例。相近的主题有：{near}。"
    return f"没有找到“{text}”的范例，请换个词试试。"


def _require(kind: str, asked: Sequence[str], there: Sequence[str]) -> None:
    for name in asked:
        if name not in there:
            alike = sorted(there, key=lambda known: -len(set(known) & set(name)))[:_ALIKE]
            listed = "、".join(alike) if alike else "还没有"
            more = f"等 {len(there)} 个" if len(there) > len(alike) else ""
            raise WrongUse(f"没有{kind}“{name}”，没有改动任何文件。可用的有：{listed}{more}。")
