//! The tile's own edges: outputs that are used again, and products whose tables lie.

use listings::conv::product::{Product, Store};
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

/// Nine rows and nine columns out of 17 numbers, at every level: more than one tile and
/// some rows over. `change` spoils the operands.
fn product(change: impl Fn(&mut Product<'_, f64>)) -> Vec<Vec<f64>> {
    let left: Vec<f64> = (0..17).map(f64::from).collect();
    let table = tile::positions([9], [1]);
    let each = levels::all().into_iter().map(|(_, level)| {
        let width = 3 * f64::lanes(level);
        let right = vec![1.0; 9 * width];
        let at = tile::positions([9], [width]);
        let (rows, columns) = (&table[..], &table[..]);
        let mut product =
            Product { left: &left, rows, columns, right: &right, width, at: &at };
        change(&mut product);
        let mut output = vec![1000.0; 9 * width];
        f64::multiply(level, &product, Store::Add, &mut output);
        output.chunks(width).map(|row| row[width - 1]).collect()
    });
    each.collect()
}

#[test]
fn a_product_is_added_to_what_was_there() {
    for sums in product(|_| ()) {
        let want = (0..9).map(|i| 1000.0 + (i..i + 9).map(f64::from).sum::<f64>());
        assert_eq!(sums, want.collect::<Vec<_>>());
    }
}

#[test]
#[should_panic = "out of range"]
fn a_row_beyond_the_left_operand_panics() {
    product(|product| product.left = &product.left[..16]);
}

#[test]
#[should_panic = "out of range"]
fn a_place_beyond_the_output_panics() {
    let beyond = tile::positions([9], [1 << 20]);
    product(|product| product.at = Box::leak(beyond.clone().into_boxed_slice()));
}

#[test]
#[should_panic = "one for each row"]
fn fewer_places_than_rows_panic() {
    product(|product| product.at = &product.at[..7]);
}

#[test]
#[should_panic = "the size of the right operand"]
fn a_right_operand_with_a_row_too_few_panics() {
    product(|product| product.right = &product.right[product.width..]);
}

#[test]
#[should_panic = "not whole vectors"]
fn a_width_that_is_no_whole_number_of_vectors_panics() {
    product(|product| product.width -= 1);
}

/// Strips beyond the first, of an input without channels.
#[test]
fn no_channels_under_many_filters_are_zeros() {
    let [input, weight] = [[2, 0, 5, 5], [70, 0, 3, 3]].map(numbers);
    for (_, level) in levels::all() {
        let window = Window::new([3, 3]);
        let maps = tile::conv2d_at(level, input.view(), weight.view(), &window);
        assert_eq!(maps.unwrap(), Array4::<f64>::zeros([2, 70, 3, 3]));
    }
}
