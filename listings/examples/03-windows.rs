//! Chapter 3: a view that overlaps itself.

use std::collections::BTreeSet;

use listings::conv::by_hand::convolve;
use listings::{Algorithm, Layout, Window, kernels, memory_line, tricks, windows};
use ndarray::{
    Array, Array4, ArrayView, ArrayViewMut, Axis, Dimension, ShapeBuilder, array, s,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("== first windows ==");
    // ANCHOR: first_windows
    let image = Array::range(0.0, 144.0, 1.0).into_shape_with_order((12, 12))?;
    let windows = windows::of_image(image.view(), [3, 3])?; // (oh, ow, kh, kw)
    println!("shape   {:?}", windows.shape());
    println!("strides {:?}", windows.strides());
    println!("{}\n", windows.slice(s![0, 0, .., ..]));
    println!("{}", windows.slice(s![0, 1, .., ..]));
    // ANCHOR_END: first_windows

    println!("== predicted window ==");
    println!("{}", windows.slice(s![9, 9, .., ..]));

    println!("== memory line ==");
    let layout =
        Layout { shape: vec![10, 10, 3, 3], strides: vec![12, 1, 12, 1], offset: 0 };
    for [y, x] in [[0, 0], [0, 1], [1, 0]] {
        let taps = ndarray::indices((3, 3)).into_iter();
        let touched = taps.map(|(i, j)| layout.position(&[y, x, i, j]));
        println!("window [{y}, {x}]:");
        print!(
            "{}",
            memory_line::draw(48, 12, touched.collect::<Result<Vec<_>, _>>()?)
        );
    }

    println!("== names ==");
    // ANCHOR: names
    let names = windows.len();
    let numbers = windows.iter().map(|number| number as *const f64);
    println!("{names} names for {} numbers", numbers.collect::<BTreeSet<_>>().len());
    // ANCHOR_END: names
    println!("the pixel in the middle has {} names", named(&layout, 6 * 12 + 6)?);
    println!("the pixel in the corner has {}", named(&layout, 0)?);

    println!("== feature map ==");
    // ANCHOR: feature_map
    let kernel = Array::range(0.0, 9.0, 1.0).into_shape_with_order((3, 3))?;
    let on_view = Array::from_shape_fn((10, 10), |(y, x)| {
        (&windows.slice(s![y, x, .., ..]) * &kernel).sum()
    });
    assert_eq!(on_view, convolve(image.view(), kernel.view())?);
    println!("{}", on_view.slice(s![..2, ..5]));
    // ANCHOR_END: feature_map

    println!("== ndarray windows ==");
    // ANCHOR: ndarray_windows
    let mut cells = image.windows((3, 3)).into_iter();
    println!(
        "{} windows, one after another",
        image.windows((3, 3)).into_iter().count()
    );
    println!("{}", cells.nth(12).ok_or("fewer than 13 windows")?);
    // ANCHOR_END: ndarray_windows

    println!("== batch ==");
    // ANCHOR: batch
    let batch = Array4::<f32>::zeros((16, 3, 28, 28)); // (n, c, h, w)
    let view = windows::of_batch(batch.view(), &Window::new([5, 5]))?;
    println!("shape   {:?}", view.shape()); // (n, c, oh, ow, kh, kw)
    println!("strides {:?}", view.strides());
    // ANCHOR_END: batch
    println!("{} numbers under {} names", batch.len(), view.len());

    println!("== same letter ==");
    let letter = listings::letter();
    let edges = convolve(letter.view(), kernels::ALL[2].array().view())?;
    let input = letter.view().insert_axis(Axis(0)).insert_axis(Axis(0)); // (1, 1, h, w)
    let weight = kernels::weight(); // (5, 1, 3, 3)
    for algorithm in Algorithm::ALL {
        let maps = (algorithm.conv2d)(input, weight.view(), &Window::new([3, 3]))?;
        let difference = &maps.slice(s![0, 2, .., ..]) - &edges;
        assert!(difference.iter().all(|d| d.abs() < 1e-12));
        println!("{:>8}: the same edges", algorithm.name);
    }

    println!("== moving average ==");
    // ANCHOR: moving_average
    let series = array![3.0, 5.0, 4.0, 9.0, 5.0, 1.0];
    println!("{}", tricks::runs(series.view(), 3)?);
    println!("{}", tricks::moving_average(series.view(), 3)?);
    // ANCHOR_END: moving_average

    println!("== patches ==");
    // ANCHOR: patches
    let tiles = tricks::patches(image.view(), [4, 4])?; // (3, 3, 4, 4)
    println!("{:?} {:?}", tiles.shape(), tiles.strides());
    println!("{}", tricks::max_pool(image.view(), [4, 4])?);
    // ANCHOR_END: patches

    println!("== toeplitz ==");
    // ANCHOR: toeplitz
    let diagonals = array![-2, -1, 0, 1, 2];
    let matrix = tricks::toeplitz(diagonals.view(), 3)?;
    println!("{matrix}");
    println!("strides {:?}", matrix.strides());
    // ANCHOR_END: toeplitz

    println!("== limits ==");
    // ANCHOR: limits
    let every_second = image.slice(s![.., ..;2]);
    println!("{}", windows::of_image(every_second, [3, 3]).unwrap_err());
    // ANCHOR_END: limits

    println!("== backwards ==");
    // ANCHOR: backwards
    let forward = [0, 1, 2, 3, 4, 5, 6, 7];
    let backward = ndarray::aview1(&forward);
    let backward = backward.slice(s![..;-1]); // 7, 6, …, 0: stride -1
    // Three windows of three, two steps apart. The first should begin with 7.
    let strides = (-2_isize as usize, -1_isize as usize);
    let wrong = ArrayView::from_shape((3, 3).strides(strides), &forward)?;
    println!("{backward}\n{wrong}");
    // ANCHOR_END: backwards

    println!("== mutable ==");
    // ANCHOR: mutable
    let mut line = [0.0; 5];
    let overlapping = ArrayViewMut::from_shape((3, 3).strides((1, 1)), &mut line);
    println!("{}", overlapping.unwrap_err());
    // ANCHOR_END: mutable
    Ok(())
}

/// How many indices of `layout` lead to `position`.
fn named(layout: &Layout, position: usize) -> listings::Result<usize> {
    let mut names = 0;
    for index in ndarray::indices(layout.shape.clone()) {
        names += usize::from(layout.position(index.slice())? == position);
    }
    Ok(names)
}
