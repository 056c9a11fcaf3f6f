//! The appendix "Notes on ndarray-einsum": a plan, and sums whose order matters.

use std::collections::BTreeSet;

use listings::{Window, windows};
use ndarray::{Array2, Array3, Array4, array};
use ndarray_einsum::{OptimizationMethod, einsum, einsum_path};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let images = Array4::<f32>::ones((2, 3, 28, 28));
    let window = Window::new([3, 3]);

    println!("== plan ==");
    // ANCHOR: plan
    let windows = windows::of_batch(images.view(), &window)?; // (n, c, h, w, i, j)
    let weight = Array4::<f32>::ones((4, 3, 3, 3)); // (k, c, i, j)
    let string = "nchwij,kcij->nkhw";
    let method = OptimizationMethod::Naive;
    let plan = einsum_path(string, &[&windows, &weight], method)?;
    println!("{plan:?}");
    // ANCHOR_END: plan

    println!("== memory ==");
    // ANCHOR: memory
    let output = plan.contract_operands(&[&windows, &weight]); // (n, k, h, w)
    println!("shape {:?}, strides {:?}", output.shape(), output.strides());
    println!("as_slice: {:?}", output.as_slice());
    let standard = output.as_standard_layout(); // (n, k, h, w), copied
    println!("standard: strides {:?}", standard.strides());
    // ANCHOR_END: memory

    println!("== renamed ==");
    // ANCHOR: renamed
    let numbers: Array2<f32> = array![[1e8, 1.0], [-1e8, 1.0]];
    let ones = Array2::ones((2, 2));
    for string in ["bc,bc->", "cb,cb->"] {
        println!("{string} is {}", einsum(string, &[&numbers, &ones])?);
    }
    // ANCHOR_END: renamed

    // Each of the two sums comes in a third of the calls or more: in a thousand calls, both do.
    println!("== lone ==");
    // ANCHOR: lone
    let numbers = numbers.into_shape_with_order((1, 2, 2, 1))?; // (a, b, c, x)
    let ones = Array3::ones((1, 2, 2)); // (a, b, c)
    let mut sums = BTreeSet::new();
    for _ in 0..1000 {
        let sum = einsum("abcx,abc->a", &[&numbers, &ones])?; // (a,)
        sums.insert(sum.to_string());
    }
    println!("{sums:?}");
    // ANCHOR_END: lone
    Ok(())
}
