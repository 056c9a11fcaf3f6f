//! Feature maps held by snapshots, and by one another: whatever algorithm computes them, the
//! numbers are the same.

use std::fmt::Write;

use listings::conv::by_hand::convolve;
use listings::glyphs::draw_char;
use listings::inside::look;
use listings::kernels::{self, Kernel};
use listings::{Algorithm, Window, trained};
use ndarray::{Array2, Array4, ArrayView2, Axis, s};

/// The characters whose maps are held, as class and seed.
const CHARACTERS: [(char, u64); 4] = [('R', 1), ('A', 1), ('8', 1), ('e', 1)];

/// Rows of the maps that are written out.
const ROWS: [usize; 3] = [8, 13, 18];

/// The feature map (26, 26) of one image under one kernel, with no padding.
fn map(
    algorithm: &Algorithm<f64>,
    image: ArrayView2<'_, f64>,
    kernel: &Kernel,
) -> Array2<f64> {
    let input = image.insert_axis(Axis(0)).insert_axis(Axis(0)); // (1, 1, 28, 28)
    let weight: Array4<f64> =
        kernel.array().insert_axis(Axis(0)).insert_axis(Axis(0));
    let output = (algorithm.conv2d)(input, weight.view(), &Window::new([3, 3]));
    output.expect("a character is larger than a kernel").slice_move(s![0, 0, .., ..])
}

/// A feature map as text: every pixel as a ninth of the largest absolute value, `1` to `9` if
/// positive and `a` to `i` if negative, and some rows as numbers.
fn text(map: &Array2<f64>) -> String {
    let largest = map.iter().fold(0.0, |max: f64, value| max.max(value.abs()));
    let mut text = format!("largest absolute value {largest:.4}\n");
    for row in map.rows() {
        for value in row {
            let ninths = (9.0 * value.abs() / largest).round() as u8;
            text.push(match (ninths, value.is_sign_positive()) {
                (0, _) => '.',
                (_, true) => char::from(b'0' + ninths),
                (_, false) => char::from(b'a' + ninths - 1),
            });
        }
        text.push('\n');
    }
    for row in ROWS {
        write!(text, "row {row}:").unwrap();
        for value in map.row(row) {
            // Adding 0 turns -0 into 0.
            write!(text, " {}", (value * 1e4).round() / 1e4 + 0.0).unwrap();
        }
        text.push('\n');
    }
    text
}

#[test]
fn every_algorithm_gives_the_same_snapshot() {
    for kernel in kernels::ALL {
        for algorithm in Algorithm::<f64>::ALL {
            let mut page = String::new();
            for (character, seed) in CHARACTERS {
                let image = draw_char(character, seed).unwrap().mapv(f64::from);
                let map = map(algorithm, image.view(), &kernel);
                writeln!(page, "{character}, seed {seed}: {}", text(&map)).unwrap();
            }
            let name = kernel.name.replace(' ', "_");
            println!("{} computed by {}", kernel.name, algorithm.name);
            insta::with_settings!({ omit_expression => true }, {
                insta::assert_snapshot!(name, page.trim_end());
            });
        }
    }
}

/// The letter that runs through the whole book, under one kernel. Its taps are -2 to 2 and the
/// ink has 24 bits, so no sum is rounded: not the order of the additions nor the algorithm may
/// change a bit.
#[test]
fn one_letter_and_one_kernel_are_the_same_in_every_chapter() {
    let letter = listings::letter(); // (28, 28)
    let sobel_x =
        kernels::ALL.iter().find(|kernel| kernel.name == "sobel x").unwrap();
    let by_hand = convolve(letter.view(), sobel_x.array().view()).unwrap(); // (26, 26)
    assert!(by_hand.iter().any(|&value| value > 1.0));
    for algorithm in Algorithm::<f64>::ALL {
        let map = map(algorithm, letter.view(), sobel_x);
        assert_eq!(map, by_hand, "{} differs from the four loops", algorithm.name);
    }
}

#[test]
fn the_held_letter_is_the_books() {
    let (character, seed) = CHARACTERS[0];
    let drawn = draw_char(character, seed).unwrap().mapv(f64::from);
    assert_eq!(drawn, listings::letter());
}

/// How many of the trained network's first maps are held.
const HELD: usize = 8;

/// The first maps of the trained network, over the letter of the book, by every algorithm.
#[test]
fn every_algorithm_gives_the_trained_networks_maps() {
    let letter = listings::letter().insert_axis(Axis(0)).insert_axis(Axis(0)); // (1, 1, 28, 28)
    for &algorithm in Algorithm::<f64>::ALL {
        let network = trained::book(algorithm);
        let maps = look(&network, letter.clone()).unwrap().conv1; // (1, 32, 24, 24)
        let mut page = String::new();
        for filter in 0..HELD {
            let map = maps.slice(s![0, filter, .., ..]).to_owned();
            writeln!(page, "R, filter {filter}: {}", text(&map)).unwrap();
        }
        println!("the trained network's maps computed by {}", algorithm.name);
        insta::with_settings!({ omit_expression => true }, {
            insta::assert_snapshot!("trained", page.trim_end());
        });
    }
}
