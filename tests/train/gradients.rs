//! A batch in pieces against the whole batch at once, in `f64`.

use listings::Error;
use listings::emnist::Dataset;
use listings::model::{Course, Network};
use listings::nn::cross_entropy;
use listings::random::seeded;
use listings::train::Objective;
use listings::train::gradients::{self, PIECE, Piece};
use ndarray::{Array1, Array4, ArrayD};

use crate::{algorithm, course};

/// Every second class comes more often.
fn objective() -> Objective {
    let prior = Array1::from_shape_fn(47, |class| (class % 2) as f32);
    Objective { smoothing: 0.05, prior }
}

/// The classes in their order, so that no two pieces are alike.
fn piece(set: &Dataset, range: std::ops::Range<usize>) -> Piece {
    let indices: Vec<usize> = range.collect();
    let targets = indices.iter().map(|&i| usize::from(set.labels()[i])).collect();
    Piece { images: set.batch(&indices), targets, random: seeded(1, &[]) }
}

/// The mean loss of the whole batch and its gradients, by the same weights in `f64`.
fn whole(
    network: &Course<f32>,
    set: &Dataset,
    count: usize,
) -> (f64, Vec<ArrayD<f64>>) {
    let mut wide = Course::new(algorithm("im2col"), &mut seeded(0, &[]));
    for (mut wide, (_, narrow)) in
        wide.parameters_mut().into_iter().zip(network.parameters())
    {
        wide.assign(&narrow.mapv(f64::from));
    }
    let images: Array4<f64> = set.batch(&Vec::from_iter(0..count));
    let (logits, cache) = wide.forward(images, None).unwrap();
    let targets = piece(set, 0..count).targets;
    let Objective { smoothing, prior } = objective();
    let logits = logits + prior.mapv(f64::from);
    let (loss, entropy) =
        cross_entropy::forward(logits.view(), &targets, smoothing).unwrap();
    let gradients = wide.backward(&cache, cross_entropy::backward(&entropy)).unwrap();
    let gradients = gradients.parameters().into_iter().map(|(_, of)| of.to_owned());
    (loss, gradients.collect())
}

fn furthest(network: &Course<f32>, wanted: &[ArrayD<f64>]) -> f64 {
    let parameters = network.parameters().into_iter().zip(wanted);
    let off = parameters.map(|((_, got), wanted)| {
        let off = &got.mapv(f64::from) - wanted;
        off.fold(0.0, |most: f64, off| most.max(off.abs()))
    });
    off.fold(0.0, f64::max)
}

/// Some gradients are larger than 0.01, as the next test shows.
#[test]
fn the_gradients_are_those_of_the_whole_batch() {
    let set = Dataset::drawn(0..2);
    let network = course(3);
    for count in [1, PIECE, PIECE + 1, 40] {
        let got = gradients::of_batch(&network, count, &objective(), |i| {
            piece(&set, i * PIECE..count.min((i + 1) * PIECE))
        })
        .unwrap();
        let (loss, wanted) = whole(&network, &set, count);
        let off = furthest(&got.of, &wanted);
        assert!(off < 1e-7, "{count} images: off by {off:e}");
        assert_eq!(got.seen.images, count);
        let off = (got.seen.mean_loss() - loss).abs();
        assert!(off < 5e-6, "{count} images: the loss is off by {off:e}");
    }
}

/// Were the last piece, of one image, given the weight of the first, of 32, it would show.
#[test]
fn the_weights_of_the_pieces_matter() {
    let (set, network) = (Dataset::drawn(0..2), course(3));
    let count = PIECE + 1;
    let of = |range: std::ops::Range<usize>| {
        let piece = |_| piece(&set, range.clone());
        gradients::of_batch(&network, range.len(), &objective(), piece).unwrap().of
    };
    let mut half = of(0..PIECE);
    let last = of(PIECE..count);
    for (mut half, (_, last)) in
        half.parameters_mut().into_iter().zip(last.parameters())
    {
        half += &last;
        half *= 0.5;
    }
    let off = furthest(&half, &whole(&network, &set, count).1);
    assert!(off > 1e-2, "off by {off:e}");
}

#[test]
fn correct_images_are_counted() {
    let set = Dataset::drawn(0..2);
    // It has learned nothing, except to say class 5 of everything.
    let mut network = Course::new(algorithm("im2col"), &mut seeded(1, &[]));
    network.linear.weight.fill(0.0);
    network.linear.bias.fill(0.0);
    network.linear.bias[5] = 1.0;
    let objective = Objective { smoothing: 0.0, prior: Array1::zeros(47) };
    let piece = |i| piece(&set, i * PIECE..94.min((i + 1) * PIECE));
    let seen = gradients::of_batch(&network, 94, &objective, piece).unwrap().seen;
    assert_eq!((seen.images, seen.correct), (94, 2));
    assert_eq!(seen.accuracy(), 2.0 / 94.0);
    // -ln of e / (e + 46) for two images, of 1 / (e + 46) for 92.
    let loss = (1_f64.exp() + 46.0).ln() - 2.0 / 94.0;
    assert!((seen.mean_loss() - loss).abs() < 5e-6, "{seen:?}");
}

/// The prior says class 7, and belongs to the loss alone.
#[test]
fn the_answers_counted_are_the_networks_own() {
    let set = Dataset::drawn(0..1);
    let mut network = course(1);
    network.linear.weight.fill(0.0);
    network.linear.bias.fill(0.0);
    network.linear.bias[5] = 1.0;
    let mut prior = Array1::zeros(47);
    prior[7] = 2.0;
    let objective = Objective { smoothing: 0.0, prior };
    let piece = |_| piece(&set, 5..6);
    let seen = gradients::of_batch(&network, 1, &objective, piece).unwrap().seen;
    assert_eq!((seen.images, seen.correct), (1, 1));
}

#[test]
fn a_batch_without_images() {
    let none = gradients::of_batch(&course(1), 0, &objective(), |_| {
        unreachable!("no pieces")
    });
    assert_eq!(none.unwrap_err(), Error::Zero { what: "size of the batch" });
}
