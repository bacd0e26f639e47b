"""A skeleton and its facts become a draft."""

from collections.abc import Mapping
from dataclasses import replace

from drafter.core.draft import Block, Draft, Role, Run, normalise
from drafter.core.facts import SALUTATION, TARGET, TITLE, check_facts, parse_target
from drafter.core.numbering import nth_marker
from drafter.core.skeleton import HeadingForm, Pillar, Point, Render, Skeleton


def new_draft(skeleton: Skeleton, facts: Mapping[str, str], render: Render) -> Draft:
    """Return a draft with every heading, prompt and passage of the skeleton.

    Facts that are not set become slots. Targets are scaled so that they add up to
    the fact 目标, to the nearest 10 字.

    Raises:
        FactError: a fact cannot be taken; see `facts.check_facts`.
    """
    known = check_facts(skeleton, facts)
    total = parse_target(known.pop(TARGET)) if TARGET in known else skeleton.target
    maker = _Maker(skeleton, known, render)
    blocks = maker.blocks()
    blocks = [replace(b, target=_scaled(b.target, total / skeleton.target)) for b in blocks]
    return Draft(skeleton.id, skeleton.kind, known, tuple(blocks), total)


def _scaled(target: int, scale: float) -> int:
    return max(10, round(target * scale / 10) * 10) if target and scale != 1 else target


class _Maker:
    """Builds the blocks of one draft, giving out ids in order."""

    def __init__(self, skeleton: Skeleton, facts: Mapping[str, str], render: Render) -> None:
        self._skeleton, self._facts, self._render = skeleton, facts, render
        self._made = 0

    def blocks(self) -> list[Block]:
        skeleton = self._skeleton
        made = [
            replace(self._named(Role.TITLE, TITLE, skeleton.title), target=skeleton.opening_target)
        ]
        if skeleton.byline:
            made.append(self._passage(Role.BYLINE, skeleton.byline))
        if skeleton.salutation or SALUTATION in self._facts:
            made.append(self._named(Role.SALUTATION, SALUTATION, skeleton.salutation))
        made += [self._passage(Role.BODY, text) for text in skeleton.opening]
        for number, pillar in enumerate(skeleton.pillars, 1):
            made += self._pillar(pillar, number)
        if skeleton.closing:
            made.append(self._passage(Role.CLOSING, skeleton.closing))
        return made

    def _pillar(self, pillar: Pillar, number: int) -> list[Block]:
        run_in = self._skeleton.form is HeadingForm.RUN_IN
        heading = nth_marker(pillar.marker, number) + pillar.heading + ("。" if run_in else "")
        lead = self._runs(pillar.lead) if pillar.lead else ()
        head = self._block(
            Role.PILLAR,
            (Run(heading, heading=True), *(lead if run_in else ())),
            target=pillar.target,
            subject=pillar.subject,
        )
        made = [head]
        if lead and not run_in:
            made.append(self._block(Role.BODY, lead))
        for n, point in enumerate(pillar.points, 1):
            made.append(self._point(Role.POINT, point, n))
            made += [self._point(Role.SUBPOINT, sub, m) for m, sub in enumerate(point.points, 1)]
        return made

    def _point(self, role: Role, point: Point, number: int) -> Block:
        heading = nth_marker(point.marker, number) + point.heading + "。"
        return self._block(
            role,
            (Run(heading, heading=True),),
            target=point.target,
            prompt=point.prompt,
            hints=point.hints,
        )

    def _named(self, role: Role, fact: str, passage: str) -> Block:
        """Make a block of a fact that may stand for the skeleton's own passage."""
        if fact not in self._facts:
            return self._passage(role, passage)
        value = self._facts[fact]
        if role is Role.SALUTATION and not value.endswith(("：", ":")):
            value += "："
        return self._block(role, (Run(value, fact=fact),))

    def _passage(self, role: Role, passage: str) -> Block:
        return self._block(role, self._runs(passage))

    def _runs(self, passage: str) -> tuple[Run, ...]:
        return normalise(self._render(passage, self._facts))

    def _block(
        self,
        role: Role,
        runs: tuple[Run, ...],
        *,
        target: int = 0,
        prompt: str = "",
        hints: tuple[str, ...] = (),
        subject: str = "",
    ) -> Block:
        self._made += 1
        return Block(f"s{self._made}", role, runs, target, prompt, hints, subject)
