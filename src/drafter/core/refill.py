"""材料信息 changes after the draft was begun: its traces in the text follow."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from drafter.core.draft import Block, Draft, Edit, Role, Run, normalise
from drafter.core.facts import PLACE, SALUTATION, TITLE
from drafter.core.new_draft import named_runs
from drafter.core.place import short_name
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
    for block in draft.blocks:
        runs = normalise(_refilled(block, draft.facts, facts))
        if runs != block.runs:
            block = replace(block, runs=runs)
            changed.append(block.id)
        blocks.append(block)
    return Edit(replace(draft, facts=dict(facts), blocks=tuple(blocks)), tuple(changed))


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
    if not new:
        # A title or 称谓 that is a fact no longer becomes the writer's own words.
        words = run.text if run.fact in (TITLE, SALUTATION) else slot(run.fact)
        return replace(run, text=words, fact="")
    if run.fact == PLACE and old and run.text == short_name(old) != old:
        return replace(run, text=short_name(new))
    return replace(run, text=new)


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
