//! Chapter 15: every layer of the book's network, there and back, on a batch of 32.
//! `cargo run -- bench layers`

use std::hint::black_box;

use common::{brief, images, numbers};
use criterion::measurement::WallTime;
use criterion::{
    BatchSize, BenchmarkGroup, BenchmarkId, Criterion, criterion_group,
    criterion_main,
};
use listings::conv::Algorithm;
use listings::model::{Book, POOL};
use listings::nn::{cross_entropy, dropout, flatten, max_pool2d, relu};
use listings::random::{self, Rng};

mod common;

/// Images in a batch: what training gives to one thread.
const N: usize = images(32);

/// Times `$what`, which takes `$x` and may destroy it: it is copied outside of the
/// measurement.
macro_rules! time {
    ($group:ident, $name:literal, $way:literal, $x:ident, $what:expr) => {
        $group.bench_function(BenchmarkId::new($name, $way), |bencher| {
            let setup = || $x.clone();
            bencher.iter_batched(setup, |$x| black_box($what), BatchSize::LargeInput);
        });
    };
}

fn seeded() -> Rng {
    random::seeded(1, &[])
}

fn network() -> Book<f32> {
    let mut all = Algorithm::ALL.iter();
    let im2col = all.find(|algorithm| algorithm.name == "im2col");
    Book::new(*im2col.expect("one of the book's"), &mut seeded())
}

/// What goes into a layer does not matter to its time, only its shape does.
fn forward(group: &mut BenchmarkGroup<'_, WallTime>) {
    let Book { conv1, conv2, linear1, linear2 } = network();
    let targets: Vec<usize> = (0..N).collect();
    let x = numbers((N, 1, 28, 28));
    time!(group, "conv1", "forward", x, conv1.forward(x));
    let x = numbers((N, 32, 24, 24));
    time!(group, "pool1", "forward", x, max_pool2d::forward(x, &POOL));
    let x = numbers((N, 32, 12, 12));
    time!(group, "relu1", "forward", x, relu::forward(x));
    time!(group, "conv2", "forward", x, conv2.forward(x));
    let x = numbers((N, 64, 10, 10));
    time!(group, "pool2", "forward", x, max_pool2d::forward(x, &POOL));
    let x = numbers((N, 64, 5, 5));
    time!(group, "relu2", "forward", x, relu::forward(x));
    time!(group, "flatten", "forward", x, flatten::forward(x));
    let x = numbers((N, 1600));
    time!(
        group,
        "dropout1",
        "forward",
        x,
        dropout::forward(x, 0.25, Some(&mut seeded()))
    );
    time!(group, "linear1", "forward", x, linear1.forward(x));
    let x = numbers((N, 128));
    time!(group, "relu3", "forward", x, relu::forward(x));
    time!(
        group,
        "dropout2",
        "forward",
        x,
        dropout::forward(x, 0.25, Some(&mut seeded()))
    );
    time!(group, "linear2", "forward", x, linear2.forward(x));
    let x = numbers((N, 47));
    time!(
        group,
        "cross-entropy",
        "forward",
        x,
        cross_entropy::forward(x.view(), &targets, 0.0)
    );
}

fn backward(group: &mut BenchmarkGroup<'_, WallTime>) {
    let Book { conv1, conv2, linear1, linear2 } = network();
    let targets: Vec<usize> = (0..N).collect();
    let fits = "a layer of the network";

    let (_, cache) = conv1.forward(numbers((N, 1, 28, 28))).expect(fits);
    let d = numbers((N, 32, 24, 24));
    time!(group, "conv1", "backward", d, conv1.backward_parameters(&cache, d));
    let (_, cache) = max_pool2d::forward(d, &POOL).expect(fits);
    let d = numbers((N, 32, 12, 12));
    time!(group, "pool1", "backward", d, max_pool2d::backward(&cache, d));
    let (d, cache) = relu::forward(d);
    time!(group, "relu1", "backward", d, relu::backward(&cache, d));
    let (_, cache) = conv2.forward(d).expect(fits);
    let d = numbers((N, 64, 10, 10));
    time!(group, "conv2", "backward", d, conv2.backward(&cache, d));
    let (_, cache) = max_pool2d::forward(d, &POOL).expect(fits);
    let d = numbers((N, 64, 5, 5));
    time!(group, "pool2", "backward", d, max_pool2d::backward(&cache, d));
    let (d, cache) = relu::forward(d);
    time!(group, "relu2", "backward", d, relu::backward(&cache, d));
    let (d, cache) = flatten::forward(d);
    time!(group, "flatten", "backward", d, flatten::backward(&cache, d));
    let (d, cache) = dropout::forward(d, 0.25, Some(&mut seeded())).expect(fits);
    time!(group, "dropout1", "backward", d, dropout::backward(&cache, d));
    let (_, cache) = linear1.forward(d).expect(fits);
    let d = numbers((N, 128));
    time!(group, "linear1", "backward", d, linear1.backward(&cache, d));
    let (d, cache) = relu::forward(d);
    time!(group, "relu3", "backward", d, relu::backward(&cache, d));
    let (d, cache) = dropout::forward(d, 0.25, Some(&mut seeded())).expect(fits);
    time!(group, "dropout2", "backward", d, dropout::backward(&cache, d));
    let (_, cache) = linear2.forward(d).expect(fits);
    let d = numbers((N, 47));
    time!(group, "linear2", "backward", d, linear2.backward(&cache, d));
    let (_, cache) = cross_entropy::forward(d.view(), &targets, 0.0).expect(fits);
    let d = ();
    time!(
        group,
        "cross-entropy",
        "backward",
        d,
        (d, cross_entropy::backward(&cache))
    );
}

fn layers(criterion: &mut Criterion) {
    let mut group = brief(criterion, "layers");
    forward(&mut group);
    backward(&mut group);
    group.finish();
}

criterion_group!(benches, layers);
criterion_main!(benches);
