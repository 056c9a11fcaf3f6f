//! Chapter 13: what a layer must do, what it must move, and which sample to believe.

use listings::intensity::{Work, conv2d, each, im2col, product};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("== work ==");
    // ANCHOR: layers
    let n = 32; // images
    let [first, second] = [[n, 1, 28, 28], [n, 32, 12, 12]];
    let layers = [
        ("conv1", conv2d::<f32>(first, [32, 1, 5, 5])?),
        ("conv1, im2col", im2col::<f32>(first, [32, 1, 5, 5])?),
        ("relu1", each::<f32>(n * 32 * 12 * 12)),
        ("conv2", conv2d::<f32>(second, [64, 32, 3, 3])?),
        ("conv2, im2col", im2col::<f32>(second, [64, 32, 3, 3])?),
        ("linear1", product::<f32>([n, 1600, 128])),
        ("linear1, one image", product::<f32>([1, 1600, 128])),
    ];
    // ANCHOR_END: layers
    println!("{:18}  {:>10}  {:>6}  operations each", "", "operations", "bytes");
    for (name, work) in layers {
        let Work { operations, bytes } = work;
        let (operations, bytes) = (in_millions(operations), in_millions(bytes));
        println!(
            "{name:18}  {operations:>10}  {bytes:>6}  {:>15.3}",
            work.intensity()
        );
    }

    println!("== roof ==");
    // ANCHOR: roof
    let (peak, copy) = (100.0, 20.0); // in 10⁹ operations and bytes in a second
    let roofs = layers.map(|(name, work)| (name, work.roof(peak, copy)));
    // ANCHOR_END: roof
    for (name, roof) in roofs {
        println!("{name:18}  {roof:>5.1}");
    }

    println!("== middle ==");
    // ANCHOR: middle
    let mut samples = [2.08, 2.11, 2.09, 2.10, 9.62, 2.09, 2.12]; // milliseconds
    let mean = samples.iter().sum::<f64>() / samples.len() as f64;
    samples.sort_by(f64::total_cmp);
    let median = samples[samples.len() / 2];
    // ANCHOR_END: middle
    println!("mean {mean:.2}, median {median:.2}");
    Ok(())
}

/// As `1.23 M`.
fn in_millions(number: usize) -> String {
    format!("{:.2} M", number as f64 / 1e6)
}
