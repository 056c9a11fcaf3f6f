//! Linear axes for a curve over the steps or the epochs of a training.

use std::ops::Range;

use crate::draw::{Canvas, Font, Paint, Point, Rect, Stroke};

/// A plot's place on the canvas and what its axes count.
pub(super) struct Axes {
    pub(super) place: Rect,
    pub(super) across: Range<f64>,
    pub(super) up: Range<f64>,
}

impl Axes {
    /// Where `(x, y)` lies.
    pub(super) fn at(&self, (x, y): (f64, f64)) -> Point {
        let Axes { place, across, up } = self;
        let right = (x - across.start) / (across.end - across.start);
        let high = (y - up.start) / (up.end - up.start);
        (place.x + right * place.w, place.bottom() - high * place.h)
    }

    /// A line at each of these heights with its label, and a tick at each of these
    /// places with its number.
    pub(super) fn draw(
        &self,
        canvas: &Canvas,
        across: impl IntoIterator<Item = f64>,
        up: impl IntoIterator<Item = f64>,
        label: impl Fn(f64) -> String,
    ) {
        let (left, right) = (self.place.x, self.place.right());
        for height in up {
            let (_, y) = self.at((self.across.start, height));
            canvas.path(&[(left, y), (right, y)], Stroke::thin(Paint::Muted));
            canvas.text((left - 6.0, y), label(height), Font::SMALL.right());
        }
        for number in across {
            let (x, y) = self.at((number, self.up.start));
            canvas.path(&[(x, y), (x, y + 4.0)], Stroke::thin(Paint::Muted));
            canvas.text((x, y + 13.0), number, Font::SMALL);
        }
    }

    /// The line through these points.
    pub(super) fn curve(
        &self,
        canvas: &Canvas,
        points: impl IntoIterator<Item = (f64, f64)>,
        stroke: Stroke,
    ) {
        let points: Vec<Point> =
            points.into_iter().map(|point| self.at(point)).collect();
        canvas.path(&points, stroke);
    }
}
