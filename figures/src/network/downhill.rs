//! Three ways down the same valley.

use listings::Result;
use listings::nn::{Adam, Sgd};
use ndarray::{Array1, ArrayD, ArrayViewD, ArrayViewMutD, array};

use crate::Svg;
use crate::draw::{Canvas, Font, Paint, Point, Rect, Stroke, WIDTH};

/// The loss is (x² + 25 y²) / 2, so its slopes are x and 25 y.
const STEEP: f64 = 25.0;
/// Where every path begins.
const START: [f64; 2] = [-9.0, 1.4];
/// The steps of every path.
const STEPS: usize = 40;
/// Pixels of one unit.
const UNIT: f64 = 26.0;
/// The height of a panel and that of its title.
const PANEL: f64 = 100.0;
const TITLE: f64 = 22.0;

/// The path of plain gradient descent, of momentum and of Adam.
pub fn downhill() -> Svg {
    let (mut sgd, mut momentum, mut adam) =
        (Sgd::new(0.0), Sgd::new(0.9), Adam::new(0.0));
    let paths = [
        ("SGD, rate 0.07", path(|p, of| sgd.step(p, of, 0.07))),
        ("with momentum 0.9, rate 0.01", path(|p, of| momentum.step(p, of, 0.01))),
        ("Adam, rate 0.4", path(|p, of| adam.step(p, of, 0.4))),
    ];
    Svg::draw(3.0 * (PANEL + TITLE), |canvas| {
        for (panel, (name, path)) in paths.iter().enumerate() {
            let top = panel as f64 * (PANEL + TITLE);
            canvas.text((0.0, top + 10.0), name, Font::BOLD.left());
            let place = Rect::new(0.5, top + TITLE, WIDTH - 1.0, PANEL - 4.0);
            valley(canvas, place);
            let at = |[x, y]: [f64; 2]| at(place, x, y);
            let points: Vec<Point> = path.iter().copied().map(at).collect();
            canvas.path(&points, Stroke::thin(Paint::Accent2));
            for &point in &points {
                canvas.dot(point, 2.0, Paint::Accent2);
            }
        }
    })
}

/// The places a path comes to.
fn path(
    mut step: impl FnMut(
        &mut [ArrayViewMutD<'_, f64>],
        &[ArrayViewD<'_, f64>],
    ) -> Result<()>,
) -> Vec<[f64; 2]> {
    let mut place: ArrayD<f64> = Array1::from_iter(START).into_dyn();
    let mut path = vec![START];
    for _ in 0..STEPS {
        let slope = array![place[0], STEEP * place[1]].into_dyn();
        step(&mut [place.view_mut()], &[slope.view()]).expect("two numbers each");
        path.push([place[0], place[1]]);
    }
    path
}

/// Lines of equal loss, and a cross at the bottom.
fn valley(canvas: &Canvas, place: Rect) {
    canvas.outline(place, Stroke::thin(Paint::Muted));
    for level in [1.5, 3.0, 5.0, 7.0, 9.0, 11.0] {
        let inside = |&(x, y): &Point| {
            x >= place.x && x <= place.right() && y >= place.y && y <= place.bottom()
        };
        let points: Vec<Point> = (0..=160)
            .map(|step| {
                let angle = f64::from(step) / 160.0 * std::f64::consts::TAU;
                at(place, level * angle.cos(), level / STEEP.sqrt() * angle.sin())
            })
            .collect();
        for part in points.chunk_by(|a, b| inside(a) == inside(b)) {
            if part.len() > 1 && inside(&part[0]) {
                canvas.path(part, Stroke::thin(Paint::Muted).dashed());
            }
        }
    }
    let (x, y) = at(place, 0.0, 0.0);
    canvas
        .path(&[(x - 5.0, y - 5.0), (x + 5.0, y + 5.0)], Stroke::bold(Paint::Accent));
    canvas
        .path(&[(x - 5.0, y + 5.0), (x + 5.0, y - 5.0)], Stroke::bold(Paint::Accent));
}

/// Where a point of the valley lies in its panel.
fn at(place: Rect, x: f64, y: f64) -> Point {
    (place.x + (x + 9.8) * UNIT, place.center().1 - y * UNIT)
}
