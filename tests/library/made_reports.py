"""Reports of the user's own, made for tests."""

from drafter.core.report import Paragraph, Report, Section


def make_report(*texts: str, title: str = "江州市组织工作汇报", heading: str = "") -> Report:
    """Return a report of the user's own with one section."""
    paragraphs = tuple(Paragraph(text) for text in texts)
    return Report(
        id="",
        title=title,
        level="市级",
        region="江州",
        region_full="江州市",
        province="",
        sections=(Section(heading, "政治建设", paragraphs),),
        source="江州.docx",
        folder="往年",
    )
