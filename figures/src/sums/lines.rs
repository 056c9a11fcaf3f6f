//! Times against a number: lines over two logarithmic axes.

use plotters::prelude::{ChartBuilder, IntoLogRange};

use crate::draw::{
    Canvas, Font, Paint, Point, Rect, Stroke, decades, duration, point, units,
};
use crate::sums::measured::Row;

/// Where the labels of the lines begin, seen from the right edge of the axes.
const LEADER: f64 = 14.0;
/// The least distance between the middles of two labels.
const LABEL: f64 = 15.0;

/// The lines of `rows` in `area`, each in the stroke that `stroke` has for its name and
/// named at its right end. `across` says what the horizontal axis counts.
pub(super) fn lines(
    canvas: &Canvas,
    area: Rect,
    across: &str,
    rows: &[Row],
    stroke: impl Fn(&str) -> Stroke,
) {
    let axes = Rect::new(area.x + 47.0, area.y + 8.0, area.w - 152.0, area.h - 52.0);
    let at = |row: &Row| row.at.expect("a sweep has values");
    let (times, powers) = decades(rows.iter().map(|row| row.time));
    let first = rows.iter().map(at).fold(f64::INFINITY, f64::min);
    let last = rows.iter().map(at).fold(first, f64::max);
    let corner = (units(axes.x), units(axes.y));
    let plot = canvas.area().clone().shrink(corner, (units(axes.w), units(axes.h)));
    let chart = ChartBuilder::on(&plot)
        .build_cartesian_2d((first..last).log_scale(), times.clone().log_scale())
        .expect("a string takes everything");
    let place = |count: f64, time: f64| point(chart.backend_coord(&(count, time)));

    for time in (0..powers as i32).map(|i| times.start * 10f64.powi(i)) {
        let (_, y) = place(first, time);
        canvas.path(&[(axes.x, y), (axes.right(), y)], Stroke::thin(Paint::Muted));
        canvas.text((axes.x - 6.0, y), duration(time), Font::SMALL.right());
    }
    let names = names(rows);
    for row in rows.iter().filter(|row| row.name == names[0]) {
        let (x, y) = place(at(row), times.start);
        canvas.path(&[(x, y), (x, y + 4.0)], Stroke::thin(Paint::Muted));
        canvas.text((x, y + 14.0), at(row), Font::SMALL);
    }
    canvas.text((axes.center().0, axes.bottom() + 33.0), across, Font::SMALL);

    let mut ends = Vec::new();
    for name in names {
        let of_name = rows.iter().filter(|row| row.name == name);
        let points: Vec<Point> =
            of_name.map(|row| place(at(row), row.time)).collect();
        canvas.path(&points, stroke(name));
        for &point in &points {
            canvas.dot(point, 2.0, stroke(name).paint());
        }
        ends.extend(points.last().map(|&end| (end, name)));
    }
    for ((x, y), name, height) in spread(ends, axes.bottom()) {
        let label = x + LEADER;
        canvas
            .path(&[(x + 3.0, y), (label - 2.0, height)], Stroke::thin(Paint::Muted));
        canvas.text((label, height), name, Font::SMALL.left().paint(Paint::Ink));
    }
}

/// The names of the lines, in the order of the rows.
fn names(rows: &[Row]) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for row in rows {
        if !names.contains(&row.name.as_str()) {
            names.push(&row.name);
        }
    }
    names
}

/// Heights for the labels of lines that end at those points: the lowest at the height of
/// its end, each of the others there too, or above the label below it. None lies below
/// `bottom`.
fn spread(mut ends: Vec<(Point, &str)>, bottom: f64) -> Vec<(Point, &str, f64)> {
    ends.sort_by(|a, b| b.0.1.total_cmp(&a.0.1));
    let mut free = bottom;
    ends.into_iter()
        .map(|(end, name)| {
            let height = end.1.min(free);
            free = height - LABEL;
            (end, name, height)
        })
        .collect()
}
