//! The sizes and weights of text. The family is the page's.

use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBAColor, TextStyle};

use super::{Paint, units};

/// How a text is set. Nothing is smaller than 12 pixels.
#[derive(Clone, Copy)]
pub struct Font {
    size: f64,
    bold: bool,
    paint: Paint,
    opacity: f64,
    across: HPos,
}

impl Font {
    /// Numbers in cells and labels, centered.
    pub const BODY: Font = Font {
        size: 13.0,
        bold: false,
        paint: Paint::Ink,
        opacity: 1.0,
        across: HPos::Center,
    };
    /// Positions, row numbers, remarks: smaller and fainter.
    pub const SMALL: Font = Font { size: 12.0, opacity: 0.75, ..Font::BODY };
    /// Titles of panels.
    pub const BOLD: Font = Font { bold: true, ..Font::BODY };

    /// The same, beginning at the point it is put at.
    pub const fn left(self) -> Font {
        Font { across: HPos::Left, ..self }
    }

    /// The same, ending at the point it is put at.
    pub const fn right(self) -> Font {
        Font { across: HPos::Right, ..self }
    }

    /// The same in another paint, at full strength.
    pub const fn paint(self, paint: Paint) -> Font {
        Font { paint, opacity: 1.0, ..self }
    }

    /// The same in another size, in pixels.
    pub const fn size(self, size: f64) -> Font {
        Font { size, ..self }
    }

    /// The same as plotters has it, for the labels of axes.
    pub fn style(self) -> TextStyle<'static> {
        let weight = if self.bold { FontStyle::Bold } else { FontStyle::Normal };
        // plotters' SVG backend divides the size by 1.24.
        let size = f64::from(units(self.size)) * 1.24;
        let font = FontDesc::new(FontFamily::SansSerif, size, weight);
        let color = self.paint.color();
        let color = RGBAColor(color.0, color.1, color.2, self.opacity);
        let pos = Pos::new(self.across, VPos::Center);
        TextStyle {
            color: color.to_backend_color(),
            ..TextStyle::from(font).pos(pos)
        }
    }
}

/// `text` with minus signs for hyphens.
pub fn minus(text: impl ToString) -> String {
    text.to_string().replace('-', "−")
}
