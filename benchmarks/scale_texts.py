"""A library as large as wanted: paragraphs of real sentences of one subject, recombined.

A made report has the shape of a real one: its headings, as many paragraphs, each about as
long. Words are as frequent and as mixed as in the corpus; the vocabulary does not grow, so
that the lists of a word are as long as they can become. A few paragraphs are said again by
a later report, as reports copy each other: some word for word, some with a sentence more.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from benchmarks.places import CORPUS
from drafter.core.report import Lead, Paragraph, Report, Section
from drafter.core.sentence import sentence_spans
from drafter.library.bundled import parse_corpus, read_corpus
from drafter.library.tokenizer import Tokenizer

SAME, NEAR = 0.01, 0.02
"""Shares of paragraphs that copy an earlier one word for word, and nearly so."""
_REMEMBERED = 500
"""Earlier paragraphs of a subject that may be copied."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the corpus.

    Attributes:
        text: As it stands there.
        cut: All it is made of, words and marks, parted by blanks.
        lead: The run-in sub-heading that begins with it, at offset 0; None for none.
    """

    text: str
    cut: str
    lead: Lead | None


_Made = tuple[Sentence, ...]


class Texts:
    """Makes reports; the same seed makes the same ones."""

    def __init__(self, tokenizer: Tokenizer, seed: int = 1) -> None:
        self._dice = random.Random(seed)
        self.real = parse_corpus(read_corpus(CORPUS)[0])
        """The bundled reports."""
        self._pools: dict[str, list[Sentence]] = {}
        for report in self.real:
            for section in report.sections:
                pool = self._pools.setdefault(section.subject, [])
                for paragraph in section.paragraphs:
                    pool += _sentences(paragraph, tokenizer)
        self._earlier: dict[str, list[_Made]] = {subject: [] for subject in self._pools}

    def reports(self, paragraphs: int) -> Iterator[tuple[Report, list[str]]]:
        """Yield reports of so many paragraphs together, and the cut text of each paragraph."""
        number = 0
        while paragraphs > 0:
            model = self.real[number % len(self.real)]
            number += 1
            report, cut = self.like(model, number, paragraphs)
            paragraphs -= len(cut)
            if cut:
                yield report, cut

    def like(self, model: Report, number: int, most: int) -> tuple[Report, list[str]]:
        """Return a report in the shape of another, and the cut text of each paragraph."""
        sections, cuts = [], list[str]()
        for section in model.sections:
            wanted = section.paragraphs[: most - len(cuts)]
            made = [self._made(section.subject, len(paragraph.text)) for paragraph in wanted]
            cuts += [" ".join(sentence.cut for sentence in one) for one in made]
            paragraphs = tuple(_paragraph(one) for one in made)
            sections.append(Section(section.heading, section.subject, paragraphs))
        named = f"{model.title}（{number}）"
        report = replace(
            model, id="m0", title=named, sections=tuple(sections), source=named, quotations=()
        )
        return report, cuts

    def _made(self, subject: str, length: int) -> _Made:
        """Return the sentences of a paragraph, about as long as wanted."""
        pool, earlier = self._pools[subject], self._earlier[subject]
        thrown = self._dice.random()
        if earlier and thrown < SAME + NEAR:
            copied = self._dice.choice(earlier)
            return copied if thrown < SAME else (*copied, self._dice.choice(pool))
        made, letters = list[Sentence](), 0
        while letters < length:
            made.append(self._dice.choice(pool))
            letters += len(made[-1].text)
        if len(earlier) < _REMEMBERED:
            earlier.append(tuple(made))
        else:
            earlier[self._dice.randrange(_REMEMBERED)] = tuple(made)
        return tuple(made)


def cut_whole(text: str, tokenizer: Tokenizer) -> str:
    """Return all a text is made of, words and marks, parted by blanks."""
    parts, stop = list[str](), 0
    for word in tokenizer.cut(text):
        parts += [text[stop : word.start], text[word.start : word.stop]]
        stop = word.stop
    return " ".join(part for part in (*parts, text[stop:]) if part.strip())


def _sentences(paragraph: Paragraph, tokenizer: Tokenizer) -> Sequence[Sentence]:
    leads = {lead.start: lead for lead in paragraph.leads}
    found = []
    for span in sentence_spans(paragraph.text):
        text, lead = paragraph.text[span.start : span.stop], leads.get(span.start)
        cut = cut_whole(text, tokenizer)
        found.append(Sentence(text, cut, lead and replace(lead, start=0)))
    return found


def _paragraph(made: _Made) -> Paragraph:
    leads, start = list[Lead](), 0
    for sentence in made:
        if sentence.lead is not None:
            leads.append(replace(sentence.lead, start=start))
        start += len(sentence.text)
    return Paragraph("".join(sentence.text for sentence in made), tuple(leads))
