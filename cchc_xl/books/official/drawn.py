"""The templates as files: ``workbooks/*.docx``, which staff edit in Word, and which the package carries along."""

from importlib.resources import files
from pathlib import Path

REPORT, COVER, REMINDER = "mau-bao-cao.docx", "mau-cong-van-gui-bao-cao.docx", "mau-cong-van-don-doc.docx"


def template(name: str) -> bytes:
    """A template of ours: inside an installed package, in ``workbooks/`` of a checkout."""
    package = Path(str(files("cchc_xl")))
    inside = package / "workbooks" / name
    return (inside if inside.is_file() else package.parent / "workbooks" / name).read_bytes()


def main() -> None:
    """Draws all templates anew into ``workbooks/`` of this checkout."""
    from cchc_xl.books.official.letter_templates import draw_cover, draw_reminder
    from cchc_xl.books.official.packed import packed
    from cchc_xl.books.official.report_template import draw_report

    folder = Path(__file__).parents[3] / "workbooks"
    for name, draw in ((REPORT, draw_report), (COVER, draw_cover), (REMINDER, draw_reminder)):
        (folder / name).write_bytes(packed(draw()))


if __name__ == "__main__":
    main()
