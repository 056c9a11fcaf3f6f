//! Few filters on wide rows, at every level: when they are computed by rows, and what of the
//! image reaches which output.

use listings::conv::{row, tile};
use listings::levels::{self, Level};
use listings::number::Number;
use listings::{Window, numbers};
use ndarray::{Array4, ArrayView4, s};

/// Rows of so many places are enough for every level, with some over.
const WIDE: usize = 75;

fn pays(input: ArrayView4<'_, f32>, k: usize, window: &Window) -> bool {
    let (n, _, h, w) = input.dim();
    let [oh, ow] = window.output([h, w]).unwrap();
    row::pays(Level::new(), &input, window, [n, k, oh, ow])
}

#[test]
fn it_pays_with_few_filters_on_wide_rows_by_single_pixels() {
    let lanes = f32::lanes(Level::new());
    let window = Window::new([3, 3]);
    let input = Array4::zeros([1, 2, 9, 4 * lanes + 2]);
    let half = lanes / 2;
    assert!(pays(input.view(), half, &window));
    assert!(!pays(input.view(), half + 1, &window));
    assert!(!pays(input.slice(s![.., .., .., 1..]), half, &window), "narrow");
    assert!(!pays(input.slice(s![.., .., ..3, ..]), half, &window), "one row");
    assert!(!pays(input.slice(s![.., 0..0, .., ..]), half, &window), "no channels");
    let large = Array4::zeros([1, 2, 4 * lanes + 2, 8 * lanes + 4]);
    assert!(pays(large.view(), half, &window));
    assert!(!pays(large.view(), half, &Window::new([3, 3]).stride([2, 1])));
    assert!(!pays(large.view(), half, &Window::new([3, 3]).dilation([1, 2])));
    let turned = large.view().permuted_axes([0, 1, 3, 2]);
    assert!(!pays(turned, half, &window), "pixels of a row that lie apart");
    let every_other = large.slice(s![.., .., .., ..;2]);
    assert!(!pays(every_other, half, &window));
}

#[test]
fn an_output_that_fits_is_used_again_whatever_it_holds() {
    let (input, weight) = (numbers([2, 2, 9, WIDE]), numbers([2, 2, 3, 3]));
    let window = Window::new([3, 3]);
    let mut output = Array4::<f64>::zeros([0; 4]);
    for level in levels::all().into_iter().map(|(_, level)| level) {
        let mut into = || {
            let (input, weight) = (input.view(), weight.view());
            tile::conv2d_into(level, input, weight, &window, &mut output).unwrap();
            let (memory, maps) = (output.as_ptr(), output.clone());
            output.fill(f64::NAN);
            (memory, maps)
        };
        let (first, again) = (into(), into());
        assert_eq!(first, again);
    }
}

/// Both for an odd and an even number of rows, of which two are computed at a time.
#[test]
fn a_pixel_that_is_not_a_number_reaches_the_windows_that_hold_it() {
    for ((_, level), h) in levels::all().into_iter().zip([8, 9].into_iter().cycle()) {
        for (y, x) in [(0, 0), (1, 16), (h / 2, 31), (h - 2, 40), (h - 1, WIDE - 1)] {
            let mut input = numbers([1, 2, h, WIDE]);
            input[[0, 1, y, x]] = f64::NAN;
            let weight = numbers([2, 2, 3, 4]);
            let window = Window::new([3, 4]);
            let maps = tile::conv2d_at(level, input.view(), weight.view(), &window);
            for ((_, _, top, left), sum) in maps.unwrap().indexed_iter() {
                let rows = (top..top + 3).contains(&y);
                let holds = rows && (left..left + 4).contains(&x);
                assert_eq!(sum.is_nan(), holds, "[{top}, {left}], {level:?}");
            }
        }
    }
}
