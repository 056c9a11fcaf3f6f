//! Times as horizontal bars over a logarithmic axis.

use std::ops::Range;

use plotters::prelude::{ChartBuilder, IntoLogRange, LabelAreaPosition};

use super::{Canvas, Font, Paint, Rect, Stroke, point, units};

/// The height of a bar with the line of text above it.
const ROW: f64 = 28.0;
/// The height of the axis below the bars.
const AXIS: f64 = 22.0;

/// A bar, named by the line of text above it.
pub struct Bar {
    /// What took the time.
    pub name: String,
    /// In microseconds.
    pub time: f64,
    /// What it is filled with.
    pub paint: Paint,
}

/// The height of a panel of so many bars, with its title and its axis.
pub fn bars_height(count: usize) -> f64 {
    26.0 + count as f64 * ROW + AXIS + 10.0
}

/// A panel of bars from the top left corner of `area`, over a logarithmic axis in whole
/// decades.
pub fn bars(canvas: &Canvas, area: Rect, title: &str, bars: &[Bar]) {
    // Half a label stands out on either side of the axis.
    let rect = Rect::new(20.0, area.y + 26.0, area.w - 40.0, area.h - 36.0);
    canvas.text((rect.x, area.y + 10.0), title, Font::BOLD.left());
    let corner = (units(rect.x), units(rect.y));
    let rows = canvas.area().clone().shrink(corner, (units(rect.w), units(rect.h)));
    let (decades, count) = decades(bars.iter().map(|bar| bar.time));
    let mut chart = ChartBuilder::on(&rows)
        .set_label_area_size(LabelAreaPosition::Bottom, units(AXIS))
        // Rows count from the top.
        .build_cartesian_2d(decades.clone().log_scale(), bars.len() as f64..0.0)
        .expect("a string takes everything");
    let mut mesh = chart.configure_mesh();
    mesh.disable_mesh().disable_y_axis().x_labels(count);
    mesh.axis_style(Stroke::thin(Paint::Muted).style());
    mesh.x_label_style(Font::SMALL.style())
        .x_label_formatter(&|&time| duration(time));
    mesh.draw().expect("a string takes everything");
    for (row, &Bar { ref name, time, paint }) in bars.iter().enumerate() {
        let end =
            |time, below| point(chart.backend_coord(&(time, row as f64 + below)));
        // Lines of the decades stand beside the bars only, so that none crosses a name.
        for decade in (0..count as i32).map(|i| decades.start * 10f64.powi(i)) {
            canvas.path(
                &[end(decade, 0.56), end(decade, 1.0)],
                Stroke::thin(Paint::Muted),
            );
        }
        let (left, top) = end(decades.start, 0.56);
        let (right, bottom) = end(time, 0.92);
        let bar = Rect::new(left, top, right - left, bottom - top);
        canvas.fill(bar, paint, 1.0);
        let text = end(decades.start, 0.28);
        canvas.text(text, format!("{name}: {}", duration(time)), Font::SMALL.left());
    }
}

/// From the power of ten below the least time to that above the greatest, and how many
/// powers these are.
pub fn decades(times: impl Iterator<Item = f64> + Clone) -> (Range<f64>, usize) {
    let least = times.clone().fold(f64::INFINITY, f64::min).log10().floor() as i32;
    let greatest = times.fold(0.0, f64::max).log10().ceil() as i32;
    let count = (greatest - least + 1) as usize;
    (10f64.powi(least)..10f64.powi(greatest), count)
}

/// A time in microseconds with three digits and its unit.
pub fn duration(microseconds: f64) -> String {
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
