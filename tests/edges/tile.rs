//! The tile's own edges: outputs that are used again, and products whose tables lie.

use listings::conv::tile::product::{Product, Store};
use listings::conv::{naive, tile};
use listings::levels::{self, Level};
use listings::number::Number;
use listings::{Window, numbers};
use ndarray::Array4;

/// Enough filters for a whole vector of any level.
const SHAPES: [[usize; 4]; 2] = [[2, 3, 6, 7], [16, 3, 3, 3]];

fn into(output: &mut Array4<f64>) -> *const f64 {
    let [input, weight] = SHAPES.map(numbers);
    let window = Window::new([3, 3]);
    let want = naive::conv2d(input.view(), weight.view(), &window).unwrap();
    let level = Level::new();
    tile::conv2d_into(level, input.view(), weight.view(), &window, output).unwrap();
    assert_eq!(*output, want);
    output.as_ptr()
}

#[test]
fn an_output_that_fits_is_used_again_whatever_it_holds() {
    let mut output = Array4::zeros([0; 4]);
    let first = into(&mut output);
    output.fill(f64::NAN);
    assert_eq!(into(&mut output), first);
}

#[test]
fn an_output_of_another_shape_or_order_is_replaced() {
    for shape in [[2, 16, 4, 4], [2, 16, 4, 5], [0, 0, 0, 0]] {
        into(&mut Array4::from_elem(shape, f64::NAN));
    }
}

#[test]
fn after_an_error_the_output_is_as_it_was() {
    let [input, weight] = SHAPES.map(numbers);
    let mut output = Array4::<f64>::ones([1, 2, 3, 4]);
    let (level, window) = (Level::new(), Window::new([3, 4]));
    tile::conv2d_into(level, input.view(), weight.view(), &window, &mut output)
        .unwrap_err();
    assert_eq!(output, Array4::<f64>::ones([1, 2, 3, 4]));
}

/// A product of one row and one column.
fn product(row: usize, column: usize, at: usize, width: usize) {
    let (_, level) = levels::all()[0];
    let right = vec![1.0; width];
    let product = Product {
        left: &[1.0, 2.0],
        rows: &[row],
        columns: &[column],
        right: &right,
        width,
        at: &[at],
    };
    f64::multiply(level, &product, Store::Set, &mut vec![0.0; width]);
}

#[test]
fn tables_that_stay_within_their_slices_are_fine() {
    let lanes = f64::lanes(levels::all()[0].1);
    product(1, 0, 0, lanes);
    product(0, 1, 0, 2 * lanes);
}

#[test]
#[should_panic = "out of range"]
fn a_row_beyond_the_slice_panics() {
    product(3, 0, 0, f64::lanes(levels::all()[0].1));
}

#[test]
#[should_panic = "out of range"]
fn a_column_beyond_the_slice_panics() {
    product(1, 1, 0, f64::lanes(levels::all()[0].1));
}

#[test]
#[should_panic = "out of range"]
fn a_place_beyond_the_output_panics() {
    product(0, 0, 1, f64::lanes(levels::all()[0].1));
}

#[test]
#[should_panic = "width 3"]
fn a_width_that_is_no_whole_number_of_vectors_panics() {
    product(0, 0, 0, 3);
}
