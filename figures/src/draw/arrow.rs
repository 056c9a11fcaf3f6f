//! Arrows: straight, and as the arc of a step in memory.

use super::{Canvas, Point, Stroke};

const HEAD: f64 = 6.0;

/// A straight arrow.
pub fn arrow(canvas: &Canvas, from: Point, to: Point, stroke: Stroke) {
    curve(canvas, &[from, to], stroke);
}

/// An arrow from `from` to `to` that bulges by `height` pixels: up if positive, down if
/// negative.
pub fn arc(canvas: &Canvas, from: Point, to: Point, height: f64, stroke: Stroke) {
    // A quadratic curve reaches half way to its control point.
    let control = ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0 - 2.0 * height);
    let length = (to.0 - from.0).hypot(to.1 - from.1) + height.abs();
    let steps = (length / 4.0).clamp(8.0, 24.0) as i32;
    let points: Vec<Point> = (0..=steps)
        .map(|step| {
            let t = f64::from(step) / f64::from(steps);
            let mix = |a: f64, b: f64, c: f64| {
                (1.0 - t).powi(2) * a + 2.0 * t * (1.0 - t) * b + t * t * c
            };
            (mix(from.0, control.0, to.0), mix(from.1, control.1, to.1))
        })
        .collect();
    curve(canvas, &points, stroke);
}

/// A line that ends in a head. The line stops where the head begins.
fn curve(canvas: &Canvas, points: &[Point], stroke: Stroke) {
    let tip = points[points.len() - 1];
    let distance = |p: Point| (tip.0 - p.0).hypot(tip.1 - p.1);
    let outside: Vec<Point> =
        points.iter().copied().filter(|&p| distance(p) > HEAD).collect();
    let Some(&last) = outside.last() else { return };
    let length = distance(last);
    let (dx, dy) = ((tip.0 - last.0) / length, (tip.1 - last.1) / length);
    let base = (tip.0 - HEAD * dx, tip.1 - HEAD * dy);
    canvas.path(&[outside, vec![base]].concat(), stroke);
    let side = |sign: f64| {
        (base.0 - sign * dy * HEAD * 0.55, base.1 + sign * dx * HEAD * 0.55)
    };
    canvas.polygon(&[tip, side(1.0), side(-1.0)], stroke.paint(), 1.0);
}
