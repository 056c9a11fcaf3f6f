//! Where a figure is drawn: plotters' drawing area, in pixels, with the errors taken out.

use plotters::coord::Shift;
use plotters::element::{Drawable, PointCollection};
use plotters::prelude::{
    Circle, DrawingArea, PathElement, Polygon, Rectangle, SVGBackend, Text,
};

use super::paint::{Stroke, filling};
use super::{Font, Paint, Point, Rect};

/// Pixels as plotters counts them: in whole tenths, so that curves are smooth.
pub fn units(pixels: f64) -> i32 {
    (pixels * 10.0).round() as i32
}

/// The point that plotters' coordinates stand for: [`units`] undone.
pub fn point((x, y): (i32, i32)) -> Point {
    (f64::from(x) / 10.0, f64::from(y) / 10.0)
}

/// A figure in the making. Lengths are in pixels.
pub struct Canvas<'a> {
    area: DrawingArea<SVGBackend<'a>, Shift>,
    below: String,
}

impl<'a> Canvas<'a> {
    pub(super) fn new(area: DrawingArea<SVGBackend<'a>, Shift>) -> Canvas<'a> {
        Canvas { area, below: String::new() }
    }

    /// Ends the drawing; returns what lies below it.
    pub(super) fn finish(self) -> String {
        self.area.present().expect("a string takes everything");
        self.below
    }

    /// plotters' own drawing area, for axes and curves. It counts in [`units`].
    pub fn area(&self) -> &DrawingArea<SVGBackend<'a>, Shift> {
        &self.area
    }

    /// Puts SVG that plotters cannot write (an image, a mask) below everything else.
    /// It counts in [`units`]; an `id` begins with the figure's name, because all
    /// figures of a chapter share one page.
    pub fn put_below(&mut self, markup: &str) {
        self.below.push_str(markup);
    }

    /// Fills a rectangle.
    pub fn fill(&self, rect: Rect, paint: Paint, opacity: f64) {
        let corners = [at((rect.x, rect.y)), at((rect.right(), rect.bottom()))];
        self.add(&Rectangle::new(corners, filling(paint, opacity)));
    }

    /// Outlines a rectangle, the line half inside and half outside.
    pub fn outline(&self, rect: Rect, stroke: Stroke) {
        // It begins in the middle of a side, so that all four corners are joined.
        let (x, y, right, bottom) = (rect.x, rect.y, rect.right(), rect.bottom());
        let start = rect.top_middle();
        self.path(
            &[start, (right, y), (right, bottom), (x, bottom), (x, y), start],
            stroke,
        );
    }

    /// Draws straight lines from point to point.
    pub fn path(&self, points: &[Point], stroke: Stroke) {
        let points: Vec<_> = points.iter().copied().map(at).collect();
        self.add(&PathElement::new(points, stroke.style()));
    }

    /// Fills the area between points.
    pub fn polygon(&self, points: &[Point], paint: Paint, opacity: f64) {
        let points: Vec<_> = points.iter().copied().map(at).collect();
        self.add(&Polygon::new(points, filling(paint, opacity)));
    }

    /// Fills a disk.
    pub fn dot(&self, center: Point, radius: f64, paint: Paint) {
        self.add(&Circle::new(at(center), units(radius), filling(paint, 1.0)));
    }

    /// Sets a text at a point, its middle at the point's height; nothing if it is empty.
    pub fn text(&self, point: Point, text: impl ToString, font: Font) {
        let text = text.to_string();
        if !text.is_empty() {
            self.add(&Text::new(text, at(point), font.style()));
        }
    }

    fn add<'e, E>(&self, element: &'e E)
    where
        &'e E: PointCollection<'e, (i32, i32)>,
        E: Drawable<SVGBackend<'a>>,
    {
        self.area.draw(element).expect("a string takes everything");
    }
}

fn at((x, y): Point) -> (i32, i32) {
    (units(x), units(y))
}
