//! The tile on one thread and on four: bit for bit the same.

use listings::conv::tile;
use listings::{Result, Window};
use ndarray::Array4;
use rayon::ThreadPoolBuilder;

/// Images for three sums of the weight's gradient, the last of a few.
const IMAGES: usize = 70;

/// Numbers whose sums depend on the order.
fn sines(shape: [usize; 4]) -> Array4<f32> {
    let mut numbers = (1..).map(|i| (i as f32).sin());
    Array4::from_shape_simple_fn(shape, || numbers.next().unwrap())
}

/// Asks on one thread and on four, and returns the answer.
fn alike(compute: impl Fn() -> Result<Array4<f32>> + Sync) -> Array4<f32> {
    let [one, four] = [1, 4].map(|threads| {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(&compute).unwrap()
    });
    assert_eq!(one.mapv(f32::to_bits), four.mapv(f32::to_bits));
    one
}

#[test]
fn the_convolution_and_its_gradients() {
    let (x, weight) = (sines([IMAGES, 3, 7, 8]), sines([5, 3, 3, 3]));
    let window = Window::new([3, 3]).padding([1, 0]);
    let output = alike(|| tile::conv2d(x.view(), weight.view(), &window));
    alike(|| tile::d_input(output.view(), weight.view(), [7, 8], &window));
    alike(|| tile::d_weight(x.view(), output.view(), &window));
}

#[test]
fn few_filters_on_wide_rows() {
    let (x, weight) = (sines([3, 2, 5, 90]), sines([2, 2, 3, 3]));
    alike(|| tile::conv2d(x.view(), weight.view(), &Window::new([3, 3])));
}

/// As many sums of 32 images as there may be would be for 512.
#[test]
fn every_image_of_many_is_counted_once() {
    for n in [1, 31, 32, 33, 512, 513, 600] {
        let x = Array4::<f32>::ones([n, 1, 2, 2]);
        let d_weight = tile::d_weight(x.view(), x.view(), &Window::new([1, 1]));
        assert_eq!(d_weight.unwrap()[[0; 4]], (4 * n) as f32, "{n}");
    }
}
