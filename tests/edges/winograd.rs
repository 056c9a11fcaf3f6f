//! Winograd's own edges: NaN, memory full of it, batches of more than one group, how
//! accurate it is, and layers that are none.

use ndarray::{Array4, NdFloat, s};

use crate::alike;
use listings::conv::winograd::{self, Form, Layer};
use listings::conv::{naive, tile};
use listings::levels::Level;
use listings::number::Number;
use listings::{Window, numbers};

const WINDOW: Window = Window::new([3, 3]);

/// Sums of a patch leave out what a window does not hold: no NaN spreads.
#[test]
fn a_nan_reaches_its_windows_pixels_and_filters_in_every_algorithm() {
    let weight = numbers([16, 16, 3, 3]); // fewer would be left to the tile
    for (y, x) in [(0, 0), (1, 1), (2, 3), (3, 2), (4, 5), (6, 6)] {
        let mut input = numbers([1, 16, 7, 7]);
        input[[0, 0, y, x]] = f64::NAN;
        alike(|a| (a.conv2d)(input.view(), weight.view(), &WINDOW)).unwrap();
        let mut d = numbers([1, 16, 7, 7]);
        d[[0, 1, y, x]] = f64::NAN;
        alike(|a| a.d_input(d.view(), weight.view(), [9, 9], &WINDOW)).unwrap();
        let input = numbers([1, 16, 9, 9]);
        alike(|a| a.d_weight(input.view(), d.view(), &WINDOW)).unwrap();
    }
}

/// In F(4×4) one does: a pixel between the first and the last row or column of its patch
/// reaches every row or column of the block.
#[test]
fn a_nan_reaches_the_blocks_of_its_patches_in_f4() {
    let weight = numbers([1, 1, 3, 3]);
    let reached = |pixel: usize, block: usize| match pixel.checked_sub(4 * block) {
        Some(0) => 0..1,
        Some(1..=4) => 0..4,
        Some(5) => 3..4,
        _ => 0..0,
    };
    for (y, x) in [(0, 0), (1, 1), (4, 5), (5, 2), (8, 9)] {
        let mut input = numbers([1, 1, 10, 10]);
        input[[0, 0, y, x]] = f64::NAN;
        let (level, view) = (Level::new(), input.view());
        let map = winograd::conv2d_at(level, Form::F4, view, weight.view(), &WINDOW);
        for ((_, _, i, j), number) in map.unwrap().indexed_iter() {
            let want = reached(y, i / 4).contains(&(i % 4))
                && reached(x, j / 4).contains(&(j % 4));
            assert_eq!(number.is_nan(), want, "pixel {:?} at {:?}", (y, x), (i, j));
        }
    }
}

/// Whatever maps, images and scratch memory hold, nothing of it comes through.
#[test]
fn what_is_written_over_does_not_matter() {
    let width = 32;
    let padding = [[1, 0], [2, 1]];
    for form in Form::BOTH {
        let layer = Layer::new(Level::new(), form, [5, 6], padding, [width; 2]);
        let [mut transformed, mut scratch] = layer.room();
        layer.transform(&vec![1.0; 9 * width * width], &mut transformed);
        scratch.fill(f64::NAN);
        let mut maps = vec![f64::NAN; 2 * 4 * 7 * width];
        layer.forward(
            &vec![1.0; 2 * 5 * 6 * width],
            &transformed,
            &mut maps,
            &mut scratch,
        );
        assert!(maps.iter().all(|number| !number.is_nan()));
        let mut d_images = vec![f64::NAN; 2 * 5 * 6 * width];
        scratch.fill(f64::NAN);
        layer.d_input(&maps, &transformed, &mut d_images, &mut scratch);
        assert!(d_images.iter().all(|number| !number.is_nan()));
        scratch.fill(f64::NAN);
        layer.d_weight(&d_images, &maps, &mut transformed, &mut scratch);
        let mut d_weight = vec![f64::NAN; 9 * width * width];
        layer.d_transform(&transformed, &mut d_weight);
        assert!(d_weight.iter().all(|number| !number.is_nan()));
    }
}

/// Thirds, so that the order of the sums shows.
#[test]
fn few_channels_or_filters_are_left_to_the_tile() {
    let lanes = f32::lanes(Level::new());
    let thirds = |shape: [usize; 4]| numbers(shape).mapv(|x| x as f32 / 3.0);
    let few = [1, lanes - 1].map(|few| [[few, lanes], [lanes, few]]);
    for [c, k] in few.into_iter().flatten().chain([[lanes, lanes]]) {
        let (x, weight) = (thirds([2, c, 7, 9]), thirds([k, c, 3, 3]));
        let g = thirds([2, k, 5, 7]);
        let left = [
            winograd::conv2d(x.view(), weight.view(), &WINDOW)
                == tile::conv2d(x.view(), weight.view(), &WINDOW),
            winograd::d_input(g.view(), weight.view(), [7, 9], &WINDOW)
                == tile::d_input(g.view(), weight.view(), [7, 9], &WINDOW),
            winograd::d_weight(x.view(), g.view(), &WINDOW)
                == tile::d_weight(x.view(), g.view(), &WINDOW),
        ];
        assert_eq!(left, [c < lanes || k < lanes; 3], "{c} → {k}");
    }
}

/// More images than fit the cache, and an image with more patches than fit it.
#[test]
fn groups_of_images_and_parts_of_an_image_are_whole() {
    for (input, k) in [([5, 32, 10, 10], 32), ([2, 256, 14, 15], 16)] {
        let (c, window) = (input[1], Window::new([3, 3]).padding([1, 1]));
        let (x, weight) = (numbers(input), numbers([k, c, 3, 3]));
        let g = numbers([input[0], k, input[2], input[3]]);
        let size = [input[2], input[3]];
        let output = tile::conv2d(x.view(), weight.view(), &window);
        let d_input = tile::d_input(g.view(), weight.view(), size, &window);
        let d_weight = tile::d_weight(x.view(), g.view(), &window);
        assert_eq!(winograd::conv2d(x.view(), weight.view(), &window), output);
        let got = winograd::d_input(g.view(), weight.view(), size, &window);
        assert_eq!(got, d_input);
        assert_eq!(winograd::d_weight(x.view(), g.view(), &window), d_weight);
    }
}

/// The relative error, as a root of mean squares, of `f32` against the seven loops in
/// `f64`.
#[test]
fn errors_are_as_small_as_promised() {
    let [x, weight, g] =
        [[2, 32, 12, 12], [32, 32, 3, 3], [2, 32, 10, 10]].map(between);
    let [x64, weight64, g64] = [&x, &weight, &g].map(|array| array.mapv(f64::from));
    let output = naive::conv2d(x64.view(), weight64.view(), &WINDOW).unwrap();
    let d_input =
        naive::d_input(g64.view(), weight64.view(), [12, 12], &WINDOW).unwrap();
    let d_weight = naive::d_weight(x64.view(), g64.view(), &WINDOW).unwrap();
    for (form, [most, most_of_weight]) in
        [(Form::F2, [1e-6, 2e-6]), (Form::F4, [1e-5; 2])]
    {
        let (level, x, weight, g) = (Level::new(), x.view(), weight.view(), g.view());
        let got = winograd::conv2d_at(level, form, x, weight, &WINDOW).unwrap();
        assert!(error(&got, &output) < most, "{form:?}");
        let got =
            winograd::d_input_at(level, form, g, weight, [12, 12], &WINDOW).unwrap();
        assert!(error(&got, &d_input) < most, "{form:?}");
        let got = winograd::d_weight_at(level, form, x, g, &WINDOW).unwrap();
        assert!(error(&got, &d_weight) < most_of_weight, "{form:?}");
    }
}

/// Numbers from -1/2 to 1/2.
pub(crate) fn between(shape: [usize; 4]) -> Array4<f32> {
    let mut state = 47u32;
    Array4::from_shape_simple_fn(shape, || {
        state = state.wrapping_mul(1664525).wrapping_add(1013904223);
        (state >> 8) as f32 / (1 << 24) as f32 - 0.5
    })
}

/// The root of the mean square of the differences, over that of what is wanted.
pub(crate) fn error<A: NdFloat>(got: &Array4<A>, want: &Array4<f64>) -> f64 {
    let off = got.mapv(|number| number.to_f64().unwrap()) - want;
    ((&off * &off).sum() / (want * want).sum()).sqrt()
}

/// Images that are seen backwards, with gaps, are copied.
#[test]
fn an_image_seen_backwards_is_another_image() {
    let (x, weight) = (numbers([2, 3, 9, 8]), numbers([4, 3, 3, 3]));
    let view = x.slice(s![..;-1, .., ..;-1, ..;2]);
    let want = naive::conv2d(view, weight.view(), &WINDOW);
    let got =
        winograd::conv2d_at(Level::new(), Form::F2, view, weight.view(), &WINDOW);
    assert_eq!(got, want);
}

#[test]
#[should_panic = "not whole vectors"]
fn channels_that_are_no_whole_vectors_panic() {
    Layer::<f64>::new(Level::new(), Form::F2, [5, 5], [[0; 2]; 2], [16, 17]);
}

#[test]
#[should_panic = "fewer than 3×3 pixels"]
fn an_image_without_a_window_panics() {
    Layer::<f64>::new(Level::new(), Form::F2, [5, 2], [[0; 2]; 2], [16; 2]);
}
