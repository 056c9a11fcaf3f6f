//! Writes `src/demos/emnist-f16.safetensors`, what the pages load: the numbers of
//! `weights/emnist.safetensors`, each rounded to the nearest in half precision.
//!
//! ```sh
//! cargo run -p demos --example half
//! ```

use std::error::Error;
use std::fs;

use half::f16;
use safetensors::tensor::{Dtype, TensorView};
use safetensors::{SafeTensors, serialize};

fn main() -> Result<(), Box<dyn Error>> {
    let single = fs::read("weights/emnist.safetensors")?;
    let tensors = SafeTensors::deserialize(&single)?.tensors();
    let halves: Vec<_> =
        tensors.iter().map(|(_, tensor)| halves(tensor.data())).collect();
    let views = tensors.iter().zip(&halves).map(|((name, tensor), bytes)| {
        Ok((name, TensorView::new(Dtype::F16, tensor.shape().to_vec(), bytes)?))
    });
    let views: Vec<_> = views.collect::<Result<_, Box<dyn Error>>>()?;
    fs::write("src/demos/emnist-f16.safetensors", serialize(views, None)?)?;
    Ok(())
}

/// Numbers of four bytes as numbers of two.
fn halves(numbers: &[u8]) -> Vec<u8> {
    let numbers =
        numbers.as_chunks().0.iter().map(|&bytes| f32::from_le_bytes(bytes));
    numbers.flat_map(|number| f16::from_f32(number).to_le_bytes()).collect()
}
