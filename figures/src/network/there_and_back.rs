//! The book's network, forward and backward.

use listings::conv::Algorithm;
use listings::model::Book;
use listings::nn::{flatten, max_pool2d};
use listings::{Window, random};
use ndarray::Array4;

use crate::Svg;
use crate::draw::{Font, Paint, Rect, Stroke, arrow};

/// A layer: its name, whether it learns, what its cache keeps, and the shape it makes of
/// one image.
struct Layer {
    name: &'static str,
    learns: bool,
    keeps: &'static str,
    shape: Vec<usize>,
}

const BOX: Rect = Rect::new(100.0, 26.0, 106.0, 20.0);
const ROW: f64 = 39.0;

/// A box a layer, from the pixels down to the loss; numbers go down, gradients up.
pub fn there_and_back() -> Svg {
    let layers = layers();
    let end = BOX.y + layers.len() as f64 * ROW;
    Svg::draw(end + 10.0, |canvas| {
        let boxed = |row: usize| Rect { y: BOX.y + row as f64 * ROW, ..BOX };
        let (down, up) = (BOX.x + 30.0, BOX.right() - 30.0);
        let forward = Stroke::thin(Paint::Ink);
        let backward = Stroke::thin(Paint::Accent2).dashed();
        let shape = |y: f64, shape: &[usize]| {
            let lengths: Vec<_> = shape.iter().map(usize::to_string).collect();
            canvas.text((BOX.x + 20.0, y), lengths.join(" × "), Font::BODY.right());
        };
        canvas.text((BOX.right() + 14.0, 8.0), "keeps", Font::BOLD.left());
        shape(8.0, &[1, 28, 28]);
        arrow(canvas, (down, 2.0), (down, BOX.y - 2.0), forward);
        for (row, layer) in layers.iter().enumerate() {
            let rect = boxed(row);
            let below = boxed(row + 1).y;
            if layer.learns {
                canvas.fill(rect, Paint::Accent, 0.16);
                canvas.outline(rect, Stroke::bold(Paint::Accent));
            } else {
                canvas.outline(rect, Stroke::thin(Paint::Muted));
            }
            let font = if layer.learns { Font::BOLD } else { Font::BODY };
            canvas.text(rect.center(), layer.name, font);
            let keeps = (rect.right() + 14.0, rect.center().1);
            canvas.text(keeps, layer.keeps, Font::SMALL.left());
            if row + 1 < layers.len() {
                shape((rect.bottom() + below) / 2.0, &layer.shape);
                let ends = [rect.bottom() + 2.0, below - 2.0];
                arrow(canvas, (down, ends[0]), (down, ends[1]), forward);
                arrow(canvas, (up, ends[1]), (up, ends[0]), backward);
            } else {
                let tip = rect.bottom() + 17.0;
                arrow(canvas, (down, rect.bottom() + 2.0), (down, tip), forward);
                canvas.text((BOX.x + 20.0, tip - 4.0), "loss", Font::BODY.right());
            }
        }
        let y = boxed(3).y - 9.0;
        let gradients = Font::SMALL.paint(Paint::Accent2).left();
        canvas.text((up + 10.0, y), "gradients", gradients);
    })
}

/// The layers of [`Book`], with the shapes it makes.
fn layers() -> Vec<Layer> {
    let naive = Algorithm::ALL[0];
    let book = Book::<f32>::new(naive, &mut random::seeded(1, &[]));
    let pool = Window::new([2, 2]).stride([2, 2]);
    let fits = "a layer of the network";
    let mut layers = Vec::new();
    let mut add = |name, learns, keeps, shape: &[usize]| {
        layers.push(Layer { name, learns, keeps, shape: shape[1..].to_vec() });
    };
    let (x, _) = book.conv1.forward(Array4::zeros((1, 1, 28, 28))).expect(fits);
    add("conv1", true, "its input", x.shape());
    let (x, _) = max_pool2d::forward(x, &pool).expect(fits);
    add("pool1", false, "the winners", x.shape());
    add("relu1", false, "what was above 0", x.shape());
    let (x, _) = book.conv2.forward(x).expect(fits);
    add("conv2", true, "its input", x.shape());
    let (x, _) = max_pool2d::forward(x, &pool).expect(fits);
    add("pool2", false, "the winners", x.shape());
    add("relu2", false, "what was above 0", x.shape());
    let (x, _) = flatten::forward(x);
    add("flatten", false, "the shape", x.shape());
    add("dropout1", false, "the factors", x.shape());
    let (x, _) = book.linear1.forward(x).expect(fits);
    add("linear1", true, "its input", x.shape());
    add("relu3", false, "what was above 0", x.shape());
    add("dropout2", false, "the factors", x.shape());
    let (x, _) = book.linear2.forward(x).expect(fits);
    add("linear2", true, "its input", x.shape());
    add("cross-entropy", false, "probabilities", &[1]);
    layers
}
