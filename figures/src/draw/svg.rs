//! A finished figure, and the one place that decides what an SVG of the book looks like
//! from outside.

use std::fmt;

use plotters::prelude::{IntoDrawingArea, SVGBackend};

use super::canvas::{Canvas, units};
use super::paint;

/// The width of every figure in pixels: that of a phone's column, so that no text is
/// scaled down. A figure with more to show is taller.
pub const WIDTH: f64 = 345.0;

/// A finished figure: one line of SVG that scales with the page and takes its colors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Svg {
    /// `width height` of the view box, in the canvas's units.
    size: (i32, i32),
    /// Everything inside the root element.
    content: String,
}

impl Svg {
    /// What `draw` draws on a canvas [`WIDTH`] wide and `height` high, in pixels.
    pub fn draw(height: f64, draw: impl FnOnce(&mut Canvas)) -> Svg {
        let size = (units(WIDTH), units(height));
        let mut text = String::new();
        let backend =
            SVGBackend::with_string(&mut text, (size.0 as u32, size.1 as u32));
        let mut canvas = Canvas::new(backend.into_drawing_area());
        draw(&mut canvas);
        let below = canvas.finish();
        // plotters' root element has a fixed size; ours comes from `Display`.
        let start = text.find('>').expect("plotters opens the root element") + 1;
        let end = text.rfind("</svg>").expect("plotters closes the root element");
        let content = below + &paint::themed(&text[start..end]);
        Svg { size, content }
    }

    /// The same figure with a `<metadata>` element, which no one sees.
    pub fn with_metadata(self, metadata: &str) -> Svg {
        let escaped = metadata.replace('&', "&amp;").replace('<', "&lt;");
        let content = format!("<metadata>{escaped}</metadata>{}", self.content);
        Svg { content, ..self }
    }
}

impl fmt::Display for Svg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (width, height) = self.size;
        write!(
            f,
            r#"<svg xmlns="http://www.w3.org/2000/svg" class="figure" viewBox="0 0 {width} {height}">"#
        )?;
        writeln!(f, "{}</svg>", self.content)
    }
}
