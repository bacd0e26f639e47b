"""The index's fields, and a passage as a document of the index."""

import hashlib
import math
from collections.abc import Iterator

import tantivy

from drafter.core.report import LEVELS, SUBJECTS, Paragraph, Report, Section
from drafter.core.role import ROLES, role_of
from drafter.core.structure import is_salutation
from drafter.library.encoder import Encoder
from drafter.library.latent import Projection
from drafter.library.ranking import LEAST_WEIGHT, passage_weight
from drafter.library.tokenizer import bigrams

FORMAT = 4
"""Raise it with every change of fields, tokens or weights: older indexes are rebuilt."""

_SPLIT = "words_between_spaces"
_TIMES = 2
"""How often a concept stands in its field that a passage speaks of once and surely."""


def schema() -> tantivy.Schema:
    """Return the fields; words come already cut and parted by spaces."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("report", tokenizer_name="raw", index_option="basic")
    for name in ("words", "pairs", "heading", "lead", "concept"):
        builder.add_text_field(name, tokenizer_name=_SPLIT, index_option="freq")
    builder.add_bytes_field("evidence", stored=True)
    for name in ("subject", "level", "own", "role"):
        builder.add_unsigned_field(name, indexed=True, fast=True)
    builder.add_unsigned_field("same", indexed=True, fast=True)
    builder.add_float_field("weight", fast=True)
    return builder.build()


def register(index: tantivy.Index) -> None:
    """Tell an opened index how the words are parted."""
    split = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer(_SPLIT, split)


def subject_number(subject: str) -> int:
    """Return the number a subject has in the index; 0 for none."""
    return SUBJECTS.index(subject) + 1 if subject in SUBJECTS else 0


def level_number(level: str) -> int:
    """Return the number a level has in the index; 0 for none."""
    return LEVELS.index(level) + 1 if level in LEVELS else 0


def role_number(role: str) -> int:
    """Return the number a role has in the index; 0 for none."""
    return ROLES.index(role) + 1 if role in ROLES else 0


def score_of(weighted: float) -> float:
    """Return the score of a hit, from what the index made of it and its weight."""
    return weighted * LEAST_WEIGHT


def weight_of(stored: float) -> float:
    """Return the weight of a passage, from what its field has; see `_add_passage`."""
    return math.log2(2 + stored) * LEAST_WEIGHT


def documents(
    report: Report, encoder: Encoder, projection: Projection
) -> Iterator[tantivy.Document]:
    """Yield the paragraphs of a report as documents, in order.

    Nobody borrows a salutation. What a report says again under the same subject (a table's
    rows, a watermark, twenty thousand times) is a document once.
    """
    number = 0
    met: set[tuple[int, str]] = set()
    for section in report.sections:
        heading = " ".join(encoder.tokenizer.words_of(section.heading))
        for paragraph in section.paragraphs:
            number += 1
            same = wording(paragraph.text)
            if is_salutation(paragraph.text) or (same, section.subject) in met:
                continue
            met.add((same, section.subject))
            document = tantivy.Document(id=f"{report.id}-{number}", report=report.id)
            document.add_text("heading", heading)
            document.add_unsigned("same", same)
            _add_passage(document, report, section, paragraph, encoder)
            _add_evidence(document, section.subject, paragraph, encoder, projection)
            yield document


def wording(text: str) -> int:
    """Return a number that passages of the same wording share; spaces do not count."""
    digest = hashlib.blake2b("".join(text.split()).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big")


def _add_passage(
    document: tantivy.Document,
    report: Report,
    section: Section,
    paragraph: Paragraph,
    encoder: Encoder,
) -> None:
    text, role = paragraph.text, role_of(paragraph.text)
    leads = " ".join(lead.text for lead in paragraph.leads)
    document.add_text("words", " ".join(encoder.features(text, section.subject).words))
    document.add_text("pairs", " ".join(bigrams(text)))
    document.add_text("lead", " ".join(encoder.tokenizer.words_of(leads)))
    document.add_unsigned("subject", subject_number(section.subject))
    document.add_unsigned("level", level_number(report.level))
    document.add_unsigned("own", int(report.own))
    document.add_unsigned("role", role_number(role))
    # tantivy multiplies a score by log2(2 + field): this makes it the weight, times a constant.
    weight = passage_weight(report, text, role) / LEAST_WEIGHT
    document.add_float("weight", math.pow(2, weight) - 2)


def _add_evidence(
    document: tantivy.Document,
    subject: str,
    paragraph: Paragraph,
    encoder: Encoder,
    projection: Projection,
) -> None:
    """Add the concepts to be found by, and what candidates are weighed by."""
    concepts = encoder.concepts(paragraph.text, subject, (lead.text for lead in paragraph.leads))
    times = ((term, round(_TIMES * strength)) for term, strength in concepts.items())
    document.add_text("concept", " ".join(" ".join([term] * n) for term, n in times if n))
    place = projection.passage(encoder.features(paragraph.text, subject))
    document.add_bytes("evidence", encoder.pack(concepts, place))
