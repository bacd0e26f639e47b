"""Which concept of the thesaurus occurs where in the bundled reports, and what it misses.

``-v`` lists every concept, and the paragraphs that speak of none.
"""

import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.places import CORPUS, RESOURCES
from drafter.core.report import SUBJECTS, Report
from drafter.core.thesaurus import SAID, Thesaurus
from drafter.library.bundled import parse_corpus, read_corpus
from drafter.library.thesaurus_file import load_thesaurus

_SURE = 0.5
"""From here on a paragraph is counted as speaking of a concept: one hint is not enough."""
_SUBSTANCE = 60
"""Code points from which a paragraph is more than a slogan."""
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class _Passage:
    report: str
    subject: str
    text: str
    concepts: Mapping[str, float]


def run(arguments: Sequence[str]) -> None:
    thesaurus = load_thesaurus(RESOURCES / "thesaurus.toml")
    reports = parse_corpus(read_corpus(CORPUS)[0])
    started = time.process_time()
    passages = [found for report in reports for found in _passages(report, thesaurus)]
    seconds = time.process_time() - started
    size = sum(len(passage.text.encode()) for passage in passages)
    _print_contents(thesaurus)
    print(f"{len(passages)} paragraphs of {len(reports)} reports, {size / seconds / 1e6:.1f} MB/s")
    _print_coverage(thesaurus, passages, verbose="-v" in arguments)
    _print_ambiguous(thesaurus, passages)


def _passages(report: Report, thesaurus: Thesaurus) -> Iterator[_Passage]:
    for section in report.sections:
        for paragraph in section.paragraphs:
            found = thesaurus.concepts_of(paragraph.text)
            sure = {term: weight for term, weight in found.items() if weight >= _SURE}
            yield _Passage(report.id, section.subject, paragraph.text, sure)


def _print_contents(thesaurus: Thesaurus) -> None:
    concepts = thesaurus.concepts
    counts = {
        "concepts": len(concepts),
        "words": sum(len(concept.words) for concept in concepts),
        "cues": sum(len(concept.cues) for concept in concepts),
        "pairs": sum(len(concept.together) for concept in concepts),
    }
    print(", ".join(f"{count} {name}" for name, count in counts.items()))
    print(", ".join(f"{name} {len(thesaurus.of_subject(name))}" for name in SUBJECTS))


def _print_coverage(thesaurus: Thesaurus, passages: Sequence[_Passage], *, verbose: bool) -> None:
    """Print how many paragraphs and reports have each concept, and which have none."""
    paragraphs, reports = Counter[str](), defaultdict[str, set[str]](set)
    agreeing = Counter[str]()
    for passage in passages:
        for term in passage.concepts:
            paragraphs[term] += 1
            reports[term].add(passage.report)
            agreeing[term] += passage.subject == thesaurus.concept(term).subject
    none = [passage for passage in passages if not passage.concepts]
    long = [passage for passage in none if len(passage.text) >= _SUBSTANCE]
    mean = sum(len(passage.concepts) for passage in passages) / len(passages)
    print(f"{mean:.1f} concepts a paragraph; {len(none)} paragraphs have none,", end=" ")
    print(f"{len(long)} of them of {_SUBSTANCE} characters or more")
    missing = [concept.term for concept in thesaurus.concepts if not paragraphs[concept.term]]
    print(f"{len(missing)} concepts occur nowhere: {' '.join(missing)}")
    print("concept, paragraphs, reports, share under its own subject:")
    for term, count in paragraphs.most_common(None if verbose else _SHOWN):
        print(f"  {term} {count} {len(reports[term])} {agreeing[term] / count:.2f}")
    for passage in none if verbose else long[:_SHOWN]:
        print(f"  - {passage.report} {passage.text[:60]}")


def _print_ambiguous(thesaurus: Thesaurus, passages: Sequence[_Passage]) -> None:
    """Print the words that name several concepts, and those met under the most subjects."""
    terms = defaultdict[str, list[str]](list)
    for concept in thesaurus.concepts:
        for word in concept.words:
            terms[word].append(concept.term)
    shared = {word: found for word, found in terms.items() if len(found) > 1}
    print(f"{len(shared)} words name several concepts:")
    print("  " + "；".join(f"{word}（{'、'.join(found)}）" for word, found in shared.items()))
    met: dict[str, Counter[str]] = defaultdict(Counter)
    for passage in passages:
        if not passage.subject:
            continue
        for mention in thesaurus.mentions(passage.text):
            if mention.weight == SAID:
                word = passage.text[mention.span.start : mention.span.stop]
                met[word][passage.subject] += 1
    often = {word: found for word, found in met.items() if found.total() >= _SHOWN}
    spread = sorted(often, key=lambda word: max(often[word].values()) / often[word].total())
    print("words met under the most subjects, and their most frequent one:")
    for word in spread[:_SHOWN]:
        subject, count = often[word].most_common(1)[0]
        print(f"  {word} {often[word].total()} {subject} {count / often[word].total():.2f}")
