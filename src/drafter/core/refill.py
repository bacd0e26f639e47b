"""材料信息 changes after the draft was begun: its traces in the text follow."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from drafter.core.draft import Block, Draft, Edit, Role, Run, normalise
from drafter.core.facts import PLACE, SALUTATION, TITLE
from drafter.core.new_draft import named_runs
from drafter.core.place import short_name
from drafter.core.skeleton import OWN_UNIT, own_unit
from drafter.core.slot import find_slots, slot


def refill(draft: Draft, facts: Mapping[str, str]) -> Edit:
    """Return the draft with ``facts`` in place of its own.

    Text that was filled in from a fact takes the fact's new value, a short place name
    the new short form; a fact taken away leaves a slot; a slot named like a fact is
    filled. What the writer typed himself is left alone.

    Args:
        draft: Left as it is.
        facts: All of 材料信息, already checked (`facts.check_facts`).
    """
    changed: list[str] = []
    blocks: list[Block] = []
    old, new = _with_unit(draft.facts), _with_unit(facts)
    for block in draft.blocks:
        runs = normalise(_refilled(block, old, new))
        if runs != block.runs:
            block = replace(block, runs=runs)
            changed.append(block.id)
        blocks.append(block)
    return Edit(replace(draft, facts=dict(facts), blocks=tuple(blocks)), tuple(changed))


def _with_unit(facts: Mapping[str, str]) -> Mapping[str, str]:
    """Return facts with the word that follows from the place (人才强市, 人才强县)."""
    return {**facts, OWN_UNIT: own_unit(facts.get(PLACE, ""))}


def _refilled(block: Block, old: Mapping[str, str], new: Mapping[str, str]) -> Sequence[Run]:
    whole = {Role.TITLE: TITLE, Role.SALUTATION: SALUTATION}.get(block.role, "")
    if new.get(whole, "") and old.get(whole, "") != new[whole]:
        return named_runs(whole, new[whole])
    made: list[Run] = []
    for run in block.runs:
        if run.fact and old.get(run.fact, "") != new.get(run.fact, ""):
            made.append(_renamed(run, old.get(run.fact, ""), new.get(run.fact, "")))
        elif run.fact:
            made.append(run)
        else:
            made += _filled(run, new)
    return made


def _renamed(run: Run, old: str, new: str) -> Run:
    short = run.fact == PLACE and run.text == short_name(old)
    if run.text != old and not short:
        return replace(run, fact="")  # the writer has been at it: his own words now
    if new:
        return replace(run, text=new if run.text == old else short_name(new))
    # A title or 称谓 that is a fact no longer stays as the writer's own words.
    words = run.text if run.fact in (TITLE, SALUTATION) else slot(run.fact)
    return replace(run, text=words, fact="")


def _filled(run: Run, facts: Mapping[str, str]) -> list[Run]:
    """Cut a run at its slots that are named like a known fact, and fill those."""
    made: list[Run] = []
    done = 0
    for found in find_slots(run.text):
        if value := facts.get(found.name, ""):
            if done < found.span.start:
                made.append(replace(run, text=run.text[done : found.span.start]))
            made.append(replace(run, text=value, fact=found.name))
            done = found.span.stop
    if done < len(run.text):
        made.append(replace(run, text=run.text[done:]))
    return made
