//! Chapter 1: a convolution by hand.

use listings::conv::by_hand::{convolve, convolve_flipped};
use listings::{Algorithm, Window, kernels, picture};
use ndarray::{Array, Array2, Array4, array, s};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("== one pixel ==");
    // ANCHOR: one_pixel
    let image = array![[0.0, 1.0, 2.0], [3.0, 4.0, 5.0], [6.0, 7.0, 8.0]];
    let kernel = image.clone();
    println!("{}", convolve(image.view(), kernel.view())?);
    // ANCHOR_END: one_pixel

    println!("== slide ==");
    // ANCHOR: slide
    let image = Array::range(0.0, 144.0, 1.0).into_shape_with_order((12, 12))?;
    let feature_map = convolve(image.view(), kernel.view())?;
    println!("{:?}", feature_map.dim());
    println!("{}", feature_map.slice(s![..2, ..5]));
    // ANCHOR_END: slide

    println!("== steps ==");
    println!("sum of the kernel: {}", kernel.sum());
    println!("one to the right:  +{}", feature_map[[0, 1]] - feature_map[[0, 0]]);
    println!("one down:          +{}", feature_map[[1, 0]] - feature_map[[0, 0]]);

    println!("== letter ==");
    let letter = listings::letter();
    print!("{}", picture::draw(letter.view()));

    println!("== edges ==");
    // ANCHOR: edges
    let sobel = kernels::ALL[2].array(); // left column negative, right column positive
    let edges = convolve(letter.view(), sobel.view())?;
    // ANCHOR_END: edges
    print!("{}", picture::draw((&edges / 4.0).view()));

    println!("== too large ==");
    // ANCHOR: too_large
    let small = Array2::<f64>::zeros((2, 5));
    println!("{}", convolve(small.view(), kernel.view()).unwrap_err());
    // ANCHOR_END: too_large

    println!("== flip ==");
    // ANCHOR: flip
    let mut dot = Array2::zeros((5, 5));
    dot[[2, 2]] = 1.0;
    println!("{}\n", convolve(dot.view(), kernel.view())?);
    println!("{}", convolve_flipped(dot.view(), kernel.view())?);
    // ANCHOR_END: flip

    println!("== batch ==");
    // ANCHOR: batch
    let images = Array4::<f32>::zeros((16, 1, 28, 28)); // (n, c, h, w)
    let filters = kernels::weight(); // (k, c, kh, kw) = (5, 1, 3, 3)
    for algorithm in Algorithm::ALL {
        let maps =
            (algorithm.conv2d)(images.view(), filters.view(), &Window::new([3, 3]))?;
        println!("{:>8}: {:?}", algorithm.name, maps.dim()); // (n, k, oh, ow)
    }
    // ANCHOR_END: batch

    println!("== multiplications ==");
    let count = |n: u64, c: u64, [h, w]: [u64; 2], k: u64, [kh, kw]: [u64; 2]| {
        n * k * (h - kh + 1) * (w - kw + 1) * c * kh * kw
    };
    println!("{:>10} for 12×12 under 3×3", count(1, 1, [12, 12], 1, [3, 3]));
    println!("{:>10} for 512×512 under 3×3", count(1, 1, [512, 512], 1, [3, 3]));
    println!(
        "{:>10} for a small layer, (16, 16, 28, 28) ⋆ (32, 16, 3, 3)",
        count(16, 16, [28, 28], 32, [3, 3])
    );
    Ok(())
}
