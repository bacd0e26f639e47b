"""The index's fields, and a passage as a document of the index."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import tantivy

from drafter.core.report import LEVELS, SUBJECTS, Report, Section
from drafter.core.role import ROLES, has_figures, role_of
from drafter.core.structure import is_salutation
from drafter.library.encoder import Encoder
from drafter.library.latent import Features
from drafter.library.ranking import passage_weight
from drafter.library.records import Entry
from drafter.library.tokenizer import paired_runs

FORMAT = 8
"""Raise it with every change of fields, tokens or weights: older indexes are rebuilt."""

_SPLIT, _PAIRED = "words_between_spaces", "neighbouring_characters"
_TIMES = 2
"""How often a concept stands in its field that a passage speaks of once and surely."""


def schema() -> tantivy.Schema:
    """Return the fields; words come already cut and parted by spaces, pairs as runs of letters."""
    builder = tantivy.SchemaBuilder()
    for name in ("report", "region"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("words", "concept"):
        builder.add_text_field(name, tokenizer_name=_SPLIT, index_option="freq")
    builder.add_text_field("pairs", tokenizer_name=_PAIRED, index_option="basic")
    for name in ("subject", "level", "own", "role", "figures"):
        builder.add_unsigned_field(name, indexed=True)
    builder.add_unsigned_field("row", fast=True)
    return builder.build()


def register(index: tantivy.Index) -> None:
    """Tell an opened index how words and pairs are parted."""
    for name, way in (
        (_SPLIT, tantivy.Tokenizer.whitespace()),
        (_PAIRED, tantivy.Tokenizer.ngram(2, 2)),
    ):
        index.register_tokenizer(name, tantivy.TextAnalyzerBuilder(way).build())


def subject_number(subject: str) -> int:
    """Return the number a subject has in the index; 0 for none."""
    return SUBJECTS.index(subject) + 1 if subject in SUBJECTS else 0


def level_number(level: str) -> int:
    """Return the number a level has in the index; 0 for none."""
    return LEVELS.index(level) + 1 if level in LEVELS else 0


def role_number(role: str) -> int:
    """Return the number a role has in the index; 0 for none."""
    return ROLES.index(role) + 1 if role in ROLES else 0


@dataclass(frozen=True, slots=True)
class Found:
    """What there is to index of a passage.

    Attributes:
        document: For tantivy; it lacks its row yet.
        features: What places it in the latent space.
        entry: What its record has.
    """

    document: tantivy.Document
    features: Features
    entry: Entry


def passages(report: Report, encoder: Encoder) -> Iterator[Found]:
    """Yield the paragraphs of a report as they are to be indexed, in order.

    Nobody borrows a salutation. What a report says again under the same subject (a table's
    rows, a watermark, twenty thousand times) is a document once.
    """
    number = 0
    met: set[tuple[int, str]] = set()
    for section in report.sections:
        for paragraph in section.paragraphs:
            number += 1
            same = wording(paragraph.text)
            if is_salutation(paragraph.text) or (same, section.subject) in met:
                continue
            met.add((same, section.subject))
            role = role_of(paragraph.text)
            features = encoder.features(paragraph.text, section.subject)
            concepts = encoder.strengths(paragraph, section.subject, features)
            weight = passage_weight(report, paragraph.text, role)
            pillar = subject_number(section.subject)
            entry = encoder.entry((report.id, number), same, weight, pillar, concepts)
            document = _document(report, section, paragraph.text, role, features.words)
            times = ((term, round(_TIMES * strength)) for term, strength in concepts.items())
            document.add_text("concept", " ".join(" ".join([term] * n) for term, n in times if n))
            yield Found(document, features, entry)


def wording(text: str) -> int:
    """Return a number that passages of the same wording share; spaces do not count."""
    digest = hashlib.blake2b("".join(text.split()).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big")


def _document(
    report: Report, section: Section, text: str, role: str, words: Sequence[str]
) -> tantivy.Document:
    """Return what a passage is found by, but for its concepts."""
    document = tantivy.Document(
        report=report.id,
        region=report.region,
        words=" ".join(words),
        pairs=paired_runs(text),
    )
    numbers = {
        "subject": subject_number(section.subject),
        "level": level_number(report.level),
        "own": int(report.own),
        "role": role_number(role),
        "figures": int(has_figures(text)),
    }
    for name, number in numbers.items():
        document.add_unsigned(name, number)
    return document
