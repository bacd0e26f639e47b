"""What `scale` asks: headings, passages and single words of the corpus, none of them judged."""

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from benchmarks.judged import read_judged
from benchmarks.places import DATA
from drafter.core.query import Query
from drafter.core.report import Report
from drafter.library.tokenizer import Tokenizer, fold

KINDS = ("2-character term", "sub-heading", "120 characters")
_EACH = 64
_PASSAGE = 120
_NUMBERS = "一二三四五六七八九十、（）(). 0123456789是要"
_FEWEST = 3
"""Different words a heading has to be asked for; and passages a term stands in."""


def queries(
    reports: Sequence[Report], tokenizer: Tokenizer, limit: int
) -> Mapping[str, list[Query]]:
    """Return so many questions of each of `KINDS`; the same ones each time."""
    judged = [_letters(topic.query) for topic in read_judged(DATA / "retrieval_dev.json")]
    dice = random.Random(7)

    def unjudged(text: str) -> bool:
        said = _letters(text)
        return not any(said in query or query in said for query in judged)

    headings = {
        text: under
        for text, under in _headings(reports)
        if len(set(tokenizer.words(text))) >= _FEWEST and unjudged(text)
    }
    passages = {text: under for text, under in _passages(reports) if unjudged(text)}
    return {
        "2-character term": [Query(term, limit=limit) for term in _terms(reports, tokenizer)],
        "sub-heading": _some(dice, headings, limit),
        "120 characters": _some(dice, passages, limit),
    }


def _some(dice: random.Random, asked: Mapping[str, str], limit: int) -> list[Query]:
    chosen = dice.sample(sorted(asked), min(len(asked), _EACH))
    return [Query(text, under=asked[text], limit=limit) for text in chosen]


def _headings(reports: Sequence[Report]) -> Iterator[tuple[str, str]]:
    """Yield headings of sections, and run-in ones with the heading they stand under."""
    for report in reports:
        for section in report.sections:
            yield section.heading.lstrip(_NUMBERS), ""
            for paragraph in section.paragraphs:
                for lead in paragraph.leads:
                    yield lead.text.removeprefix(lead.marker).strip("，。、：； "), section.heading


def _passages(reports: Sequence[Report]) -> Iterator[tuple[str, str]]:
    for report in reports:
        for section in report.sections:
            for paragraph in section.paragraphs:
                if len(paragraph.text) >= _PASSAGE:
                    yield paragraph.text[:_PASSAGE], section.heading


def _terms(reports: Sequence[Report], tokenizer: Tokenizer) -> list[str]:
    """Return words of two characters, from the most frequent to rare ones."""
    having = Counter(
        word
        for report in reports
        for section in report.sections
        for paragraph in section.paragraphs
        for word in set(tokenizer.words_of(paragraph.text))
        if len(word) == 2 and word.isalpha()
    )
    ranked = sorted((w for w in having if having[w] >= _FEWEST), key=lambda w: (-having[w], w))
    steps = [round((len(ranked) - 1) * (n / (_EACH - 1)) ** 3) for n in range(_EACH)]
    return [ranked[at] for at in sorted(set(steps))]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))
