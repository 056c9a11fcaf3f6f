//! The losses of a network that learned and of one that learned from garbage.

use plotters::prelude::ChartBuilder;

use super::recorded::section;
use crate::Svg;
use crate::draw::{Font, Paint, Point, Rect, Stroke, WIDTH, point, units};

const RECORDING: &str =
    include_str!("../../../listings/examples/output/18-garbage.txt");

/// Two curves over the epochs.
///
/// # Panics
/// If the recording has not the form that the chapter's program prints.
pub fn garbage_losses() -> Svg {
    let rows: Vec<Vec<f64>> = section(RECORDING, "losses").filter_map(row).collect();
    let epochs = rows.len() as f64;
    let axes = Rect::new(30.0, 30.0, WIDTH - 90.0, 190.0);
    Svg::draw(axes.bottom() + 42.0, |canvas| {
        let corner = (units(axes.x), units(axes.y));
        let plot =
            canvas.area().clone().shrink(corner, (units(axes.w), units(axes.h)));
        let chart = ChartBuilder::on(&plot)
            .build_cartesian_2d(1.0..epochs, 0.0..4.2)
            .expect("a string takes everything");
        let place =
            |epoch: f64, loss: f64| point(chart.backend_coord(&(epoch, loss)));

        canvas.text((4.0, 10.0), "mean loss of an epoch", Font::BOLD.left());
        for loss in 0..=4 {
            let (_, y) = place(1.0, f64::from(loss));
            canvas
                .path(&[(axes.x, y), (axes.right(), y)], Stroke::thin(Paint::Muted));
            canvas.text((axes.x - 8.0, y), loss, Font::SMALL.right());
        }
        for row in rows.iter().step_by(3) {
            let (x, y) = place(row[0], 0.0);
            canvas.path(&[(x, y), (x, y + 4.0)], Stroke::thin(Paint::Muted));
            canvas.text((x, y + 14.0), row[0], Font::SMALL);
        }
        canvas.text((axes.center().0, axes.bottom() + 33.0), "epoch", Font::SMALL);

        let curves = [
            (1, "right", 5.0, Stroke::bold(Paint::Accent2)),
            (2, "wrong", -5.0, Stroke::bold(Paint::Accent).dashed()),
        ];
        for (column, name, apart, stroke) in curves {
            let points: Vec<Point> =
                rows.iter().map(|row| place(row[0], row[column])).collect();
            canvas.path(&points, stroke);
            if let Some((x, y)) = points.last() {
                canvas.text(
                    (x + 8.0, y + apart),
                    name,
                    Font::BODY.left().paint(stroke.paint()),
                );
            }
        }
    })
}

/// Epoch and both losses; nothing for the heading.
fn row(line: &str) -> Option<Vec<f64>> {
    line.split_whitespace().map(|number| number.parse().ok()).collect()
}
