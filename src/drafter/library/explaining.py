"""What is said of an answer: where the words stand in it, and why it is one."""

from dataclasses import replace

from drafter.core.query import Hit, Query, Why
from drafter.core.report import Exemplar
from drafter.library.marks import mark_all
from drafter.library.question import Question
from drafter.library.tokenizer import fold


class Explaining:
    """Explains the answers to one question."""

    def __init__(self, query: Query, question: Question) -> None:
        """Take a query and the question it was put as, whose words are the phrases' as well."""
        self._query, self._question = query, question
        self._asked = fold(query.text)
        self._phrases = tuple(fold(phrase) for phrase in query.phrases)

    def hit(self, exemplar: Exemplar, score: float, twins: int, evidence: bytes) -> Hit:
        """Return an answer with all there is to say of it; ``evidence``: see `Question.why`."""
        text = fold(exemplar.text)
        said = self._question.said(f"{text}\n{fold(exemplar.heading)}")
        if self._phrases:
            said = tuple(word for word in said if word in self._asked)
        spans = mark_all(text, said, self._phrases)
        why = self._whole(self._question.why(said, exemplar.subject, evidence))
        return Hit(exemplar, score, spans, why, twins)

    def _whole(self, why: Why) -> Why:
        """Return a reason with what was required besides; never one that says nothing."""
        if self._phrases:
            why = replace(why, words=(*self._phrases, *why.words))
        if required := self._query.concepts:
            rest = (term for term in why.concepts if term not in required)
            why = replace(why, concepts=(*required, *rest))
        return why if why.words or why.concepts else replace(why, like=True)
