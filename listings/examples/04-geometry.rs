//! Chapter 4: stride, padding, dilation.

use listings::{Algorithm, Window, kernels, pad, picture, windows};
use ndarray::{Array, Array4, Axis, s};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("== every second ==");
    // ANCHOR: every_second
    let letter = listings::letter();
    let input = letter.view().insert_axis(Axis(0)).insert_axis(Axis(0)); // (1, 1, 28, 28)
    let window = Window::new([3, 3]).stride([2, 2]);
    let maps = listings::conv::strided::conv2d(
        input,
        kernels::weight().view(), // (5, 1, 3, 3)
        &window,
    )?;
    println!("{:?}", maps.dim()); // (n, k, oh, ow)
    // ANCHOR_END: every_second
    print!("{}", picture::draw((&maps.slice(s![0, 2, .., ..]) / 4.0).view()));

    println!("== sizes ==");
    // ANCHOR: sizes
    let plain = Window::new([3, 3]);
    for (what, window) in [
        ("plain", plain),
        ("stride 2", plain.stride([2, 2])),
        ("padding 1", plain.padding([1, 1])),
        ("dilation 2", plain.dilation([2, 2])),
        ("all three", plain.stride([2, 2]).padding([1, 1]).dilation([2, 2])),
        ("5×3, stride 3×1", Window::new([5, 3]).stride([3, 1])),
    ] {
        println!("{what:<16}{:?}", window.output([28, 28])?);
    }
    // ANCHOR_END: sizes

    println!("== small ==");
    for (what, window) in [
        ("plain", Window::new([3, 3])),
        ("stride 2", Window::new([3, 3]).stride([2, 2])),
        ("padding 1", Window::new([3, 3]).padding([1, 1])),
        ("dilation 2", Window::new([3, 3]).dilation([2, 2])),
    ] {
        println!("{what:<11}{:?}", window.output([7, 7])?);
    }

    println!("== strides ==");
    // ANCHOR: strides
    let image =
        Array::range(0.0, 144.0, 1.0).into_shape_with_order((1, 1, 12, 12))?;
    for window in [plain, plain.stride([2, 2]), plain.dilation([2, 2])] {
        let view = windows::of_batch(image.view(), &window)?;
        println!("{:?} {:?}", &view.shape()[2..], &view.strides()[2..]);
    }
    let dilated = windows::of_batch(image.view(), &plain.dilation([2, 2]))?;
    println!("{}", dilated.slice(s![0, 0, 0, 0, .., ..]));
    // ANCHOR_END: strides

    println!("== padding ==");
    // ANCHOR: padding
    let image = Array4::<f32>::ones((1, 1, 2, 3));
    let padded = pad::zeros(image.view(), [[1, 1], [2, 0]])?;
    println!("{}", padded.slice(s![0, 0, .., ..]));
    // ANCHOR_END: padding

    println!("== same ==");
    for (kernel, stride) in [(3, 1), (5, 1), (4, 1), (3, 2)] {
        let window = Window::new([kernel, kernel]).stride([stride, stride]);
        let window = window.same([28, 28])?;
        println!(
            "{kernel}×{kernel}, stride {stride}: zeros {:?}, output {:?}",
            window.padding[1],
            window.output([28, 28])?
        );
    }

    println!("== wrong turn ==");
    // ANCHOR: wrong_turn
    let (h, kh): (usize, usize) = (3, 5);
    println!("{}", h.wrapping_sub(kh).wrapping_add(1)); // what --release computes
    println!("{}", h.saturating_sub(kh) + 1); // a guard that invents a row
    // ANCHOR_END: wrong_turn

    println!("== errors ==");
    // ANCHOR: errors
    println!("{}", Window::new([5, 3]).output([3, 12]).unwrap_err());
    println!("{}", plain.dilation([1, 6]).output([12, 12]).unwrap_err());
    println!("{}", plain.stride([0, 1]).output([12, 12]).unwrap_err());
    println!("{}", plain.padding([usize::MAX, 0]).output([12, 12]).unwrap_err());
    // ANCHOR_END: errors

    println!("== agree ==");
    // ANCHOR: agree
    let input = Array::linspace(-1.0, 1.0, 2 * 3 * 9 * 8)
        .into_shape_with_order((2, 3, 9, 8))?;
    let weight = Array::linspace(-1.0, 1.0, 4 * 3 * 3 * 2)
        .into_shape_with_order((4, 3, 3, 2))?;
    let window = Window::new([3, 2]).stride([2, 1]).padding([1, 2]).dilation([1, 3]);
    let (input, weight) = (input.view(), weight.view());
    let expected = (Algorithm::<f64>::ALL[0].conv2d)(input, weight, &window)?;
    for algorithm in Algorithm::ALL {
        let output = (algorithm.conv2d)(input, weight, &window)?;
        assert!((&output - &expected).iter().all(|d| d.abs() < 1e-12));
        println!("{:>8}: {:?}", algorithm.name, output.dim());
    }
    // ANCHOR_END: agree
    Ok(())
}
