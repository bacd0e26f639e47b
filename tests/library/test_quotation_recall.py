"""The quotations listed by reading are found in the bundled reports."""

from label_samples import quotations, reports

from drafter.core.quotations import find_quotations


def _bare(words):
    return words.strip("。，；！？…").replace("‘", "“").replace("’", "”")


def test_nearly_all_listed_quotations_are_found_and_little_else():
    given = {
        (int(report.id[1:]), _bare(words))
        for report in reports()
        for section in report.sections
        for paragraph in section.paragraphs
        for _, words, _ in find_quotations(paragraph.text)
    }
    asked = [(q["type"], n, _bare(q["text"])) for q in quotations() for n in q["cited_in"]]

    def meets(number, words, others):
        return any(n == number and (words in other or other in words) for n, other in others)

    spoken = [(n, words) for kind, n, words in asked if kind in ("direct", "indirect", "before")]
    assert sum(meets(n, words, given) for n, words in spoken) / len(spoken) > 0.94
    assert sum(meets(n, words, given) for _, n, words in asked) / len(asked) > 0.80
    listed = [(n, words) for _, n, words in asked]
    assert sum(meets(n, words, listed) for n, words in given) / len(given) > 0.93
