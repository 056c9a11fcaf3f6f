//! The book's network: its shapes, and its gradients with dropout on.

use ndarray::{Array1, Array2, Array4, ArrayD, Axis};

use crate::{check_order, numbers};
use listings::gradcheck::gradcheck;
use listings::model::{Book, Network};
use listings::nn::{self, Conv2d, Linear, cross_entropy};
use listings::random::{self, Rng};
use listings::{Algorithm, Error, Window};

fn seeded(seed: u64) -> Rng {
    random::seeded(seed, &[])
}

fn whole() -> Book<f32> {
    let im2col = Algorithm::ALL.iter().find(|a| a.name == "im2col").unwrap();
    Book::new(*im2col, &mut seeded(1))
}

#[test]
fn the_names_shapes_and_number_of_parameters() {
    let book = whole();
    let wanted: [(&str, &[usize]); 8] = [
        ("conv1.weight", &[32, 1, 5, 5]),
        ("conv1.bias", &[32]),
        ("conv2.weight", &[64, 32, 3, 3]),
        ("conv2.bias", &[64]),
        ("linear1.weight", &[128, 1600]),
        ("linear1.bias", &[128]),
        ("linear2.weight", &[47, 128]),
        ("linear2.bias", &[47]),
    ];
    let parameters = book.parameters();
    let found: Vec<_> =
        parameters.iter().map(|(name, p)| (*name, p.shape())).collect();
    assert_eq!(found, wanted);
    assert_eq!(parameters.iter().map(|(_, p)| p.len()).sum::<usize>(), 230_319);
    check_order(book);
}

#[test]
fn dropout_is_for_learning_only() {
    let (book, images) = (whole(), numbers((2, 1, 28, 28), 1).mapv(|x| x as f32));
    let logits =
        |random: Option<&mut Rng>| book.forward(images.clone(), random).unwrap().0;
    assert_eq!(logits(None).dim(), (2, 47));
    assert_eq!(logits(None), logits(None));
    assert_eq!(logits(Some(&mut seeded(1))), logits(Some(&mut seeded(1))));
    assert_ne!(logits(Some(&mut seeded(1))), logits(Some(&mut seeded(2))));
    assert_ne!(logits(Some(&mut seeded(1))), logits(None));
}

/// Every number before dropout is 1, and each logit is one of them, by a way of its own
/// from two: it is left if it is left twice, (3/4)², and then has been scaled up twice.
/// Of 20,000, a standard deviation is 70 or, since two ways begin together, up to 100.
#[test]
fn a_quarter_is_switched_off_before_each_linear_layer() {
    let (naive, ones) = (Algorithm::ALL[0], Array1::ones);
    let conv = |weight: Array4<f64>, k| {
        let window = Window::new([weight.dim().2, weight.dim().3]);
        Conv2d { weight, bias: ones(k), window, algorithm: naive }
    };
    let linear = |weight| Linear { weight, bias: Array1::zeros(100) };
    let book = Book {
        conv1: conv(Array4::zeros((1, 1, 5, 5)), 1),
        conv2: conv(Array4::zeros((2, 1, 3, 3)), 2),
        linear1: linear(Array2::from_shape_fn((100, 50), |(o, i)| {
            f64::from(o % 50 == i)
        })),
        linear2: linear(Array2::eye(100)),
    };
    let images = Array4::zeros((200, 1, 28, 28));
    let (logits, _) = book.forward(images, Some(&mut seeded(5))).unwrap();
    let left = logits.mapv(|x| (x - 16.0 / 9.0).abs() < 1e-12);
    assert!(logits.iter().zip(&left).all(|(&x, &left)| left || x == 0.0));
    let count = left.iter().filter(|&&left| left).count();
    assert!(count.abs_diff(11_250) < 400, "{count}");
    // Both ways are left: 3/4 at the first layer, (3/4)² at the second.
    let (one, other) = left.view().split_at(Axis(1), 50);
    let both = one.iter().zip(other).filter(|&(&a, &b)| a && b).count();
    assert!(both.abs_diff(4219) < 200, "{both}");
}

/// An image in a batch gets the logits it gets alone.
#[test]
fn images_do_not_see_each_other() {
    let (book, images) = (whole(), numbers((3, 1, 28, 28), 2).mapv(|x| x as f32));
    let (together, _) = book.forward(images.clone(), None).unwrap();
    for (i, wanted) in together.rows().into_iter().enumerate() {
        let image = images.slice(ndarray::s![i..=i, .., .., ..]).to_owned();
        let (alone, _) = book.forward(image, None).unwrap();
        assert!(alone.row(0).abs_diff_eq(&wanted, 1e-6), "image {i}");
    }
}

/// The same layers with fewer maps, so that every derivative can be measured.
fn small() -> Book<f64> {
    let (shifted, random) = (*Algorithm::ALL.last().unwrap(), &mut seeded(2));
    Book {
        conv1: Conv2d::new([2, 1, 5, 5], shifted, random),
        conv2: Conv2d::new([3, 2, 3, 3], shifted, random),
        linear1: Linear::new([6, 75], random),
        linear2: Linear::new([5, 6], random),
    }
}

/// Relu and pooling have kinks, which the gradient check must not cross: with this seed
/// it does not, or it would fail.
#[test]
fn gradients_with_dropout() {
    let (book, images) = (small(), numbers((3, 1, 28, 28), 3));
    let of = |book: &Book<f64>| {
        let (logits, cache) =
            book.forward(images.clone(), Some(&mut seeded(4))).unwrap();
        let (loss, entropy) =
            cross_entropy::forward(logits.view(), &[0, 4, 2], 0.1).unwrap();
        (loss, cache, cross_entropy::backward(&entropy))
    };
    let (_, cache, d_logits) = of(&book);
    let gradients = book.backward(&cache, d_logits).unwrap();
    for (i, (name, gradient)) in gradients.parameters().into_iter().enumerate() {
        let at = book.parameters()[i].1.to_owned();
        let loss = |parameter: &ArrayD<f64>| {
            let mut moved = book.clone();
            moved.parameters_mut()[i].assign(parameter);
            of(&moved).0
        };
        let worst = gradcheck(name, loss, &at, &gradient.to_owned()).unwrap();
        assert!(worst < 1e-7, "{name}: off by {worst:e}");
        assert!(gradient.iter().any(|&d| d != 0.0), "{name}: nothing to check");
    }
}

#[test]
fn images_that_do_not_fit_are_refused() {
    let refuse = |shape| whole().forward(Array4::zeros(shape), None).unwrap_err();
    assert_eq!(refuse((1, 3, 28, 28)), Error::Channels { input: 3, weight: 1 });
    assert_eq!(
        refuse((1, 1, 32, 32)),
        nn::Error::Inputs { given: 2304, weight: 1600 }.into()
    );

    let (_, cache) = whole().forward(Array4::zeros((2, 1, 28, 28)), None).unwrap();
    let error = whole().backward(&cache, Array2::zeros((1, 47))).unwrap_err();
    let (given, output) = (vec![1, 47], vec![2, 47]);
    assert_eq!(error, nn::Error::LayerGradient { given, output }.into());
}
