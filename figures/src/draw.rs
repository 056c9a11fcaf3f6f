//! What every figure is drawn with: plotters' SVG backend behind a [`Canvas`], a palette
//! that follows the page's theme, and the parts that look alike in every figure.

mod arrow;
mod bars;
mod canvas;
mod cells;
mod font;
mod grid;
mod memory;
mod paint;
mod pixels;
mod rect;
pub mod sheet;
mod signed;
mod svg;

pub use arrow::{arc, arrow};
pub use bars::{Bar, bars, bars_height, decades, duration};
pub use canvas::{Canvas, point, units};
pub use cells::{ghost_cells, image_cells, kernel_cells, map_cells, window};
pub use font::{Font, minus};
pub use grid::Grid;
pub use memory::{MemoryLine, Step, hop, memory_line};
pub use paint::{Paint, Stroke};
pub use pixels::{Texture, stencil};
pub use rect::{Point, Rect};
pub use signed::{signed, signs};
pub use svg::{Svg, WIDTH};
