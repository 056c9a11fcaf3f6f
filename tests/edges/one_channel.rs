//! The edges of F(4, 5) along the lines: NaN, memory full of it, how accurate it is, and
//! what it leaves to the tile.

use ndarray::{Array4, s};

use crate::winograd::{between, error};
use listings::conv::winograd::Lines;
use listings::conv::winograd::one_channel::{conv2d_into, d_weight_at};
use listings::conv::{naive, tile};
use listings::levels::{self, Level};
use listings::{Result, Window, numbers};

const WINDOW: Window = Window::new([5, 5]);

fn conv2d(
    x: &Array4<f32>,
    weight: &Array4<f32>,
    window: &Window,
) -> Result<Array4<f32>> {
    let mut output = Array4::zeros([0; 4]);
    conv2d_into(Level::new(), x.view(), weight.view(), window, &mut output)?;
    Ok(output)
}

/// The relative error, as a root of mean squares, against the seven loops in `f64`.
#[test]
fn errors_are_as_small_as_promised() {
    let [x, weight, g] =
        [[8, 1, 28, 28], [32, 1, 5, 5], [8, 32, 24, 24]].map(between);
    let [x64, weight64, g64] = [&x, &weight, &g].map(|array| array.mapv(f64::from));
    let output = naive::conv2d(x64.view(), weight64.view(), &WINDOW).unwrap();
    let d_weight = naive::d_weight(x64.view(), g64.view(), &WINDOW).unwrap();
    let off = error(&conv2d(&x, &weight, &WINDOW).unwrap(), &output);
    assert!(off < 1e-6, "forward: {off:e}");
    for (name, level) in levels::all() {
        let got = d_weight_at(level, x.view(), g.view(), &WINDOW).unwrap();
        let off = error(&got, &d_weight);
        assert!(off < 5e-6, "d weight, {name}: {off:e}");
    }
}

/// A pixel is in the sums of two blocks of four outputs that lie side by side.
#[test]
fn a_nan_reaches_no_further_than_pairs_of_blocks() {
    let weight = numbers([1, 1, 5, 5]).mapv(|x| x as f32);
    for (y, x) in [(0, 0), (4, 7), (5, 8), (11, 11), (3, 19)] {
        let mut input = numbers([1, 1, 12, 20]).mapv(|x| x as f32);
        input[[0, 0, y, x]] = f32::NAN;
        let map = conv2d(&input, &weight, &WINDOW).unwrap();
        for ((_, _, i, j), number) in map.indexed_iter() {
            let rows = (i..i + 5).contains(&y);
            let window = rows && (j..j + 5).contains(&x);
            let pair = rows && (j / 8 * 8..j / 8 * 8 + 12).contains(&x);
            assert!(
                number.is_nan() >= window,
                "too few: {:?} at {:?}",
                (y, x),
                (i, j)
            );
            assert!(
                number.is_nan() <= pair,
                "too many: {:?} at {:?}",
                (y, x),
                (i, j)
            );
        }
    }
}

#[test]
fn what_does_not_suit_is_left_to_the_tile() {
    let thirds = |shape: [usize; 4]| numbers(shape).mapv(|x| x as f32 / 3.0);
    let (x, weight) = (thirds([2, 1, 9, 12]), thirds([16, 1, 5, 5]));
    for (w, window, left) in [
        (12, WINDOW, false),
        (11, WINDOW, true),
        (11, WINDOW.padding([0, 1]), true),
        (10, WINDOW.padding([0, 1]), false),
        (12, WINDOW.stride([2, 1]), true),
        (12, Window { dilation: [2, 1], ..WINDOW }, true),
    ] {
        let x = x.slice(s![.., .., .., ..w]).to_owned();
        let tile = tile::conv2d(x.view(), weight.view(), &window).unwrap();
        let same = conv2d(&x, &weight, &window).unwrap() == tile;
        assert_eq!(same, left, "{w} columns, {window:?}");
        let g = tile.mapv(|x| x / 7.0);
        let tile = tile::d_weight(x.view(), g.view(), &window);
        let same = d_weight_at(Level::new(), x.view(), g.view(), &window) == tile;
        assert_eq!(same, left, "{w} columns, {window:?}: d weight");
    }
    let (two, weight) = (thirds([2, 2, 9, 12]), thirds([16, 2, 5, 5]));
    let tile = tile::conv2d(two.view(), weight.view(), &WINDOW);
    assert_eq!(conv2d(&two, &weight, &WINDOW), tile);
    let other = thirds([16, 1, 5, 3]);
    let tile = tile::conv2d(x.view(), other.view(), &Window::new([5, 3]));
    assert_eq!(conv2d(&x, &other, &Window::new([5, 3])), tile);
}

/// Whatever sums, maps and gradients hold, nothing of it comes through.
#[test]
fn what_is_written_over_does_not_matter() {
    let lines = Lines::new(Level::new(), [7, 12], 32);
    let nan = |len| vec![f32::NAN; len];
    let (mut sums, mut transformed) =
        (nan(lines.sums_len()), nan(lines.transformed_len()));
    let (mut maps, mut d_weight) = (nan(3 * 8 * 32), nan(5 * 5 * 32));
    lines.sums(&[1.0; 7 * 12], &mut sums);
    lines.transform(&[1.0; 5 * 5 * 32], &mut transformed);
    lines.forward(&sums, &transformed, &mut maps);
    lines.d_transform(&transformed, &mut d_weight);
    for written in [sums, transformed, maps, d_weight] {
        assert!(written.iter().all(|number| number.is_finite()));
    }
}

#[test]
#[should_panic = "pixels in a line"]
fn half_a_pair_of_blocks_panics() {
    Lines::new(Level::new(), [5, 14], 32);
}

#[test]
#[should_panic = "17 filters"]
fn filters_that_are_no_whole_vectors_panic() {
    Lines::new(Level::new(), [5, 12], 17);
}
