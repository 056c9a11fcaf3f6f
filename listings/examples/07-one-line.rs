//! Chapter 7: convolution in one line.

use listings::conv::{by_hand::convolve, einsum as strings, naive};
use listings::{Window, kernels, notation, numbers, pad, windows};
use ndarray::{Array, Array2, Array3, Array4, ArrayD, Axis, s};
use ndarray_einsum::einsum;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("== posts ==");
    // ANCHOR: posts
    let image = Array::range(0.0, 144.0, 1.0).into_shape_with_order((12, 12))?;
    let kernel = Array::range(0.0, 9.0, 1.0).into_shape_with_order((3, 3))?;
    let windows = windows::of_image(image.view(), [3, 3])?; // (x, y, i, j)
    let map = einsum("xyij,ij->xy", &[&windows, &kernel])?; // (x, y)
    println!("{}", map.slice(s![..2, ..5]));
    // ANCHOR_END: posts
    let by_hand = convolve(image.view(), kernel.view())?;
    println!("the four loops say the same: {}", map == by_hand.clone().into_dyn());

    println!("== loops ==");
    let line = notation::Notation::parse("xyij,ij->xy")?;
    let shapes = [windows.shape(), kernel.shape()];
    print!("{}", line.loops(&shapes)?);

    println!("== multiplications ==");
    println!("{}", line.sizes(&shapes)?.multiplications);

    println!("== layer ==");
    // ANCHOR: layer
    let batch = numbers([16, 3, 28, 28]); // (n, c, height, width)
    let weight = numbers([32, 3, 5, 5]); // (k, c, i, j)
    let view = windows::of_batch(batch.view(), &Window::new([5, 5]))?; // (n, c, h, w, i, j)
    let maps = einsum("nchwij,kcij->nkhw", &[&view, &weight])?;
    println!("{:?}", maps.shape());
    // ANCHOR_END: layer
    let oracle = naive::conv2d(batch.view(), weight.view(), &Window::new([5, 5]))?;
    println!("as seven loops: {}", close(&maps, &oracle.into_dyn()));

    println!("== letter ==");
    // ANCHOR: letter
    let letter = listings::letter(); // (28, 28)
    let input = letter.view().insert_axis(Axis(0)).insert_axis(Axis(0)); // (1, 1, 28, 28)
    let kernels = kernels::weight::<f64>(); // (5, 1, 3, 3)
    let view = windows::of_batch(input, &Window::new([3, 3]))?;
    let maps = einsum(strings::CONV2D, &[&view, &kernels])?; // (1, 5, 26, 26)
    let edges = convolve(letter.view(), kernels::ALL[2].array().view())?;
    // ANCHOR_END: letter
    let third = maps.slice(s![0, 2, .., ..]).to_owned().into_dyn();
    println!(
        "{:?}: the same edges: {}",
        maps.shape(),
        close(&third, &edges.into_dyn())
    );

    println!("== depthwise ==");
    // ANCHOR: depthwise
    let colors = numbers([16, 3, 28, 28]); // (n, c, height, width)
    let kernels = numbers([3, 3, 3, 1]).remove_axis(Axis(3)); // (c, i, j)
    let view = windows::of_batch(colors.view(), &Window::new([3, 3]))?;
    let maps = einsum("nchwij,cij->nchw", &[&view, &kernels])?;
    println!("{:?}, {} parameters", maps.shape(), kernels.len());
    // ANCHOR_END: depthwise
    println!(
        "as one convolution a channel: {}",
        close(&maps, &alone(&colors, &kernels)?)
    );

    println!("== groups ==");
    // ANCHOR: groups
    let image = numbers([2, 4, 28, 28]); // two groups of four channels: (g, c, height, width)
    let weight = numbers([2 * 8, 4, 3, 3]); // eight filters a group
    let filters = weight.to_shape((2, 8, 4, 3, 3))?; // (g, k, c, i, j)
    let view = windows::of_batch(image.view(), &Window::new([3, 3]))?; // (g, c, h, w, i, j)
    let maps = einsum("gchwij,gkcij->gkhw", &[&view, &filters])?;
    println!("{:?}, {} parameters", maps.shape(), weight.len());
    // ANCHOR_END: groups
    let mut oracle = Array4::zeros((2, 8, 26, 26));
    for g in 0..2 {
        let (group, filters) =
            (image.slice(s![g..=g, .., .., ..]), filters.index_axis(Axis(0), g));
        let map = naive::conv2d(group, filters, &Window::new([3, 3]))?;
        oracle.slice_mut(s![g..=g, .., .., ..]).assign(&map);
    }
    println!("as one convolution a group: {}", close(&maps, &oracle.into_dyn()));

    println!("== pooling ==");
    // ANCHOR: pooling
    let tiles = Window::new([2, 2]).stride([2, 2]);
    let view = windows::of_batch(batch.view(), &tiles)?; // (16, 3, 14, 14, 2, 2)
    let means = einsum("nchwij->nchw", &[&view])? / 4.0;
    println!("{:?}", means.shape());
    // ANCHOR_END: pooling
    let first = batch.slice(s![0, 0, ..2, ..2]).sum() / 4.0;
    println!(
        "the first is the mean of four pixels: {}",
        means[[0, 0, 0, 0]] == first
    );

    println!("== same ==");
    // ANCHOR: same
    let window = Window::new([5, 5]).same([28, 28])?;
    let framed = pad::zeros(batch.view(), window.padding)?; // (16, 3, 32, 32)
    let view = windows::of_batch(framed.view(), &window.padding([0, 0]))?;
    let maps = einsum("nchwij,kcij->nkhw", &[&view, &numbers([32, 3, 5, 5])])?;
    println!("{:?}", maps.shape());
    // ANCHOR_END: same

    println!("== turned ==");
    // ANCHOR: turned
    let windows = windows::of_image(letter.view(), [3, 3])?;
    let [sobel_x, sobel_y] = [2, 3].map(|kernel| kernels::ALL[kernel].array::<f64>());
    let typed = einsum("xyij,ji->xy", &[&windows, &sobel_x])?;
    let meant = einsum("xyij,ij->xy", &[&windows, &sobel_x])?;
    // ANCHOR_END: turned
    let other = einsum("xyij,ij->xy", &[&windows, &sobel_y])?;
    println!("what was meant:         {}", close(&typed, &meant));
    println!("what sobel y would say: {}", close(&typed, &other));

    println!("== refused ==");
    // ANCHOR: refused
    let view = windows::of_batch(batch.view(), &Window::new([5, 5]))?;
    let gray = numbers([32, 1, 5, 5]); // weights for one channel
    println!("{}", einsum("nchwij,kcij->nkhw", &[&view, &gray]).unwrap_err());
    // ANCHOR_END: refused
    let operands = [view.into_dyn(), gray.view().into_dyn()];
    println!("\n{}", notation::einsum("nchwij,kcij->nkhw", &operands).unwrap_err());

    println!("== separable ==");
    // ANCHOR: separable
    let (column, row) =
        (ndarray::array![1.0, 2.0, 1.0], ndarray::array![-1.0, 0.0, 1.0]);
    println!("{}", einsum("i,j->ij", &[&column, &row])?);
    let across = einsum("xyij,j->xyi", &[&windows, &row])?; // (26, 26, 3)
    let edges = einsum("xyi,i->xy", &[&across, &column])?; // (26, 26)
    // ANCHOR_END: separable
    println!("the same edges: {}", close(&edges, &meant));
    Ok(())
}

/// Each channel under its own kernel, one convolution after the other.
fn alone(
    batch: &Array4<f64>,
    kernels: &Array3<f64>,
) -> listings::Result<ArrayD<f64>> {
    let (n, c, h, w) = batch.dim();
    let mut maps = Array4::zeros((n, c, h - 2, w - 2));
    for (n, c) in ndarray::indices((n, c)) {
        let (image, kernel) =
            (batch.slice(s![n, c, .., ..]), kernels.index_axis(Axis(0), c));
        let map: Array2<f64> = convolve(image, kernel)?;
        maps.slice_mut(s![n, c, .., ..]).assign(&map);
    }
    Ok(maps.into_dyn())
}

fn close(a: &ArrayD<f64>, b: &ArrayD<f64>) -> bool {
    a.shape() == b.shape() && (a - b).iter().all(|difference| difference.abs() < 1e-9)
}
