//! Chapter 18: the network that learned from garbage.

use listings::emnist::Dataset;
use listings::garbage::{self, Net, Run, accuracy, training};
use listings::gradcheck::gradcheck;
use listings::model::{Course, Network};
use listings::nn::{cross_entropy, sigmoid};
use listings::{Algorithm, Error, conv, random};
use ndarray::{Array1, Array4, ArrayView, Axis, ShapeBuilder, arr1, s};

const EPOCHS: u64 = 16;

fn main() -> Result<(), Error> {
    println!("== memory ==");
    let memory = garbage::memory();
    for (cell, value) in memory.iter().enumerate() {
        println!("{cell}  {value:.1e}");
    }

    println!("== letters ==");
    for letters in [b"aaaaaaaa", b"zzzzzzzz"] {
        println!("{:.1e}", f64::from_le_bytes(*letters));
    }
    println!("{:.1e}", f32::from_le_bytes(*b"zzzz"));

    println!("== seen ==");
    // ANCHOR: seen
    let (pressed, cache) = sigmoid::forward(arr1(&memory[..5]));
    println!("{pressed:.3}");
    let slope = sigmoid::backward(&cache, arr1(&[1.0; 5]))?;
    println!("{slope:.3}");
    // ANCHOR_END: seen

    // ANCHOR: train
    let set = Dataset::drawn(0..8); // 376 images to learn from
    let unseen = Dataset::drawn(1000..1010); // 470 to be tested on
    let right = |seed| Net::new(&mut random::seeded(seed, &[]));
    let wrong = |seed| Net { memory: Some(garbage::memory()), ..right(seed) };
    // ANCHOR_END: train
    let zeros = [&memory[..3], &[0.0; 7]].concat();
    let huge = [&memory[..3], &[1e300; 7]].concat();
    let networks = vec![
        (right(1), 1),
        (wrong(1), 1),
        (Net { memory: Some(zeros), ..right(1) }, 1),
        (Net { memory: Some(huge), ..right(1) }, 1),
        (right(2), 2),
        (wrong(2), 2),
        (right(3), 3),
        (wrong(3), 3),
    ];
    let runs = garbage::train_all(networks, &set, EPOCHS)?;
    let percent = |run: &Run| Ok::<_, Error>(100.0 * accuracy(&run.net, &unseen)?);

    println!("== right ==");
    println!("the right network: {:.0} %", percent(&runs[0])?);
    println!("== wrong ==");
    println!("the wrong network: {:.0} %", percent(&runs[1])?);

    println!("== seeds ==");
    println!("seed  right  wrong");
    for (seed, [a, b]) in [[0, 1], [4, 5], [6, 7]].into_iter().enumerate() {
        let (a, b) = (percent(&runs[a])?, percent(&runs[b])?);
        println!("{:>4}  {a:>3.0} %  {b:>3.0} %", seed + 1);
    }

    println!("== kinds ==");
    println!("its own biases                   {:.0} %", percent(&runs[0])?);
    println!("0.1, 0.2, 0.3, then zeros        {:.0} %", percent(&runs[2])?);
    println!("0.1, 0.2, 0.3, then the heap     {:.0} %", percent(&runs[1])?);
    println!("0.1, 0.2, 0.3, then 1e300 only   {:.0} %", percent(&runs[3])?);

    println!("== losses ==");
    println!("epoch  right  wrong");
    for (epoch, (a, b)) in runs[0].losses.iter().zip(&runs[1].losses).enumerate() {
        println!("{:>5}  {a:.2}   {b:.2}", epoch + 1);
    }

    println!("== filters ==");
    let before = right(1);
    for (name, net) in
        [("before", &before), ("right", &runs[0].net), ("wrong", &runs[1].net)]
    {
        for (k, filter) in net.course.conv1.weight.outer_iter().enumerate() {
            let weights = filter.iter().map(|weight| format!("{weight:.1}"));
            println!("{name} {k} {}", weights.collect::<Vec<_>>().join(" "));
        }
    }

    println!("== unmoved ==");
    for (name, before, after) in [
        ("conv1", &before.course.conv1, &runs[1].net.course.conv1),
        ("conv2", &before.course.conv2, &runs[1].net.course.conv2),
    ] {
        // ANCHOR: unmoved
        let filters = before.weight.outer_iter().zip(after.weight.outer_iter());
        let unmoved = filters.map(|(before, after)| before == after);
        // ANCHOR_END: unmoved
        let unmoved = unmoved.enumerate().filter_map(|(k, same)| same.then_some(k));
        println!("{name}: {:?}", Vec::from_iter(unmoved));
    }

    println!("== constant ==");
    for (name, net) in [("before", &before), ("after", &runs[1].net)] {
        let sums = net.course.conv2.weight.slice(s![.., 4, .., ..]).sum_axis(Axis(1));
        let sums = sums.sum_axis(Axis(1)); // (10)
        let sums = sums.iter().map(|sum| format!("{sum:>5.2}"));
        println!("{name:<6} {}", sums.collect::<Vec<_>>().join(" "));
    }

    println!("== relu ==");
    let first = Vec::from_iter(0..47);
    let images: Array4<f64> = set.batch(&first); // (n, 1, 28, 28)
    let random = &mut random::seeded(1, &[]);
    let mut course = Course::<f64>::new(Algorithm::ALL[0], random);
    for what in ["right", "wrong"] {
        let (logits, _) = course.forward(images.clone(), None)?;
        let (loss, _) = cross_entropy::forward(logits.view(), &first, 0.0)?;
        if loss < 1e3 {
            println!("{what}: a loss of {loss:.2} before the first step");
        } else {
            println!("{what}: a loss of {loss:.2e} before the first step");
        }
        course.conv1.bias.assign(&arr1(&memory[..5]));
        course.conv2.bias.assign(&arr1(&memory));
    }

    println!("== first loss ==");
    for (what, net) in [("right", right(1)), ("wrong", wrong(1))] {
        let loss = training::loss(&net, &set, &first)?;
        println!("{what}: a loss of {loss:.2} before the first step");
    }
    println!("a guess among 47 classes: {:.2}", 47_f64.ln());

    println!("== refused ==");
    // ANCHOR: refused
    let test = [0.1, 0.2, 0.3];
    let stale = (2, 5, 24, 24).strides((0, 1, 0, 0));
    println!("{}", ArrayView::from_shape(stale, &test).unwrap_err());
    let mut output = Array4::zeros((2, 5, 24, 24));
    println!("{}", conv::bias::add(&mut output, test[..].into()).unwrap_err());
    // ANCHOR_END: refused

    println!("== gradcheck ==");
    // ANCHOR: gradcheck
    let (net, images) = (wrong(1), [10, 27]); // an A and an R
    let loss =
        |net: &Net| training::loss(net, &set, &images).expect("the same shapes");
    let (_, gradients) = training::gradients(&net, &set, &images)?;
    let mut moved = net.clone();
    let of_weight = |weight: &Array4<f64>| {
        moved.course.conv1.weight.assign(weight);
        loss(&moved)
    };
    let weight = gradients.course.conv1.weight;
    gradcheck("0.weight", of_weight, &net.course.conv1.weight, &weight)?;
    println!("0.weight passes");
    let mut moved = net.clone();
    let of_bias = |bias: &Array1<f64>| {
        moved.course.conv1.bias.assign(bias);
        loss(&moved)
    };
    // Rounded, so that every machine prints the same digits.
    let bias = gradients.course.conv1.bias.mapv(|d| (1e6 * d).round() / 1e6);
    match gradcheck("0.bias", of_bias, &net.course.conv1.bias, &bias) {
        Ok(_) => println!("0.bias passes"),
        Err(error) => println!("{error}"),
    }
    // ANCHOR_END: gradcheck
    let count: usize = net.parameters().iter().map(|(_, array)| array.len()).sum();
    println!("== count ==");
    println!("{count} parameters, {} losses", 2 * count);

    println!("== maps ==");
    // ANCHOR: maps
    let maps = runs[1].net.first_maps(unseen.batch(&first))?; // (n, 5, 24, 24)
    println!("all finite: {}", maps.iter().all(|pixel| pixel.is_finite()));
    println!("map  before the sigmoid     after it");
    let (after, _) = sigmoid::forward(maps.clone());
    for k in 0..5 {
        let [before, after] = [&maps, &after].map(|maps| {
            let map = maps.index_axis(Axis(1), k); // (n, 24, 24)
            map.iter().fold([f64::MAX, f64::MIN], |[least, most], &pixel| {
                [pixel.min(least), pixel.max(most)]
            })
        });
        println!(
            "{k:>3}  {:>8.1e} to {:>8.1e}  {:.3} to {:.3}",
            before[0], before[1], after[0], after[1]
        );
    }
    // ANCHOR_END: maps
    Ok(())
}
