"""An exemplar paragraph becomes runs for this draft.

The number it begins with (一是, 第一，) goes, what belongs to its own place is swapped or
marked (`drafter.core.swaps`), and everything else stays to the letter.
"""

from collections.abc import Collection, Iterator, Set

from drafter.core.draft import Run, normalise
from drafter.core.numbering import split_marker
from drafter.core.origin import Origin
from drafter.core.report import Exemplar, Report
from drafter.core.sentence import sentence_spans
from drafter.core.swaps import swaps
from drafter.errors import DrafterError


class SentenceError(DrafterError):
    """The exemplar has no such sentence."""


def localise(
    exemplar: Exemplar,
    report: Report,
    place: str,
    *,
    sentences: Collection[int] | None = None,
) -> tuple[Run, ...]:
    """Return the paragraph as runs of a draft about ``place``, each with its origin.

    Args:
        exemplar: The paragraph.
        report: Its report, whose words give the origin away.
        place: The fact 地区, a full name (江州市); '' while it is not set.
        sentences: Numbers of the sentences to take, from 1, in this order; a set is
            taken in the order of the text, None takes all.

    Raises:
        SentenceError: the paragraph has no such sentence.
    """
    spans = sentence_spans(exemplar.text)
    taken = _taken(sentences, len(spans))
    runs: list[Run] = []
    for number in taken:
        span = spans[number - 1]
        text = exemplar.text[span.start : span.stop]
        origin = Origin(exemplar.id, report.title, report.region, exemplar.number, number, text)
        body = split_marker(text)[1] if number == taken[0] else text
        runs += _runs(body, report, place, origin)
    return normalise(runs)


def _taken(sentences: Collection[int] | None, count: int) -> list[int]:
    if sentences is None:
        return list(range(1, count + 1))
    numbers = list(dict.fromkeys(sorted(sentences) if isinstance(sentences, Set) else sentences))
    for number in numbers:
        if not 1 <= number <= count:
            raise SentenceError(
                f"这一段有{count}句，没有第{number}句。稿子没有改动。请在1到{count}之间选。"
            )
    return numbers


def _runs(text: str, report: Report, place: str, origin: Origin) -> Iterator[Run]:
    """Cut one sentence at its swaps."""
    done = 0
    for swap in swaps(text, report, place):
        if swap.start > done:
            yield Run(text[done : swap.start], origin=origin)
        yield Run(swap.text, origin=origin, fact=swap.fact)
        done = swap.stop
    if done < len(text):
        yield Run(text[done:], origin=origin)
