//! The error of a central difference against its step.

use plotters::prelude::{ChartBuilder, LabelAreaPosition};
use plotters::style::{Color, ShapeStyle, TRANSPARENT};

use crate::Svg;
use crate::draw::{
    Canvas, Font, Paint, Point, Rect, Stroke, WIDTH, minus, point, units,
};

mod errors;

use errors::{errors, gradient};

/// The largest error of the nine derivatives, in f64 and in f32, for steps from 1 down to
/// 1e-13: too wide a step is truncated, too narrow a step is rounded away.
pub fn step() -> Svg {
    let exact = gradient();
    let lines = [
        ("f64", errors::<f64>(&exact, STEPS), Stroke::bold(Paint::Accent2)),
        ("f32", errors::<f32>(&exact, STEPS), Stroke::bold(Paint::Accent).dashed()),
    ];
    Svg::draw(330.0, |canvas| {
        canvas.text((1.5, 9.0), "relative error", Font::BODY.left());
        let place = axes(canvas, Rect::new(0.0, 18.0, WIDTH, 286.0));
        canvas.text((place(-6.0, 0.0).0, 318.0), "step h", Font::BODY);
        for (_, errors, stroke) in &lines {
            let points =
                errors.iter().map(|&(h, error)| place(h.log10(), error.log10()));
            canvas.path(&points.collect::<Vec<_>>(), *stroke);
        }
        for ((name, errors, stroke), (at, (right, down))) in lines.iter().zip(LABELS)
        {
            let font = Font::BOLD.paint(stroke.paint()).left();
            canvas.text(place(at.0, at.1), name, font);
            let least = errors.iter().min_by(|a, b| a.1.total_cmp(&b.1));
            let &(h, error) = least.expect("there are steps");
            let (x, y) = place(h.log10(), error.log10());
            canvas.dot((x, y), 4.0, stroke.paint());
            let label = minus(format!("h = {h:e}"));
            canvas.text((x + right, y + down), label, Font::SMALL.left());
        }
        let remarks = [
            ((-12.8, -9.0), Font::SMALL.left(), ["rounding,", "slope −1"]),
            ((-0.15, -9.0), Font::SMALL.right(), ["truncation,", "slope 2"]),
        ];
        for (at, font, lines) in remarks {
            let (x, y) = place(at.0, at.1);
            for (line, down) in lines.into_iter().zip([-8.0, 8.0]) {
                canvas.text((x, y + down), line, font);
            }
        }
        canvas.text(place(-12.8, 0.55), "the difference is 0", Font::SMALL.left());
    })
}

/// Where the name of each line stands, in decades, and how far in pixels the label of its
/// lowest point is from it.
const LABELS: [((f64, f64), Point); 2] =
    [((-8.3, -5.3), (-24.0, 16.0)), ((-3.5, -1.5), (-62.0, 12.0))];

/// The exponents of ten of the steps.
const STEPS: (i32, i32) = (-13, 0);
/// The exponents of ten of the errors shown.
const ERRORS: (i32, i32) = (-13, 1);

/// Draws the axes; returns where a point lies whose decades are given.
fn axes(canvas: &Canvas, rect: Rect) -> impl Fn(f64, f64) -> Point {
    let corner = (units(rect.x), units(rect.y));
    let area = canvas.area().clone().shrink(corner, (units(rect.w), units(rect.h)));
    let decades = |(from, to): (i32, i32)| f64::from(from)..f64::from(to);
    let mut chart = ChartBuilder::on(&area)
        .margin_right(units(18.0))
        .margin_top(units(8.0))
        .set_label_area_size(LabelAreaPosition::Bottom, units(22.0))
        .set_label_area_size(LabelAreaPosition::Left, units(46.0))
        .build_cartesian_2d(decades(STEPS), decades(ERRORS))
        .expect("a string takes everything");
    let mut mesh = chart.configure_mesh();
    let decade = |exponent: &f64| minus(format!("1e{exponent}"));
    mesh.axis_style(Stroke::thin(Paint::Muted).style());
    let faint = Stroke::thin(Paint::Muted).style();
    mesh.bold_line_style(ShapeStyle { color: faint.color.mix(0.4), ..faint });
    mesh.light_line_style(TRANSPARENT);
    mesh.label_style(Font::SMALL.style());
    mesh.x_labels(7).y_labels(7);
    mesh.x_label_formatter(&decade).y_label_formatter(&decade);
    mesh.draw().expect("a string takes everything");
    let spec = chart.plotting_area().clone();
    move |x, y| point(spec.map_coordinate(&(x, y)))
}
