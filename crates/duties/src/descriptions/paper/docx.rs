//! The description as a Word document: styles of its own, so that whoever takes it over can change
//! the look of all headings at once.

use std::io::Cursor;

use docx_rs::{
    AbstractNumbering, AlignmentType, BorderType, Docx, Footer, IndentLevel, Level, LevelJc, LevelText,
    LineSpacing, LineSpacingType, NumPages, NumberFormat, Numbering, NumberingId, PageMargin, PageNum,
    Paragraph, Run, RunFonts, SpecialIndentType, Start, Style, StyleType, Table, TableBorder,
    TableBorderPosition, TableBorders, TableCell, TableCellMargins, TableLayoutType, TableRow, WidthType,
};

use super::{Block, Entry};

const INK: &str = "1F2A44";
const GREY: &str = "5B6270";
const RULE: &str = "C9CDD6";
/// What is between the margins of an A4 page, in twentieths of a point.
const WIDTH: usize = 9_360;

/// A Word document of the blocks.
///
/// # Errors
/// What the archive says, for the log.
pub fn docx(blocks: &[Block], name: &str) -> Result<Vec<u8>, String> {
    let mut page = styled(Docx::new()).footer(footer(name));
    for block in blocks {
        page = match block {
            Block::Title(text) => page.add_paragraph(styled_text("Title", text)),
            Block::Lead(text) => page.add_paragraph(styled_text("Lead", text)),
            Block::Heading(text) => page.add_paragraph(styled_text("Heading1", text).keep_next(true)),
            Block::Small(text) => page.add_paragraph(styled_text("Heading2", text).keep_next(true)),
            Block::Text(text) => page.add_paragraph(styled_text("Body", text)),
            Block::List(entries) => entries.iter().fold(page, |page, e| page.add_paragraph(item(e))),
            Block::Facts(facts) => {
                let rows = facts.iter().map(|(name, value)| vec![name.clone(), value.clone()]);
                page.add_table(table(&[], &rows.collect::<Vec<_>>(), &[2_600, WIDTH - 2_600]))
            }
            Block::Table(heads, rows) => page.add_table(table(heads, rows, &[2_360, 3_500, 3_500])),
        };
    }
    let mut out = Cursor::new(Vec::new());
    page.build().pack(&mut out).map_err(|e| e.to_string())?;
    Ok(out.into_inner())
}

fn style(id: &str, name: &str, size: usize) -> Style {
    Style::new(id, StyleType::Paragraph).name(name).size(size).q_format(true)
}

fn styled(docx: Docx) -> Docx {
    let spacing = |before: u32, after: u32| {
        LineSpacing::new().line_rule(LineSpacingType::Auto).before(before).after(after).line(259)
    };
    let fonts = RunFonts::new().ascii("Calibri").hi_ansi("Calibri").cs("Calibri");
    let bullets = AbstractNumbering::new(2).add_level(
        Level::new(0, Start::new(1), NumberFormat::new("bullet"), LevelText::new("•"), LevelJc::new("left"))
            .indent(Some(340), Some(SpecialIndentType::Hanging(240)), None, None),
    );
    let margin = PageMargin {
        top: 1_200,
        bottom: 1_200,
        left: 1_270,
        right: 1_270,
        header: 600,
        footer: 600,
        gutter: 0,
    };
    docx.page_size(11_906, 16_838)
        .page_margin(margin)
        .default_fonts(fonts)
        .default_size(21)
        .add_style(style("Title", "Title", 44).bold().color(INK).line_spacing(spacing(0, 80)))
        .add_style(style("Lead", "Subtitle", 24).color(GREY).line_spacing(spacing(0, 240)))
        .add_style(
            style("Heading1", "heading 1", 28)
                .bold()
                .color(INK)
                .outline_lvl(0)
                .line_spacing(spacing(360, 100)),
        )
        .add_style(
            style("Heading2", "heading 2", 23)
                .bold()
                .color(GREY)
                .outline_lvl(1)
                .line_spacing(spacing(200, 60)),
        )
        .add_style(style("Body", "Body Text", 21).line_spacing(spacing(0, 100)))
        .add_style(style("Entry", "List Bullet", 21).line_spacing(spacing(0, 80)))
        .add_style(style("Cell", "Table Text", 20).line_spacing(spacing(30, 30)))
        .add_abstract_numbering(bullets)
        .add_numbering(Numbering::new(2, 2))
}

fn styled_text(style: &str, text: &str) -> Paragraph {
    Paragraph::new().style(style).add_run(Run::new().add_text(text))
}

fn item(entry: &Entry) -> Paragraph {
    let mut line =
        Paragraph::new().style("Entry").numbering(NumberingId::new(2), IndentLevel::new(0)).keep_lines(true);
    if !entry.head.is_empty() {
        line = line.add_run(Run::new().add_text(&entry.head).bold());
    }
    if !entry.head.is_empty() && !entry.body.is_empty() {
        line = line.add_run(Run::new().add_text(" — "));
    }
    line = line.add_run(Run::new().add_text(&entry.body));
    if !entry.side.is_empty() {
        line = line.add_run(Run::new().add_text(format!(" ({})", entry.side)).color(GREY));
    }
    if !entry.note.is_empty() {
        line = line.add_run(Run::new().add_text(format!(" {}", entry.note)).italic());
    }
    line
}

fn table(heads: &[String], rows: &[Vec<String>], widths: &[usize]) -> Table {
    let cell = |text: &str, width: usize, bold: bool| {
        let run = Run::new().add_text(text);
        let run = if bold { run.bold() } else { run };
        let text = Paragraph::new().style("Cell").align(AlignmentType::Left).add_run(run);
        TableCell::new().width(width, WidthType::Dxa).add_paragraph(text)
    };
    let row = |cells: &[String], all_bold: bool| {
        let cells = cells.iter().zip(widths).enumerate();
        TableRow::new(cells.map(|(at, (text, width))| cell(text, *width, all_bold || at == 0)).collect())
            .cant_split()
    };
    let head = (!heads.is_empty()).then(|| row(heads, true));
    let all = head.into_iter().chain(rows.iter().map(|cells| row(cells, false)));
    let line = |at| TableBorder::new(at).border_type(BorderType::Single).size(4).color(RULE);
    let borders = TableBorders::with_empty()
        .set(line(TableBorderPosition::Top))
        .set(line(TableBorderPosition::Bottom))
        .set(line(TableBorderPosition::InsideH));
    Table::new(all.collect())
        .set_grid(widths.to_vec())
        .width(WIDTH, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(40, 120, 40, 0))
        .set_borders(borders)
}

fn footer(name: &str) -> Footer {
    let small = |run: Run| run.size(17).color(GREY);
    let line = Paragraph::new()
        .align(AlignmentType::Right)
        .add_run(small(Run::new().add_text(format!("{name} · "))))
        .add_page_num(PageNum::new())
        .add_run(small(Run::new().add_text(" / ")))
        .add_num_pages(NumPages::new());
    Footer::new().add_paragraph(line)
}
