//! Maps whose result is known without them.

use std::f32::consts::FRAC_PI_2;

use listings::augment::Affine;
use listings::{glyphs, numbers};
use ndarray::{Array2, ArrayView2, s};

fn mapped(map: Affine, image: ArrayView2<'_, f64>) -> Array2<f64> {
    let mut out = Array2::from_elem(image.dim(), f64::NAN);
    map.apply(image, out.view_mut());
    out
}

fn letter() -> Array2<f64> {
    listings::letter()
}

fn assert_close(a: ArrayView2<'_, f64>, b: ArrayView2<'_, f64>) {
    let off = (&a - &b).mapv(f64::abs).fold(0.0, |most: f64, &off| most.max(off));
    assert!(off < 1e-4, "off by {off}");
}

#[test]
fn no_change_changes_nothing() {
    for shape in [[28, 28], [1, 1], [3, 8], [0, 5]] {
        let image = numbers(shape);
        assert_eq!(
            mapped(Affine::new(0.0, 1.0, 0.0, [0.0, 0.0]), image.view()),
            image
        );
    }
}

#[test]
fn a_shift_by_whole_pixels_is_a_slice() {
    let image = numbers([6, 9]);
    let out = mapped(Affine::new(0.0, 1.0, 0.0, [2.0, -3.0]), image.view());
    assert_eq!(out.slice(s![2.., ..6]), image.slice(s![..4, 3..]));
    assert!(out.slice(s![..2, ..]).iter().all(|&ink| ink == 0.0));
    assert!(out.slice(s![.., 6..]).iter().all(|&ink| ink == 0.0));
}

#[test]
fn a_shift_by_half_a_pixel_is_the_mean_of_two() {
    let image = numbers([5, 5]);
    let out = mapped(Affine::new(0.0, 1.0, 0.0, [0.0, 0.5]), image.view());
    let mean = (&image.slice(s![.., ..4]) + &image.slice(s![.., 1..])) / 2.0;
    assert_eq!(out.slice(s![.., 1..]), mean);
}

#[test]
fn a_quarter_turn_is_a_permuted_view() {
    let letter = letter();
    let out = mapped(Affine::new(FRAC_PI_2, 1.0, 0.0, [0.0, 0.0]), letter.view());
    // Counterclockwise: the transpose, upside down. Its last column was its first row.
    assert_close(out.view(), letter.t().slice(s![..;-1, ..]));
    let out = mapped(Affine::new(-FRAC_PI_2, 1.0, 0.0, [0.0, 0.0]), letter.view());
    assert_close(out.view(), letter.t().slice(s![.., ..;-1]));
}

#[test]
fn twice_as_large_shows_each_pixel_twice() {
    // About the center of 5 pixels, where p and q meet: q = 2 p.
    let image = numbers([5, 5]);
    let out = mapped(Affine::new(0.0, 2.0, 0.0, [0.0, 0.0]), image.view());
    assert_close(out.slice(s![..;2, ..;2]), image.slice(s![1..4, 1..4]));
}

#[test]
fn a_shear_moves_rows_by_their_distance_from_the_middle() {
    let image = numbers([5, 7]);
    let out = mapped(Affine::new(0.0, 1.0, 1.0, [0.0, 0.0]), image.view());
    assert_close(out.slice(s![2..3, ..]), image.slice(s![2..3, ..]));
    assert_close(out.slice(s![4..5, 2..]), image.slice(s![4..5, ..5]));
    assert_close(out.slice(s![0..1, ..5]), image.slice(s![0..1, 2..]));
}

#[test]
fn the_order_is_scale_shear_rotation_shift() {
    // One pixel of ink, followed through the formula of the documentation.
    let (r, s, k, t) = (0.3_f32, 1.5, 0.4, [1.0, -2.0]);
    let p = [2.0, -3.0]; // (row, column) from the center
    let [row, column] = [s * p[0], k * s * p[0] + s * p[1]];
    let q = [
        t[0] + r.cos() * row - r.sin() * column,
        t[1] + r.sin() * row + r.cos() * column,
    ];
    let mut image = Array2::zeros((21, 21));
    image[[12, 7]] = 1.0;
    let out = mapped(Affine::new(r, s, k, t), image.view());
    let weight = out.sum();
    let center = |of: fn((usize, usize)) -> usize| {
        out.indexed_iter().map(|(at, ink)| of(at) as f64 * ink).sum::<f64>() / weight
    };
    let (row, column) = (center(|at| at.0) - 10.0, center(|at| at.1) - 10.0);
    assert!((row - f64::from(q[0])).abs() < 0.2, "{row} for {}", q[0]);
    assert!((column - f64::from(q[1])).abs() < 0.2, "{column} for {}", q[1]);
}

#[test]
fn it_reads_any_layout_and_both_widths() {
    let image = glyphs::draw(5, 1).unwrap();
    let stored = image.t().as_standard_layout().into_owned(); // as EMNIST: columns lie together
    let map = Affine::new(0.1, 0.9, -0.1, [0.3, 0.7]);
    let (mut rows, mut columns) = (Array2::zeros((28, 28)), Array2::zeros((28, 28)));
    map.apply(image.view(), rows.view_mut());
    map.apply(stored.t(), columns.view_mut());
    assert_eq!(rows, columns);
    let wide = mapped(map, image.mapv(f64::from).view());
    assert_close(rows.mapv(f64::from).view(), wide.view());
}

#[test]
fn far_outside_there_is_paper() {
    for shift in [[1e9, 0.0], [0.0, -1e9], [40.0, -40.0]] {
        let out = mapped(Affine::new(0.0, 1.0, 0.0, shift), letter().view());
        assert_eq!(out.sum(), 0.0, "{shift:?}");
    }
}

#[test]
#[should_panic(expected = "the output has the shape of the image")]
fn an_output_of_another_shape_is_refused() {
    let mut out = Array2::zeros((28, 27));
    Affine::new(0.0, 1.0, 0.0, [0.0, 0.0]).apply(letter().view(), out.view_mut());
}

#[test]
#[should_panic(expected = "the scale is 0: use more than 0")]
fn a_scale_of_nothing_is_refused() {
    Affine::new(0.0, 0.0, 0.0, [0.0, 0.0]);
}
