"""What is said of an answer: where the words stand in it, and why it is one."""

from dataclasses import replace

from drafter.core.query import Hit, Query, Why
from drafter.core.report import Exemplar
from drafter.library.marks import mark_all
from drafter.library.question import Question, Weighed
from drafter.library.tokenizer import fold


class Explaining:
    """Explains the answers to one question."""

    def __init__(self, query: Query, question: Question) -> None:
        """Take a query and the question it was put as, whose words are the phrases' as well."""
        self._query, self._question = query, question
        text = fold(query.text)
        self._marks = [word for word in question.marks if not query.phrases or word in text]
        self._phrases = tuple(fold(phrase) for phrase in query.phrases)

    def hit(self, found: Weighed, exemplar: Exemplar) -> Hit:
        """Return an answer with all there is to say of it."""
        text = fold(exemplar.text)
        spans = mark_all(text, self._marks, self._phrases)
        said = f"{text}\n{fold(exemplar.heading)}"
        why = self._whole(self._question.why(said, exemplar.subject, found.evidence))
        return Hit(exemplar, found.score, spans, why, found.twins)

    def _whole(self, why: Why) -> Why:
        """Return a reason with what was required besides; never one that says nothing."""
        if self._phrases:
            own = (word for word in why.words if word in self._marks)
            why = replace(why, words=(*self._phrases, *own))
        if required := self._query.concepts:
            rest = (term for term in why.concepts if term not in required)
            why = replace(why, concepts=(*required, *rest))
        return why if why.words or why.concepts else replace(why, like=True)
