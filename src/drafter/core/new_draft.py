"""A skeleton and its facts become a draft."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from drafter.core.draft import Block, Draft, Role, Run, normalise
from drafter.core.facts import PLACE, SALUTATION, TARGET, TITLE, check_facts, parse_target
from drafter.core.numbering import nth_marker
from drafter.core.skeleton import (
    OWN_UNIT,
    UNIT_MARK,
    HeadingForm,
    Pillar,
    Point,
    Render,
    Skeleton,
    own_unit,
)


def new_draft(skeleton: Skeleton, facts: Mapping[str, str], render: Render) -> Draft:
    """Return a draft with every heading, prompt and passage of the skeleton.

    Facts that are not set become slots. Targets are scaled so that they add up to
    the fact 目标, to the nearest 10 字; without it they are the skeleton's own.

    Raises:
        FactError: a fact cannot be taken; see `facts.check_facts`.
    """
    known = check_facts(skeleton, facts)
    total = parse_target(known.pop(TARGET)) if TARGET in known else skeleton.target
    blocks = tuple(_Maker(skeleton, known, render).blocks())
    return retarget(Draft(skeleton.id, skeleton.kind, known, blocks, skeleton.target), total)


def retarget(draft: Draft, total: int) -> Draft:
    """Return the draft aiming at ``total`` 字, its parts in the same proportion."""
    targets = share([block.target for block in draft.blocks], total)
    blocks = (replace(b, target=t) for b, t in zip(draft.blocks, targets, strict=True))
    return replace(draft, blocks=tuple(blocks), target=total)


def named_runs(fact: str, value: str) -> tuple[Run, ...]:
    """Return the runs of a title or 称谓 that is a fact; a 称谓 ends in a colon.

    The colon is no part of the fact: a new value replaces the old one only
    (GB/T 9704-2012, 7.3.2 wants it there).
    """
    ended = fact != SALUTATION or value.endswith(("：", ":"))
    return (Run(value, fact=fact), *(() if ended else (Run("："),)))


def share(targets: Sequence[int], total: int) -> list[int]:
    """Scale targets so that they add up to ``total``, each to the nearest 10 字 or so.

    A target of 0 stays 0, any other at least 1. Where 10 字 are too coarse for the
    smallest, all are given to the 字. Targets that add up already stay as they are.
    """
    whole = sum(targets)
    if whole in (0, total):
        return list(targets)
    least = min(target for target in targets if target) * total / whole
    step = 10 if least >= 10 else 1
    exact = [target * total / whole / step for target in targets]
    steps = [max(int(part), 1) if part else 0 for part in exact]
    # Rounding each by itself would drift by up to half a step a block: what is left
    # goes to those that lost most.
    left = round(total / step) - sum(steps)
    by_loss = sorted(range(len(steps)), key=lambda index: steps[index] - exact[index])
    for index in by_loss[: max(left, 0)]:
        steps[index] += 1
    return [count * step for count in steps]


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
            closing = self._passage(Role.CLOSING, skeleton.closing)
            made.append(replace(closing, target=skeleton.closing_target))
        return made

    def _pillar(self, pillar: Pillar, number: int) -> list[Block]:
        run_in = self._skeleton.form is HeadingForm.RUN_IN
        heading = self._heading(pillar, number, "。" if run_in else "")
        lead = self._runs(pillar.lead) if pillar.lead else ()
        head = self._block(
            Role.PILLAR,
            (*heading, *(lead if run_in else ())),
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
        return self._block(
            role,
            self._heading(point, number, "。"),
            target=point.target,
            prompt=point.prompt,
            hints=point.hints,
        )

    def _heading(self, part: Pillar | Point, number: int, mark: str) -> tuple[Run, ...]:
        """Return number, heading and closing mark; the place's own unit is a run of its own."""
        text = nth_marker(part.marker, number) + (part.unit_heading or part.heading) + mark
        unit = Run(own_unit(self._facts.get(PLACE, "")), heading=True, fact=OWN_UNIT)
        runs: list[Run] = []
        for index, piece in enumerate(text.split(UNIT_MARK)):
            runs += [unit] if index else []
            runs += [Run(piece, heading=True)] if piece else []
        return normalise(runs)

    def _named(self, role: Role, fact: str, passage: str) -> Block:
        """Make a block of a fact that may stand for the skeleton's own passage."""
        if fact not in self._facts:
            return self._passage(role, passage)
        return self._block(role, named_runs(fact, self._facts[fact]))

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
