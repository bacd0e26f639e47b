"""``drafter skeletons``: what a report can be started from."""

import argparse
from typing import Any

from drafter.commands.opened import loaded_skeletons
from drafter.commands.output import complain, say, say_json
from drafter.commands.table import aligned
from drafter.commands.usage import ANSWER_NO, DONE, Commands, add_json
from drafter.core.numbering import nth_marker
from drafter.core.skeleton import Point, Skeleton


def add(commands: Commands) -> None:
    """Offer the command."""
    parser = commands.add_parser("skeletons", help="列出骨架", description="列出骨架。")
    add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """List the skeletons; a broken one is told of, and the answer is then no."""
    skeletons, errors = loaded_skeletons()
    if arguments.json:
        say_json([_json(skeleton) for skeleton in skeletons])
    else:
        say("\n\n".join("\n".join(_lines(skeleton)) for skeleton in skeletons))
    for error in errors:
        complain(error)
    return ANSWER_NO if errors else DONE


def _json(skeleton: Skeleton) -> dict[str, Any]:
    return {
        "id": skeleton.id,
        "name": skeleton.name,
        "kind": skeleton.kind,
        "target": skeleton.target,
        "facts": [{"name": fact.name, "example": fact.example} for fact in skeleton.facts],
        "pillars": [
            {
                "heading": pillar.heading,
                "subject": pillar.subject,
                "points": [_point_json(point) for point in pillar.points],
            }
            for pillar in skeleton.pillars
        ],
    }


def _point_json(point: Point) -> dict[str, Any]:
    made: dict[str, Any] = {
        "heading": point.heading,
        "target": point.target,
        "prompt": point.prompt,
        "hints": list(point.hints),
    }
    if point.points:
        made["points"] = [_point_json(sub) for sub in point.points]
    return made


def _lines(skeleton: Skeleton) -> list[str]:
    counts = f"{len(skeleton.pillars)} 个部分，{skeleton.point_count} 个要点"
    facts = "、".join(fact.name for fact in skeleton.facts)
    rows = []
    for number, pillar in enumerate(skeleton.pillars, 1):
        points = "、".join(point.heading for point in pillar.points)
        rows.append((f"  {nth_marker(pillar.marker, number)}{pillar.heading}", points))
    return [
        f"{skeleton.name}（{skeleton.id}）  {skeleton.kind}，{skeleton.target} 字，{counts}",
        *([f"  材料信息：{facts}"] if facts else []),
        *aligned(rows),
    ]
