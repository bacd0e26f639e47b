"""``drafter search``: exemplars for a point, a topic or a sentence, or for many at once."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from drafter.commands.opened import opened_library
from drafter.commands.output import say, say_json
from drafter.commands.search_filters import add_filters, narrowed, nothing_found, one_line
from drafter.commands.usage import DONE, Commands, WrongUse, add_json, counting_number, path
from drafter.core.cancel import CancelToken
from drafter.core.query import Hit, Query
from drafter.core.report import LEVELS, SUBJECTS
from drafter.core.role import role_of
from drafter.core.typed import typed_query

LIMIT = 20
"""Hits of an answer, unless asked otherwise."""


def add(commands: Commands) -> None:
    """Offer the command."""
    parser = commands.add_parser("search", help="检索范例", description="检索范例。")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("text", metavar="文字", nargs="?", help="要点、主题词或一句话")
    what.add_argument(
        "--batch",
        metavar="文件.jsonl",
        type=path,
        help="一次检索多条：每行一个 {id, query, under}，和 --json 一起用",
    )
    parser.add_argument("--under", metavar="标题", default="", help="要点所在部分的标题")
    parser.add_argument("--pillar", metavar="部分", choices=SUBJECTS, help="、".join(SUBJECTS))
    parser.add_argument(
        "--level",
        metavar="级别",
        choices=LEVELS,
        action="append",
        default=[],
        help=f"{'、'.join(LEVELS)}，可以写多次",
    )
    add_filters(parser)
    parser.add_argument(
        "--limit",
        metavar="条数",
        type=counting_number,
        default=LIMIT,
        help=f"最多几条，默认 {LIMIT}",
    )
    add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Ask the library; no answer at all is an answer."""
    if arguments.batch is not None:
        return _run_batch(arguments)
    if arguments.text is None and arguments.topic:
        asked = _question(arguments, Query(concepts=tuple(arguments.topic)))
    elif arguments.text is None:
        raise WrongUse(
            "没有写要检索什么。没有改动任何文件。请写要点、主题词或一句话，"
            "或者用 --topic、--batch。用法见 drafter search --help。"
        )
    else:
        asked = _query(arguments, arguments.text, arguments.under, typed=True)
    with opened_library() as library:
        query = narrowed(asked, arguments, library)
        answer = library.answer(query, CancelToken())
    read_as = f"按“{one_line(answer.read_as)}”查找" if answer.read_as else ""
    if arguments.json:
        if read_as and sys.stderr is not None:
            print(read_as, file=sys.stderr, flush=True)  # the contract: hits, and nothing else
        say_json([hit_json(hit) for hit in answer.hits])
        return DONE
    said = [read_as] if read_as else []
    said += (
        _lines(answer.hits)
        if answer.hits
        else [nothing_found(arguments.text or "、".join(arguments.topic), answer)]
    )
    say("\n\n".join(said))
    return DONE


def _run_batch(arguments: argparse.Namespace) -> int:
    if not arguments.json:
        raise WrongUse("--batch 要和 --json 一起用。没有改动任何文件。请加上 --json。")
    queries = dict(_batch(arguments))
    with opened_library() as library:
        answers = {
            name: library.search(narrowed(query, arguments, library), CancelToken())
            for name, query in queries.items()
        }
    say_json({name: [hit_json(hit) for hit in hits] for name, hits in answers.items()})
    return DONE


def _batch(arguments: argparse.Namespace) -> Iterator[tuple[str, Query]]:
    """Yield id and query of each line.

    Raises:
        WrongUse: the file cannot be read, or a line is none of ours; names the line.
    """
    name, seen = arguments.batch.name, set()
    for number, line in enumerate(_batch_lines(arguments.batch), 1):
        if not line.strip():
            continue
        try:
            asked = json.loads(line)
            key, text, under = asked["id"], asked["query"], asked.get("under") or arguments.under
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            key = text = under = None
        if (
            not isinstance(key, str | int)
            or not isinstance(text, str)
            or not isinstance(under, str)
        ):
            raise WrongUse(
                f"“{name}”第 {number} 行读不懂。没有改动任何文件。"
                '每行要写成 {"id": "1", "query": "强化理论武装", "under": ""}。'
            )
        if str(key) in seen:
            raise WrongUse(f"“{name}”第 {number} 行的 id“{key}”前面有过。请让每行的 id 不同。")
        seen.add(str(key))
        yield str(key), _query(arguments, text, under, f"“{name}”第 {number} 行")


def _batch_lines(batch: Path) -> list[str]:
    try:
        return batch.read_text("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise WrongUse(f"“{batch.name}”不是 UTF-8 的文本，文件没有动。请转成 UTF-8。") from error
    except OSError as error:
        raise WrongUse(f"“{batch.name}”读不了，文件没有动。请看看它还在不在、让不让读。") from error


def _query(
    arguments: argparse.Namespace,
    text: str,
    under: str,
    where: str = "要检索的文字",
    *,
    typed: bool = False,
) -> Query:
    """Return the question; in one that was typed, quotes make phrases."""
    if not text.strip():
        raise WrongUse(f"{where}是空的。没有改动任何文件。请写要点、主题词或一句话。")
    return _question(arguments, typed_query(text) if typed else Query(text), under)


def _question(arguments: argparse.Namespace, query: Query, under: str = "") -> Query:
    return replace(
        query,
        under=under,
        subjects=(arguments.pillar,) if arguments.pillar else (),
        levels=tuple(arguments.level),
        limit=arguments.limit,
    )


def hit_json(hit: Hit) -> dict[str, Any]:
    """Return a hit in the shape of the contract; offsets count code points."""
    found = hit.exemplar
    return {
        "id": found.id,
        "score": hit.score,
        "report": found.report,
        "level": found.level,
        "region": found.region,
        "pillar": found.subject,
        "heading": found.heading,
        "text": found.text,
        "spans": [[span.start, span.stop] for span in hit.spans],
        "why": {
            "words": list(hit.why.words),
            "concepts": list(hit.why.concepts),
            "pillar": hit.why.subject,
            "like": hit.why.like,
        },
        "twins": hit.twins,
        "role": role_of(found.text),
    }


def _lines(hits: Sequence[Hit]) -> Iterator[str]:
    for number, hit in enumerate(hits, 1):
        found = hit.exemplar
        labels = "  ".join(filter(None, (found.region, found.level, found.subject)))
        where = "  ".join(
            filter(None, (f"《{found.report}》" if found.report else "", found.heading))
        )
        yield "\n".join((f"{number}. {found.id}  {labels}", f"   {where}", f"   {found.text}"))
