//! Chapter 16: learning in small steps.

use std::collections::BTreeSet;
use std::iter::repeat_n;

use listings::augment::Augment;
use listings::emnist::{Dataset, NamedBytes};
use listings::model::{Course, Network};
use listings::nn::{Adam, Sgd, cross_entropy};
use listings::random::{seeded, shuffle};
use listings::train::{Checkpoint, Recipe, Scores, Training, checkpoint, predict};
use listings::{Algorithm, weights};
use ndarray::{ArrayViewD, ArrayViewMutD};
use rayon::ThreadPoolBuilder;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// The course's network, which has learned nothing.
fn new(algorithm: &str) -> Course<f32> {
    let mut all = Algorithm::<f32>::ALL.iter();
    let found = all.find(|found| found.name == algorithm);
    Course::new(*found.expect("one of the list"), &mut seeded(1, &[]))
}

// ANCHOR: gradients
/// The loss of some images of a set, and its gradient.
fn gradients(
    network: &Course<f32>,
    set: &Dataset,
    batch: &[usize],
) -> Result<(f32, Course<f32>)> {
    let images = set.batch(batch); // (n, 1, 28, 28)
    let targets: Vec<usize> = batch.iter().map(|&i| set.labels()[i].into()).collect();
    let (logits, cache) = network.forward(images, None)?; // (n, 47)
    let (loss, surprise) = cross_entropy::forward(logits.view(), &targets, 0.0)?;
    let d_logits = cross_entropy::backward(&surprise); // (n, 47)
    Ok((loss, network.backward(&cache, d_logits)?))
}
// ANCHOR_END: gradients

// ANCHOR: descend
/// The losses of a new network that takes a step for each batch.
fn descend(
    set: &Dataset,
    batches: &[Vec<usize>],
    mut step: impl FnMut(
        &mut [ArrayViewMutD<'_, f32>],
        &[ArrayViewD<'_, f32>],
    ) -> listings::Result<()>,
) -> Result<(Vec<f32>, Course<f32>)> {
    let mut network = new("im2col");
    let mut losses = Vec::new();
    for batch in batches {
        let (loss, gradients) = gradients(&network, set, batch)?;
        let of: Vec<_> =
            gradients.parameters().into_iter().map(|(_, of)| of).collect();
        step(&mut network.parameters_mut(), &of)?;
        losses.push(loss);
    }
    Ok((losses, network))
}
// ANCHOR_END: descend

/// All numbers of a network, or of its gradient.
fn flat(network: &Course<f32>) -> Vec<f32> {
    let all = network.parameters();
    all.into_iter()
        .flat_map(|(_, array)| array.iter().copied().collect::<Vec<_>>())
        .collect()
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn mean(numbers: &[f32]) -> f32 {
    numbers.iter().sum::<f32>() / numbers.len() as f32
}

/// How many gradients other than 0 each array of a network has.
fn left(
    network: &Course<f32>,
    set: &Dataset,
    images: &[usize],
) -> Result<Vec<usize>> {
    let (_, of) = gradients(network, set, images)?;
    let count =
        |array: ArrayViewD<'_, f32>| array.iter().filter(|&&d| d != 0.0).count();
    Ok(of.parameters().into_iter().map(|(_, array)| count(array)).collect())
}

/// The part of some images that a network recognizes, in percent.
fn accuracy(network: &Course<f32>, set: &Dataset, images: &[usize]) -> Result<f64> {
    let logits = predict::logits(network, set, images)?;
    let labels: Vec<usize> = images.iter().map(|&i| set.labels()[i].into()).collect();
    Ok(100.0 * Scores::new(logits.view(), &labels).accuracy())
}

fn main() -> Result<()> {
    let set = Dataset::drawn(0..20);
    let mut order: Vec<usize> = (0..set.len()).collect();
    shuffle(&mut seeded(1, &[]), &mut order);

    println!("== new ==");
    let mut network = new("im2col");
    let batch = order[..32].to_vec();
    let (loss, of) = gradients(&network, &set, &batch)?;
    println!("{loss:.4}");

    println!("== one step ==");
    let learned_nothing = network.clone();
    for rate in [0.01, 0.1, 1.0, 10.0] {
        network = learned_nothing.clone();
        // ANCHOR: one_step
        let mut parameters = network.parameters_mut();
        for (parameter, (_, gradient)) in parameters.iter_mut().zip(of.parameters()) {
            parameter.scaled_add(-rate, &gradient);
        }
        // ANCHOR_END: one_step
        let (after, _) = gradients(&network, &set, &batch)?;
        println!("{rate:>5}: from {loss:.4} to {after:.4}");
    }

    println!("== batches ==");
    // ANCHOR: batches
    let (_, of_all) = gradients(&learned_nothing, &set, &order)?;
    let of_all = flat(&of_all);
    let mut drawn = order.clone();
    for n in [1, 8, 32, 128, 512] {
        let mut cosines = Vec::new();
        for draw in 0..10 {
            shuffle(&mut seeded(draw, &[]), &mut drawn);
            let of = flat(&gradients(&learned_nothing, &set, &drawn[..n])?.1);
            let lengths = (dot(&of, &of) * dot(&of_all, &of_all)).sqrt();
            cosines.push(dot(&of, &of_all) / lengths);
        }
        println!("{n:>3} of {} images: {:.2}", set.len(), mean(&cosines));
    }
    // ANCHOR_END: batches

    println!("== steps ==");
    let in_batches: Vec<_> = order.chunks(32).map(<[usize]>::to_vec).collect();
    let in_one = vec![order.clone()];
    for (name, batches, rate) in [
        ("1 step, all 940 images", &in_one, 0.3),
        ("1 step, all 940 images", &in_one, 10.0),
        ("1 step, all 940 images", &in_one, 30.0),
        ("30 steps, 32 images each", &in_batches, 0.3),
    ] {
        let mut sgd = Sgd::new(0.0);
        let (_, moved) = descend(&set, batches, |p, of| sgd.step(p, of, rate))?;
        let (after, _) = gradients(&moved, &set, &order)?;
        println!("{name:<24}  rate {rate:>3}  loss {after:.2}");
    }

    println!("== sizes ==");
    for (name, gradient) in of.parameters() {
        let mean_square =
            gradient.iter().map(|g| g * g).sum::<f32>() / gradient.len() as f32;
        println!(
            "{name:<8}  {:>4} numbers of about {:.4}",
            gradient.len(),
            mean_square.sqrt()
        );
    }

    println!("== optimizers ==");
    let mut batches: Vec<Vec<usize>> = Vec::new();
    for epoch in 1..=4 {
        shuffle(&mut seeded(1, &[epoch]), &mut order);
        batches.extend(order.chunks(32).map(<[usize]>::to_vec));
    }
    let steps = order.len().div_ceil(32);
    let line = |name: &str, rate: f32, losses: &[f32]| {
        let epochs =
            losses.chunks(steps).map(|epoch| format!("  {:.2}", mean(epoch)));
        println!("{name:<14}  {rate:<4}{}", epochs.collect::<String>());
    };
    for (name, momentum, rate) in [
        ("SGD", 0.0, 0.01),
        ("SGD", 0.0, 0.1),
        ("SGD", 0.0, 0.3),
        ("with momentum", 0.9, 0.01),
    ] {
        let mut sgd = Sgd::new(momentum);
        let (losses, _) = descend(&set, &batches, |p, of| sgd.step(p, of, rate))?;
        line(name, rate, &losses);
    }
    // ANCHOR: adam
    let mut adam = Adam::new(0.0);
    let (losses, learned) = descend(&set, &batches, |p, of| adam.step(p, of, 0.01))?;
    // ANCHOR_END: adam
    line("Adam", 0.01, &losses);

    println!("== too high ==");
    let epoch = &batches[..steps];
    let last = |losses: &[f32]| mean(&losses[losses.len() - 10..]);
    let mut sgd = Sgd::new(0.0);
    let (losses, network) = descend(&set, epoch, |p, of| sgd.step(p, of, 1.0))?;
    println!("SGD:  the last ten losses {:.2}", last(&losses));
    println!("      left: {:?}", left(&network, &set, &order)?);
    let mut adam = Adam::new(0.0);
    let (losses, network) = descend(&set, epoch, |p, of| adam.step(p, of, 1.0))?;
    println!(
        "Adam: the second loss {:.0}, the last ten {:.1}",
        losses[1],
        last(&losses)
    );
    println!("      left: {:?}", left(&network, &set, &order)?);
    println!("ln 47 is {:.2}", 47_f32.ln());

    println!("== sorted ==");
    // ANCHOR: sorted
    let mut by_class: Vec<usize> = (0..set.len()).collect();
    by_class.sort_by_key(|&image| set.labels()[image]);
    for (name, images) in [("shuffled", &order), ("by class", &by_class)] {
        let epoch: Vec<_> = images.chunks(20).map(<[usize]>::to_vec).collect();
        let batches: Vec<_> = repeat_n(epoch, 2).flatten().collect();
        let mut adam = Adam::new(0.0);
        let (_, network) = descend(&set, &batches, |p, of| adam.step(p, of, 0.01))?;
        let recognized = accuracy(&network, &set, images)?;
        let logits = predict::logits(&network, &set, images)?;
        let answers: BTreeSet<_> =
            logits.rows().into_iter().map(predict::class).collect();
        println!("{name}: {recognized:>3.0} %, answers given: {}", answers.len());
    }
    // ANCHOR_END: sorted

    println!("== by heart ==");
    let held_out: Vec<usize> = (470..940).collect();
    for (n, epochs, augment, what) in [
        (47, 60, Augment::NONE, "one of each class"),
        (47, 60, Augment::LIGHT, "one, changed"),
        (470, 8, Augment::NONE, "ten of each class"),
        (470, 8, Augment::LIGHT, "ten, changed"),
    ] {
        // ANCHOR: training
        let recipe = Recipe {
            epochs,
            batch: 32,
            learning_rate: 0.01,
            smoothing: 0.0,
            augment,
            ..Recipe::BOOK
        };
        let images: Vec<usize> = (0..n).collect();
        let mut training =
            Training::new(recipe, new("im2col"), &set, images.clone())?;
        while training.steps_taken() < training.steps() {
            training.step()?;
        }
        // ANCHOR_END: training
        let network = training.network();
        println!(
            "{what:<17}  {:>3.0} %  {:>3.0} % of those held out",
            accuracy(network, &set, &images)?,
            accuracy(network, &set, &held_out)?
        );
    }

    println!("== light ==");
    println!("{:?}", Augment::LIGHT);

    println!("== same ==");
    let recipe = Recipe { epochs: 1, learning_rate: 0.01, ..Recipe::BOOK };
    let begin = || Training::new(recipe, new("im2col"), &set, (0..940).collect());
    let mut files = Vec::new();
    // ANCHOR: threads
    for threads in [1, 2, 5] {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build()?;
        let network = pool.install(|| -> listings::Result<_> {
            let mut training = begin()?;
            while training.steps_taken() < training.steps() {
                training.step()?;
            }
            Ok(training.network().clone())
        })?;
        files.push(weights::save(&network, &[]));
    }
    // ANCHOR_END: threads
    println!("1 thread, and 2: {}", files[0] == files[1]);
    println!("1 thread, and 5: {}", files[0] == files[2]);
    // ANCHOR: resume
    let mut training = begin()?;
    for _ in 0..3 {
        training.step()?;
    }
    let bytes = checkpoint::save(&training, &[]);
    let file = NamedBytes { name: "a checkpoint", bytes: &bytes };
    let mut training =
        Checkpoint::read(file)?.resume(new("im2col"), &set, (0..940).collect())?;
    while training.steps_taken() < training.steps() {
        training.step()?;
    }
    // ANCHOR_END: resume
    println!(
        "resumed:         {}",
        weights::save(training.network(), &[]) == files[0]
    );

    println!("== sums ==");
    // ANCHOR: sums
    let pieces: Vec<Vec<f32>> = order[..128]
        .chunks(32)
        .map(|piece| Ok(flat(&gradients(&learned, &set, piece)?.1)))
        .collect::<Result<_>>()?;
    let sum = |order: [usize; 4]| -> Vec<f32> {
        let of = |at: usize| order.iter().map(|&piece| pieces[piece][at]).sum();
        (0..pieces[0].len()).map(of).collect()
    };
    let (one, other) = (sum([0, 1, 2, 3]), sum([0, 2, 1, 3]));
    // ANCHOR_END: sums
    println!(
        "in order, twice:  {}",
        if one == sum([0, 1, 2, 3]) { "the same" } else { "not the same" }
    );
    println!(
        "in another order: {}",
        if one == other { "the same" } else { "not the same" }
    );

    println!("== algorithms ==");
    for algorithm in Algorithm::<f32>::ALL {
        let mut network = new(algorithm.name);
        let mut adam = Adam::new(0.0);
        let mut losses = String::new();
        for _ in 0..3 {
            let (loss, gradients) = gradients(&network, &set, &batch)?;
            let of: Vec<_> =
                gradients.parameters().into_iter().map(|(_, of)| of).collect();
            adam.step(&mut network.parameters_mut(), &of, 0.01)?;
            losses += &format!("  {loss:.3}");
        }
        println!("{:<20}{losses}", algorithm.name);
    }
    Ok(())
}
