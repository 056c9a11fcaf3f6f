//! The palette. plotters writes fixed colors; a figure must follow the page's theme. So
//! each paint is drawn in a color no one else uses and renamed afterwards.

use plotters::style::{Color, RGBAColor, RGBColor, ShapeStyle};

/// What a stroke, a filling or a text is painted with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// The color of the page's text.
    Ink,
    /// Lines that recede: the edges of cells, ghosts.
    Muted,
    /// The kernel and its window, and a step to the right.
    Accent,
    /// What is computed, and a step down.
    Accent2,
}

impl Paint {
    const ALL: [Paint; 4] = [Paint::Ink, Paint::Muted, Paint::Accent, Paint::Accent2];

    /// The color plotters draws it in; [`Svg`](super::Svg) renames it.
    pub fn color(self) -> RGBColor {
        RGBColor(254, 1, self as u8)
    }

    fn dashed(self) -> RGBColor {
        RGBColor(254, 2, self as u8)
    }

    /// What the SVG says: a color of the page, or a variable of the theme with a fallback.
    pub fn css(self) -> &'static str {
        match self {
            Paint::Ink => "currentColor",
            Paint::Muted => "var(--fig-muted,#8a8a8a)",
            Paint::Accent => "var(--fig-accent,#c2410c)",
            Paint::Accent2 => "var(--fig-accent-2,#1d4ed8)",
        }
    }
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Stroke {
    paint: Paint,
    width: f64,
    dashed: bool,
}

impl Stroke {
    /// A line of 1 pixel.
    pub const fn thin(paint: Paint) -> Stroke {
        Stroke { paint, width: 1.0, dashed: false }
    }

    /// A line that leads the eye.
    pub const fn bold(paint: Paint) -> Stroke {
        Stroke { paint, width: 2.0, dashed: false }
    }

    /// The same line in dashes.
    pub const fn dashed(self) -> Stroke {
        Stroke { dashed: true, ..self }
    }

    /// The paint, for an arrow's head.
    pub const fn paint(self) -> Paint {
        self.paint
    }

    /// The same as plotters has it, for axes and curves.
    pub fn style(self) -> ShapeStyle {
        let color =
            if self.dashed { self.paint.dashed() } else { self.paint.color() };
        ShapeStyle {
            color: color.to_rgba(),
            filled: false,
            stroke_width: super::units(self.width) as u32,
        }
    }
}

/// A filling of that paint, translucent so that it reads on light and dark pages.
pub(super) fn filling(paint: Paint, opacity: f64) -> ShapeStyle {
    let color = paint.color();
    let color = RGBAColor(color.0, color.1, color.2, opacity);
    ShapeStyle { color, filled: true, stroke_width: 0 }
}

/// `svg` as plotters wrote it, in the page's colors, font and baseline, on one line.
pub(super) fn themed(svg: &str) -> String {
    let mut svg = svg.replace('\n', "");
    for paint in Paint::ALL {
        let (plain, dashed) = (hex(paint.color()), hex(paint.dashed()));
        let css = paint.css();
        svg = svg.replace(
            &format!(r#"stroke="{dashed}""#),
            &format!(r#"stroke="{css}" stroke-dasharray="40 30""#),
        );
        svg = svg.replace(&plain, css);
    }
    svg.replace(r#" opacity="1""#, "")
        .replace(r#" font-family="sans-serif""#, "")
        // Half the height of a digit, so that a number sits in the middle of its cell.
        .replace(r#"dy="0.5ex""#, r#"dy="0.36em""#)
        .replace(" \"/>", "\"/>")
}

fn hex(color: RGBColor) -> String {
    format!("#{:02X}{:02X}{:02X}", color.0, color.1, color.2)
}
