"""Fonts: which characters on the site no committed font covers, and how the fonts were made.

    python -m scripts.fonts                 lists uncovered characters; exit code 1 if there are any
    python -m scripts.fonts build FOLDER    rebuilds the fonts from three unpacked npm packages in FOLDER

The full fonts are too large for the repository. To rebuild, for example for a new Chinese name (found in docs/ and data/):

    npm pack source-serif@4.5.1 inter-ui@4.1.1 @fontsource/noto-serif-sc@5.3.0
    for archive in *.tgz; do mkdir ${archive%.tgz} && tar xzf $archive -C ${archive%.tgz}; done
"""

from __future__ import annotations

import sys
from pathlib import Path

from scripts.problem import ROOT

WEB = ROOT / "docs/assets/fonts"
CHARTS = ROOT / "charts/fonts"
TEXTS = [("docs", "*.md"), ("data", "*.yml"), ("charts", "*.py"), ("overrides", "*.html")]
# Titles of sources come in every language; what is missing there falls to the reader's own fonts.
FREE = "data/sources.yml"

LATIN = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x100),
    *map(ord, ("ĀāĂăĆćČčĒēĚěĞğĪīİıŁłŃńŇňŌōŐőŒœŘřŚśŞşŠšŪūŰűŸŹźŻżŽžǍǎǏǐǑǒǓǔǕǖǗǘǙǚǛǜȘșȚțΔμπΣΩ‐‑–—‘’‚“”„†‡•…‰′″‹›⁄€₩™←↑→↓↗↘−∞≈≠≤≥⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄\u2009\u200b\u202f")),
]
SHAPES = [*map(ord, "●○■□▲△▼▽◆◇◐✓✗")]
HAN = "通义千问阿里云平头哥磐久灵骏真武倚天含光百炼万相玄铁飞天云栖巴集团杭州华为昇腾百度昆仑腾讯混元深度求索字节跳动豆包智谱月之暗面0123456789〇、。《》「」『』【】·\uff0c\uff1a\uff08\uff09"


def coverage() -> set[int]:
    """Code points that at least one web font of the site can draw."""
    from fontTools.ttLib import TTFont

    return {point for file in WEB.glob("*.woff2") for point in TTFont(file, lazy=True).getBestCmap()}


def uncovered() -> dict[str, list[str]]:
    """Characters used on the site that no web font covers, each with the files that use it."""
    known = coverage() | {*map(ord, "\n\r\t\ufeff")}
    missing: dict[str, list[str]] = {}
    for folder, pattern in TEXTS:
        for file in sorted((ROOT / folder).rglob(pattern)):
            place = file.relative_to(ROOT).as_posix()
            for character in sorted(set(file.read_text(encoding="utf-8"))) if place != FREE else ():
                if ord(character) not in known:
                    missing.setdefault(character, []).append(place)
    return missing


def han() -> set[int]:
    """The Chinese characters of HAN and of everything written so far, titles of sources included."""
    used = HAN + "".join(file.read_text(encoding="utf-8") for folder, pattern in TEXTS for file in (ROOT / folder).rglob(pattern))
    return {ord(character) for character in used if character in HAN or "\u3000" <= character <= "\uffef"}


def build(packages: Path) -> None:
    def find(pattern: str) -> Path:
        found = next(packages.rglob(pattern), None)
        if found is None:
            raise SystemExit(f"{packages} holds no {pattern}; unpack the three packages there, as scripts/fonts.py says")
        return found

    for name, source, style in [
        ("serif-regular", "OTF/SourceSerif4-Regular.otf", "Regular"),
        ("serif-italic", "OTF/SourceSerif4-It.otf", "Italic"),
        ("serif-semibold", "OTF/SourceSerif4Subhead-Semibold.otf", "SemiBold"),
    ]:
        font = subset(find(source), LATIN, ["kern", "mark", "mkmk", "ccmp", "locl", "liga"])
        # "Source" is a reserved name: a subset must not carry it.
        save(rename(font, "Text Serif", style), WEB / f"{name}.woff2")

    for name, source, weight, style in [
        ("inter-regular", "variable/InterVariable.woff2", 400, "Regular"),
        ("inter-semibold", "variable/InterVariable.woff2", 600, "SemiBold"),
        ("inter-italic", "variable/InterVariable-Italic.woff2", 400, "Italic"),
    ]:
        font = inter(find(source), weight)
        rename(font, "Inter", style)
        save(font, WEB / f"{name}.woff2")
        if style != "Italic":
            font.flavor = None
            font.save(CHARTS / f"Inter-{style}.ttf")

    chinese = find("noto-serif-sc-chinese-simplified-400-normal.woff2")
    save(subset(chinese, han(), ["ccmp", "locl"]), WEB / "noto-serif-sc.woff2")


def subset(source, points, features):
    from fontTools import subset as tool

    options = tool.Options(
        layout_features=features,
        hinting=False,
        desubroutinize=True,
        notdef_outline=True,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17],
        drop_tables=["DSIG", "STAT", "BASE", "MVAR"],
    )
    font = tool.load_font(str(source), options) if isinstance(source, Path) else source
    subsetter = tool.Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    return font


def inter(source: Path, weight: int):
    """A static Inter whose plain digits are the tabular ones, so that every program measures the same widths."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = instantiateVariableFont(TTFont(source, recalcTimestamp=False), {"opsz": 14, "wght": weight}, overlap=False)
    font["OS/2"].usWeightClass = weight
    digits = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    for table in font["cmap"].tables:
        for digit, name in zip("0123456789", digits, strict=True):
            table.cmap[ord(digit)] = f"{name}.tf"
    half_circle(font)
    return subset(font, [*LATIN, *SHAPES], ["kern", "mark", "mkmk", "ccmp", "locl"])


def half_circle(font) -> None:
    """Add U+25D0, the mark of a disputed figure: the white circle with its left half filled."""
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    outline = font["glyf"][names[ord("○")]]
    pen = TTGlyphPen(glyphs)
    glyphs[names[ord("○")]].draw(pen)
    left, right, bottom, top = outline.xMin, outline.xMax, outline.yMin, outline.yMax
    middle_x, middle_y, radius = (left + right) / 2, (bottom + top) / 2, (right - left) / 2
    bow = radius * 0.4142
    diagonal = radius * 0.7071
    pen.moveTo((middle_x, bottom))
    pen.qCurveTo((middle_x - bow, bottom), (middle_x - diagonal, middle_y - diagonal))
    pen.qCurveTo((left, middle_y - bow), (left, middle_y))
    pen.qCurveTo((left, middle_y + bow), (middle_x - diagonal, middle_y + diagonal))
    pen.qCurveTo((middle_x - bow, top), (middle_x, top))
    pen.closePath()
    font.setGlyphOrder([*font.getGlyphOrder(), "uni25D0"])
    font["glyf"]["uni25D0"] = pen.glyph()
    font["hmtx"]["uni25D0"] = font["hmtx"][names[ord("○")]]
    for table in font["cmap"].tables:
        table.cmap[0x25D0] = "uni25D0"


def rename(font, family: str, style: str):
    """Name the style in the old four-style way and in the typographic way; Inter-SemiBold is its own old-style family."""
    plain = style in ("Regular", "Italic")
    names = {
        1: family if plain else f"{family} {style}",
        2: style if plain else "Regular",
        3: f"{family}-{style}",
        4: f"{family} {style}",
        6: f"{family}-{style}".replace(" ", ""),
        16: family,
        17: style,
    }
    table = font["name"]
    for number in (1, 2, 3, 4, 6, 16, 17):
        table.removeNames(nameID=number)
        table.setName(names[number], number, 3, 1, 0x409)
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [names[6]]
        cff.topDictIndex[0].FullName, cff.topDictIndex[0].FamilyName = names[4], family
    return font


def save(font, path: Path) -> None:
    font.flavor = "woff2"
    font.save(path)


def main(arguments: list[str]) -> int:
    match arguments:
        case ["build", folder]:
            build(Path(folder))
        case [_, *_]:
            raise SystemExit(__doc__)
    missing = uncovered()
    for character, files in missing.items():
        print(f"U+{ord(character):04X} {character}  in {', '.join(files)}: rebuild the fonts, see scripts/fonts.py")
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
