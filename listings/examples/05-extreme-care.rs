//! Chapter 5: extreme care.

use listings::{Layout, conv};
use ndarray::{Array, Array4, ArrayView, ShapeBuilder, array, s};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("== refused ==");
    // ANCHOR: refused
    let bias = [0.1, 0.2, 0.3]; // one value for each of 3 channels
    let stale = (5, 4); // left over from another test: 5 channels
    let view = ArrayView::from_shape(stale.strides((1, 0)), &bias);
    println!("{}", view.unwrap_err());
    // ANCHOR_END: refused

    println!("== reach ==");
    // ANCHOR: reach
    let stale = Layout { shape: vec![5, 4], strides: vec![1, 0], offset: 0 };
    let (first, last) = stale.reach().ok_or("empty")?;
    println!(
        "positions {first} to {last}, in a buffer that ends at {}",
        bias.len() - 1
    );
    // ANCHOR_END: reach

    println!("== accepted ==");
    // ANCHOR: accepted
    let view = ArrayView::from_shape((3, 4).strides((1, 0)), &bias)?;
    println!("{view}");
    // ANCHOR_END: accepted

    println!("== wrong but legal ==");
    // ANCHOR: wrong_but_legal
    let both = [0.1, 0.2, 0.3, 1e300, 1e300]; // the bias, and something else behind it
    let view = ArrayView::from_shape((5, 4).strides((1, 0)), &both)?;
    println!("{view:e}");
    // ANCHOR_END: wrong_but_legal

    println!("== broadcast ==");
    // ANCHOR: broadcast
    let bias = array![0.1, 0.2, 0.3];
    let column = bias.view().into_shape_with_order((1, 3, 1, 1))?; // (1, k, 1, 1)
    let everywhere = column.broadcast((2, 3, 4, 4)).ok_or("does not broadcast")?;
    println!("{:?} {:?}", everywhere.shape(), everywhere.strides()); // (n, k, oh, ow)
    println!("{:?}", column.broadcast((2, 5, 4, 4)).is_some());
    // ANCHOR_END: broadcast

    println!("== add ==");
    // ANCHOR: add
    let mut output = Array4::zeros((2, 3, 4, 4)); // (n, k, oh, ow)
    conv::bias::add(&mut output, bias.view())?;
    println!("{}", output.slice(s![1, .., 3, 3]));
    let mut output = Array4::zeros((2, 5, 4, 4));
    println!("{}", conv::bias::add(&mut output, bias.view()).unwrap_err());
    // ANCHOR_END: add

    println!("== silent broadcast ==");
    // ANCHOR: silent_broadcast
    let mut output = Array::<f64, _>::zeros((2, 3, 4, 3)); // width 3, by chance
    output += &bias; // meant: one value a channel
    println!("{}", output.slice(s![0, 0, .., ..]));
    // ANCHOR_END: silent_broadcast
    Ok(())
}
