//! What a convolution costs in Python and in Rust: a plot of recorded measurements.

use std::ops::Range;

use plotters::prelude::{ChartBuilder, IntoLogRange, LabelAreaPosition};
use serde_json::Value;

use crate::Svg;
use crate::draw::{Canvas, Font, Paint, Rect, Stroke, WIDTH, units};

/// What `benches/peers/loops.py` recorded.
const MEASURED: &str = include_str!("../../../benches/results/loops.json");

/// The height of a bar with the line of text above it.
const ROW: f64 = 28.0;
/// The height of the axis below the bars.
const AXIS: f64 = 22.0;

/// Median times of every implementation on the posts' 12×12 image and on one of 512×512.
///
/// # Panics
/// If the record has not the form that `benches/peers/loops.py` writes.
pub fn cost() -> Svg {
    let record: Value = serde_json::from_str(MEASURED).expect("loops.json is JSON");
    let rows = record["rows"].as_array().expect("loops.json has rows");
    let taps = |side: usize| record["kernel"][side].as_u64().expect("a kernel size");
    let (kh, kw) = (taps(0), taps(1));
    let height = 26.0 + rows.len() as f64 * ROW + AXIS + 10.0;
    Svg::draw(2.0 * height - 14.0, |canvas| {
        for (i, side) in ["12", "512"].into_iter().enumerate() {
            let times: Vec<(&str, f64)> = rows
                .iter()
                .map(|row| (row["name"].as_str(), row["medians"][side].as_f64()))
                .map(|(name, time)| {
                    name.zip(time).expect("a row has names and medians")
                })
                .collect();
            let title = format!("{side} × {side} pixels, {kh} × {kw} taps");
            let area = Rect::new(0.0, i as f64 * height, WIDTH, height);
            panel(canvas, area, &title, &times);
        }
    })
}

/// Bars for `times` in microseconds, over a logarithmic axis in whole decades.
fn panel(canvas: &Canvas, area: Rect, title: &str, times: &[(&str, f64)]) {
    // Half a label stands out on either side of the axis.
    let rect = Rect::new(20.0, area.y + 26.0, WIDTH - 40.0, area.h - 36.0);
    canvas.text((rect.x, area.y + 10.0), title, Font::BOLD.left());
    let corner = (units(rect.x), units(rect.y));
    let rows = canvas.area().clone().shrink(corner, (units(rect.w), units(rect.h)));
    let (decades, count) = decades(times);
    let mut chart = ChartBuilder::on(&rows)
        .set_label_area_size(LabelAreaPosition::Bottom, units(AXIS))
        // Rows count from the top.
        .build_cartesian_2d(decades.clone().log_scale(), times.len() as f64..0.0)
        .expect("a string takes everything");
    let mut mesh = chart.configure_mesh();
    mesh.disable_mesh().disable_y_axis().x_labels(count);
    mesh.axis_style(Stroke::thin(Paint::Muted).style());
    mesh.x_label_style(Font::SMALL.style())
        .x_label_formatter(&|&time| duration(time));
    mesh.draw().expect("a string takes everything");
    for (row, &(name, time)) in times.iter().enumerate() {
        let end = |time, below| {
            let (x, y) = chart.backend_coord(&(time, row as f64 + below));
            (f64::from(x) / 10.0, f64::from(y) / 10.0)
        };
        // Lines of the decades stand beside the bars only, so that none crosses a name.
        for decade in (0..count as i32).map(|i| decades.start * 10f64.powi(i)) {
            canvas.path(
                &[end(decade, 0.56), end(decade, 1.0)],
                Stroke::thin(Paint::Muted),
            );
        }
        let (left, top) = end(decades.start, 0.56);
        let (right, bottom) = end(time, 0.92);
        let paint = match name.starts_with("Rust") {
            true => Paint::Accent,
            false => Paint::Muted,
        };
        let bar = Rect::new(left, top, right - left, bottom - top);
        canvas.fill(bar, paint, 1.0);
        let text = end(decades.start, 0.28);
        canvas.text(text, format!("{name}: {}", duration(time)), Font::SMALL.left());
    }
}

/// From the power of ten below the least time to that above the greatest, and how many
/// powers these are.
fn decades(times: &[(&str, f64)]) -> (Range<f64>, usize) {
    let times = times.iter().map(|&(_, time)| time);
    let least = times.clone().fold(f64::INFINITY, f64::min).log10().floor() as i32;
    let greatest = times.fold(0.0, f64::max).log10().ceil() as i32;
    let count = (greatest - least + 1) as usize;
    (10f64.powi(least)..10f64.powi(greatest), count)
}

/// A time in microseconds with three digits and its unit.
fn duration(microseconds: f64) -> String {
    let (number, unit) = match microseconds {
        time if time < 1e3 => (time, "µs"),
        time if time < 1e6 => (time / 1e3, "ms"),
        time => (time / 1e6, "s"),
    };
    match number {
        number if number.fract() == 0.0 => format!("{number} {unit}"),
        number if number < 10.0 => format!("{number:.2} {unit}"),
        number if number < 100.0 => format!("{number:.1} {unit}"),
        number => format!("{number:.0} {unit}"),
    }
}
