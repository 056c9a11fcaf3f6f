//! Chapter 9: the copy that need not happen.

use listings::conv::{by_hand::convolve, naive};
use listings::{Algorithm, Window, kernels, numbers, tricks};
use ndarray::{Array, Array2, ArrayView, Axis, ShapeBuilder, array, s};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("== one row ==");
    // ANCHOR: one_row
    let series = array![3.0, 5.0, 4.0, 9.0, 5.0, 1.0];
    let runs = tricks::runs(series.view(), 3)?; // (4, 3), strides (1, 1)
    let kernels = array![[1.0, -1.0], [1.0, 0.0], [1.0, 1.0]]; // (3, 2): a sum, a difference
    println!("{}", runs.dot(&kernels)); // (4, 2)
    // ANCHOR_END: one_row

    println!("== channels last ==");
    // ANCHOR: channels_last
    let row = Array::range(0.0, 12.0, 1.0).into_shape_with_order((6, 2))?; // (w, c)
    let memory = row.as_slice().ok_or("one block")?;
    let left = ArrayView::from_shape((4, 3 * 2).strides((2, 1)), memory)?; // (ow, kw·c)
    println!("{left}");
    // ANCHOR_END: channels_last

    println!("== kernel rows ==");
    // ANCHOR: kernel_rows
    let image = numbers([6, 6, 2]); // (h, w, c)
    let taps = numbers([3, 3 * 2, 4]); // (kh, kw·c, k)
    let memory = image.as_slice().ok_or("one block")?;
    let y = 2; // one row of the output
    let mut maps = Array2::zeros((4, 4)); // (ow, k)
    for (i, right) in taps.outer_iter().enumerate() {
        let start = (y + i) * 6 * 2;
        let left = ArrayView::from_shape((4, 6).strides((2, 1)), &memory[start..])?;
        maps += &left.dot(&right);
    }
    // ANCHOR_END: kernel_rows
    let input = image.view().permuted_axes([2, 0, 1]).insert_axis(Axis(0)); // (1, c, h, w)
    let weight = taps.to_shape((3, 3, 2, 4))?; // (kh, kw, c, k)
    let weight = weight.view().permuted_axes([3, 2, 0, 1]); // (k, c, kh, kw)
    let oracle = naive::conv2d(input, weight, &Window::new([3, 3]))?; // (1, k, oh, ow)
    println!("as seven loops: {}", maps.t() == oracle.slice(s![0, .., y, ..]));

    println!("== over the end ==");
    // ANCHOR: over_the_end
    let image = Array::range(0.0, 16.0, 1.0); // 4 × 4 pixels, one channel
    let memory = image.as_slice().ok_or("one block")?;
    let mut wide = Array2::<f64>::zeros((11, 1)); // up to the last output
    for i in 0..2 {
        let rows = (11, 2).strides((1, 1));
        let left = ArrayView::from_shape(rows, &memory[i * 4..])?;
        wide += &left.dot(&array![[1.0], [1.0]]);
    }
    println!("{}", wide.t());
    // ANCHOR_END: over_the_end
    let square = image.to_shape((4, 4))?;
    println!("{}", convolve(square.view(), Array2::ones((2, 2)).view())?);

    println!("== garbage ==");
    let garbage = wide.iter().enumerate().filter(|(place, _)| place % 4 == 3);
    println!("{:?}", garbage.map(|(_, output)| output).collect::<Vec<_>>());

    println!("== memory ==");
    let [n, c, h, w, kh, kw] = [16, 16, 28, 28, 3, 3];
    let [oh, ow] = Window::new([kh, kw]).output([h, w])?;
    println!("the input, channels last:   {:>9} numbers", n * c * h * w);
    println!("the copy inside einsum:     {:>9}", n * oh * ow * c * kh * kw);
    println!("the columns of one image:   {:>9}", oh * ow * c * kh * kw);
    println!("windows copied by shifted:  {:>9}", 0);

    println!("== dropped ==");
    for (name, width, outputs) in [("this layer", 28, 26), ("the network's", 12, 10)]
    {
        let computed = (outputs - 1) * width + outputs;
        let dropped = computed - outputs * outputs;
        println!("{name:<13} {dropped} of {computed} outputs of an image");
    }

    println!("== columns ==");
    for side in [14, 28, 56, 112] {
        let [oh, ow] = Window::new([5, 5]).output([side, side])?;
        let bytes = 16 * 5 * 5 * oh * ow * size_of::<f32>();
        println!("{side:>3} pixels a side: {:>6.2} MB", bytes as f64 / 1e6);
    }

    println!("== products ==");
    // ANCHOR: products
    for window in [Window::new([3, 3]), Window::new([3, 3]).dilation([2, 2])] {
        let run = if window.dilation[1] == 1 { window.kernel[1] } else { 1 };
        let products = window.kernel[0] * window.kernel[1] / run;
        println!("dilation {:?}: {products} products of {run} taps", window.dilation);
    }
    // ANCHOR_END: products

    println!("== same letter ==");
    let letter = listings::letter();
    let edges = convolve(letter.view(), kernels::ALL[2].array().view())?;
    let input = letter.view().insert_axis(Axis(0)).insert_axis(Axis(0)); // (1, 1, h, w)
    for algorithm in Algorithm::ALL {
        let maps = (algorithm.conv2d)(
            input,
            kernels::weight().view(),
            &Window::new([3, 3]),
        )?;
        let difference = &maps.slice(s![0, 2, .., ..]) - &edges;
        assert!(difference.iter().all(|d| d.abs() < 1e-12));
        println!("{:>20}: the same edges", algorithm.name);
    }
    Ok(())
}
