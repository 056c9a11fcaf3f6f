//! The book's network with its layers joined, beside the plain one.

use allocation_counter::measure;
use ndarray::{Array, Array2, Array4, Dimension};

use crate::{check_order, numbers};
use listings::emnist::Dataset;
use listings::fused::pooling::{self, CLOSED};
use listings::model::{Book, Fused, Network, POOL};
use listings::nn::{self, cross_entropy, max_pool2d, relu};
use listings::random::{self, Rng};
use listings::{Algorithm, levels};

fn seeded(seed: u64) -> Rng {
    random::seeded(seed, &[])
}

fn im2col<A: listings::number::Number>() -> Algorithm<A> {
    *Algorithm::ALL.iter().find(|a| a.name == "im2col").unwrap()
}

/// `count` images, drawn ones and noise in turn, and their classes.
fn images(count: usize) -> (Array4<f32>, Vec<usize>) {
    let set = Dataset::drawn(0..2);
    let chosen: Vec<usize> = (0..count).map(|i| i * 7 % set.len()).collect();
    let mut images = set.batch::<f32>(&chosen);
    let noise = numbers((count, 1, 28, 28), 5).mapv(|x| x as f32);
    for i in (1..count).step_by(2) {
        images
            .index_axis_mut(ndarray::Axis(0), i)
            .assign(&noise.index_axis(ndarray::Axis(0), i));
    }
    let targets = chosen.iter().map(|&i| set.labels()[i].into()).collect();
    (images, targets)
}

/// Logits, loss and gradients, with dropout if there is a seed for it.
fn learned<A: ndarray::NdFloat, N: Network<A>>(
    network: &N,
    images: &Array4<A>,
    targets: &[usize],
    dropout: Option<u64>,
) -> (Array2<A>, A, N) {
    let mut random = dropout.map(seeded);
    let (logits, cache) = network.forward(images.clone(), random.as_mut()).unwrap();
    let (loss, entropy) =
        cross_entropy::forward(logits.view(), targets, 0.05).unwrap();
    let gradients =
        network.backward(&cache, cross_entropy::backward(&entropy)).unwrap();
    (logits, loss, gradients)
}

/// The largest difference, and the largest number.
fn differ<D: Dimension>(a: &Array<f32, D>, b: &Array<f32, D>) -> [f32; 2] {
    let largest = |x: &Array<f32, D>| x.iter().fold(0f32, |m, x| m.max(x.abs()));
    assert!(a.iter().chain(b).all(|x| x.is_finite()));
    [largest(&(a - b)), largest(b)]
}

#[test]
fn the_parameters_are_those_of_the_plain_network() {
    let plain = Book::<f32>::new(im2col(), &mut seeded(3));
    let fused = Fused::new(&mut seeded(3));
    assert_eq!(fused.parameters(), plain.parameters());
    check_order(fused);
}

/// Sums of up to 36,864 products of numbers below 1 come in another order, and those of the
/// first weight's gradient from sums of F(4, 5).
#[test]
fn beside_the_plain_network() {
    let plain = Book::new(im2col(), &mut seeded(3));
    for (count, dropout) in [(1, None), (3, Some(9)), (33, None), (64, Some(9))] {
        let (images, targets) = images(count);
        let wanted = learned(&plain, &images, &targets, dropout);
        for (name, level) in levels::all() {
            let label = format!("{name}, {count} images, {dropout:?}");
            let fused = Fused::at(level, &mut seeded(3));
            let got = learned(&fused, &images, &targets, dropout);
            let [off, _] = differ(&got.0, &wanted.0);
            assert!(off < 1e-6, "{label}: logits off by {off:e}");
            let off = (got.1 - wanted.1).abs();
            assert!(off < 1e-6, "{label}: loss off by {off:e}");
            let pairs = got.2.parameters().into_iter().zip(wanted.2.parameters());
            for ((of, got), (_, wanted)) in pairs {
                let [off, largest] = differ(&got.to_owned(), &wanted.to_owned());
                assert!(largest > 1e-3, "{label}: nothing to check in {of}");
                let most = if of == "conv1.weight" { 5e-6 } else { 2e-6 } * largest;
                assert!(off < most, "{label}: {of} off by {off:e} of {largest:e}");
            }
        }
    }
}

/// A later step finds what an earlier one of another size left.
#[test]
fn memory_used_again_does_not_show() {
    let network = Fused::new(&mut seeded(3));
    let (few, many) = (images(5), images(33));
    let of = |network: &Fused,
              (images, targets): &(Array4<f32>, Vec<usize>),
              dropout| {
        let (logits, loss, gradients) = learned(network, images, targets, dropout);
        let bits = gradients
            .parameters()
            .into_iter()
            .flat_map(|(_, of)| of.mapv(f32::to_bits));
        (logits.mapv(f32::to_bits), loss.to_bits(), bits.collect::<Vec<_>>())
    };
    let wanted = of(&network, &few, None);
    let dropped = of(&network, &few, Some(1));
    of(&network, &many, Some(2));
    assert!(of(&network, &few, None) == wanted);
    assert!(of(&network, &few, Some(1)) == dropped);
    assert!(of(&network, &few, Some(2)) != dropped);
}

/// What was made of the weights before is not used for those after.
#[test]
fn a_parameter_that_changes_shows() {
    let (mut network, other) =
        (Fused::new(&mut seeded(3)), Fused::new(&mut seeded(4)));
    let (images, targets) = images(3);
    let before = learned(&network, &images, &targets, None);
    let copy = network.clone();
    for (mut to, (_, from)) in
        network.parameters_mut().into_iter().zip(other.parameters())
    {
        to.assign(&from);
    }
    let wanted = learned(&other, &images, &targets, None);
    assert_eq!(learned(&network, &images, &targets, None).0, wanted.0);
    assert_eq!(learned(&copy, &images, &targets, None).0, before.0);
}

/// After the first step of a size, forward allocates the logits, and backward nothing.
#[test]
fn a_step_allocates_the_logits_and_nothing_else() {
    let network = Fused::new(&mut seeded(3));
    let (images, targets) = images(33);
    learned(&network, &images, &targets, Some(1));
    let (few, random) = (images.clone(), &mut seeded(2));
    let mut forward = None;
    let counted = measure(|| forward = Some(network.forward(few, Some(random))));
    let (logits, cache) = forward.unwrap().unwrap();
    assert_eq!((counted.count_total, counted.bytes_total), (1, 33 * 47 * 4));
    let counted = measure(|| drop(network.backward(&cache, logits).unwrap()));
    assert_eq!(counted.count_total, 0);
}

#[test]
fn a_gradient_takes_the_place_of_one_that_is_gone() {
    let network = Fused::new(&mut seeded(3));
    let (images, targets) = images(3);
    let place = |network: &Fused| {
        let (_, _, gradients) = learned(network, &images, &targets, None);
        gradients.parameters()[4].1.as_ptr()
    };
    let first = place(&network);
    assert_eq!(place(&network), first);
    let (_, _, kept) = learned(&network, &images, &targets, None);
    assert_ne!(place(&network), kept.parameters()[4].1.as_ptr());
}

/// The whole network's, of a mean over 64 images.
#[test]
fn gradients_are_within_1e_7_of_those_in_f64() {
    let network = Fused::new(&mut seeded(3));
    let mut exact = Book::<f64>::new(im2col(), &mut seeded(3));
    let parameters = network.parameters().into_iter();
    for (mut to, (_, from)) in exact.parameters_mut().into_iter().zip(parameters) {
        to.assign(&from.mapv(f64::from));
    }
    let (images, targets) = images(64);
    let (_, _, got) = learned(&network, &images, &targets, Some(9));
    let (_, _, wanted) = learned(&exact, &images.mapv(f64::from), &targets, Some(9));
    let pairs = got.parameters().into_iter().zip(wanted.parameters());
    for ((name, got), (_, wanted)) in pairs {
        let off = got.mapv(f64::from) - wanted;
        let off = off.fold(0f64, |m, x| m.max(x.abs()));
        assert!(off < 1e-7, "{name}: off by {off:e}");
    }
}

/// (1, 2, 4, 6) with equal pixels, zeros of both signs, infinities and NaN: four in every
/// square, and no bias makes equal what is not.
fn awkward() -> Array4<f32> {
    let (inf, nan) = (f32::INFINITY, f32::NAN);
    let some = [1.0, 1.0, -0.0, 0.0, -1.0, nan, 2.0, -inf, inf, 0.5, nan, -2.0, 3.0];
    Array4::from_shape_fn((1, 32, 4, 6), |(_, c, i, j)| {
        some[(7 * c + 5 * i + 3 * j + i * j) % 13]
    })
}

#[test]
fn one_pass_is_bias_pooling_and_relu() {
    let maps = awkward();
    for bias in [0.0, -1.0, 0.25] {
        let (pooled, pool) = max_pool2d::forward(&maps + bias, &POOL).unwrap();
        let (wanted, above) = relu::forward(pooled);
        let last = maps.view().permuted_axes([0, 2, 3, 1]);
        let last: Vec<f32> = last.iter().copied().collect(); // (h, w, c)
        let bias = [bias; 32];
        let d_wanted = Array4::from_shape_fn(wanted.dim(), |(_, c, i, j)| {
            (c + 10 * i + 100 * j) as f32
        });
        for (name, level) in levels::all() {
            let (mut pooled, mut winners) =
                (vec![9.0; 2 * 3 * 32], vec![9; 2 * 3 * 32]);
            pooling::forward(level, (&last, 6), &bias, &mut pooled, &mut winners);
            let got = Array4::from_shape_vec((1, 2, 3, 32), pooled).unwrap();
            let got = got.permuted_axes([0, 3, 1, 2]).mapv(f32::to_bits);
            let differ = got
                .iter()
                .zip(&wanted)
                .find(|(a, b)| **a != b.to_bits() && !b.is_nan());
            assert_eq!(differ, None, "{name}");
            assert!(
                got.iter()
                    .zip(&wanted)
                    .all(|(a, b)| f32::from_bits(*a).is_nan() == b.is_nan())
            );
            assert!((0..=CLOSED).all(|winner| winners.contains(&winner)), "{name}");

            let d = relu::backward(&above, d_wanted.clone()).unwrap();
            let d_bias: Vec<f32> =
                (0..32).map(|c| d.slice(ndarray::s![0, c, .., ..]).sum()).collect();
            let d = max_pool2d::backward(&pool, d).unwrap();
            let d_pooled = d_wanted.view().permuted_axes([0, 2, 3, 1]);
            let d_pooled: Vec<f32> = d_pooled.iter().copied().collect();
            let (mut d_maps, mut sums) = (vec![9.0; 4 * 6 * 32], vec![0.0; 32]);
            pooling::backward(
                level,
                &d_pooled,
                &winners,
                &mut sums,
                (&mut d_maps, 6),
            );
            let d_maps = Array4::from_shape_vec((1, 4, 6, 32), d_maps).unwrap();
            assert_eq!(d_maps.permuted_axes([0, 3, 1, 2]), d, "{name}");
            assert_eq!(sums, d_bias, "{name}");
        }
    }
}

#[test]
fn no_images_and_no_rows() {
    let network = Fused::new(&mut seeded(3));
    let (logits, cache) =
        network.forward(Array4::zeros((0, 1, 28, 28)), None).unwrap();
    assert_eq!(logits.dim(), (0, 47));
    let gradients = network.backward(&cache, logits).unwrap();
    assert!(
        gradients.parameters().iter().all(|(_, of)| of.iter().all(|&d| d == 0.0))
    );
}

/// Rows and columns exchanged in memory, and every second image.
#[test]
fn images_in_any_order_of_memory() {
    let network = Fused::new(&mut seeded(3));
    let (images, _) = images(6);
    let logits = |images: Array4<f32>| network.forward(images, None).unwrap().0;
    let turned =
        images.view().permuted_axes([0, 1, 3, 2]).as_standard_layout().into_owned();
    assert_eq!(logits(turned.permuted_axes([0, 1, 3, 2])), logits(images.clone()));
    let second = images.clone().slice_move(ndarray::s![..;2, .., .., ..]);
    let wanted = logits(images);
    assert_eq!(logits(second), wanted.slice(ndarray::s![..;2, ..]));
}

#[test]
fn images_that_do_not_fit_are_refused() {
    let network = Fused::new(&mut seeded(3));
    for given in [[3, 28, 28], [1, 32, 32], [1, 28, 27]] {
        let [c, h, w] = given;
        let error = network.forward(Array4::zeros((1, c, h, w)), None).unwrap_err();
        assert_eq!(error, nn::Error::Images { given }.into());
    }
    insta::assert_snapshot!(nn::Error::Images { given: [3, 32, 30] }, @"the images (n, c, h, w) have 3 channels of 32 × 30 pixels, and the fused network reads 1 of 28 × 28: prepare them, or use the network of plain layers");
    let (_, cache) = network.forward(Array4::zeros((2, 1, 28, 28)), None).unwrap();
    let error = network.backward(&cache, Array2::zeros((1, 47))).unwrap_err();
    let (given, output) = (vec![1, 47], vec![2, 47]);
    assert_eq!(error, nn::Error::LayerGradient { given, output }.into());
}
