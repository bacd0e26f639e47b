"""Reports, summaries and the like, for the tests of the library's page."""

from drafter.core.catalogue import ReportSummary
from drafter.core.report import Note, Paragraph, Report, Section

TEXT = "为政之要，惟在得人。五年来，全区坚决贯彻新时期好干部标准，一体推进干部选育管用。"


def make_report(
    id: str = "b1",
    title: str = "尧都区组织工作综述",
    *,
    sections: int = 3,
    paragraphs: int = 4,
    notes: tuple[Note, ...] = (),
    **more: str,
) -> Report:
    """Return a report with an introduction of one paragraph before its sections.

    ``notes`` are those of paragraph 2.
    """
    headings = ("一、凝心铸魂“聚心”，筑牢思想根基", "二、固本强基“聚能”，建强组织体系")
    made = [Section("", "", (Paragraph(TEXT),))]
    for number in range(sections):
        heading = headings[number] if number < 2 else f"三、第{number + 1}件大事，做出成效"
        made.append(
            Section(
                heading,
                "政治建设" if number == 0 else "基层组织",
                tuple(
                    Paragraph(f"{'一二三四五六七八九'[n % 9]}是第{n + 1}段。{TEXT * 3}", (), here)
                    for n in range(paragraphs)
                    for here in [notes if (number, n) == (0, 0) else ()]
                ),
            )
        )
    labels = {"level": "县级", "region": "尧都", "region_full": "尧都区", "province": "山西省"}
    return Report(id, title, **{**labels, **more}, sections=tuple(made))


def summary_of(report: Report, *, used: int = 0, last_used: float = 0.0) -> ReportSummary:
    texts = [p.text for section in report.sections for p in section.paragraphs]
    return ReportSummary(
        report.id, report.title, report.level, report.region, len(texts), sum(map(len, texts)),
        report.own, report.folder, report.source, report.province, report.date, used, last_used,
    )  # fmt: skip
