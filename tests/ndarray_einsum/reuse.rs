//! Plans used again.

use ndarray::Array2;
use ndarray_einsum::validate_and_size;

use super::{count_up, panic_message, plan};

fn ones(shape: [usize; 2]) -> Array2<f64> {
    Array2::ones(shape)
}

#[test]
fn the_same_shapes_are_served() {
    let path = plan("ij,jk->ik", &[&ones([3, 4]), &ones([4, 3])]);
    let (left, right) = (count_up(&[3, 4]), ones([4, 3]));
    assert_eq!(path.contract_operands(&[&left, &right]).sum(), 3.0 * left.sum());
}

#[test]
fn other_shapes_panic_or_give_other_sums() {
    let path = plan("ij,jk->ik", &[&ones([3, 4]), &ones([4, 3])]);
    let message = panic_message(|| {
        plan("ij,jk->ik", &[&ones([3, 4]), &ones([4, 3])])
            .contract_operands(&[&ones([2, 2]), &ones([2, 2])])
    });
    assert!(message.contains("IncompatibleShape"), "{message}");
    // As many elements, so nothing is noticed: sums of 4 in 3 × 3 for sums of 3 in 4 × 4.
    let output = path.contract_operands(&[&ones([4, 3]), &ones([3, 4])]);
    assert_eq!(output, Array2::from_elem((3, 3), 4.0).into_dyn());
}

#[test]
fn the_sizes_can_be_compared_first() {
    let sizes = |left, right| {
        validate_and_size("ij,jk->ik", &[&ones(left), &ones(right)])
            .unwrap()
            .output_size
    };
    assert_eq!(sizes([3, 4], [4, 3]), sizes([3, 4], [4, 3]));
    assert_ne!(sizes([3, 4], [4, 3]), sizes([4, 3], [3, 4]));
}

#[test]
fn the_number_of_operands_is_not_checked() {
    let (left, right) = (count_up(&[3, 4]), count_up(&[4, 3]));
    let path = plan("ij,jk->ik", &[&left, &right]);
    let expected = path.contract_operands(&[&left, &right]);
    assert_eq!(path.contract_operands(&[&left, &right, &left]), expected);
    let message = panic_message(|| {
        let (left, right) = (count_up(&[3, 4]), count_up(&[4, 3]));
        plan("ij,jk->ik", &[&left, &right]).contract_operands(&[&left])
    });
    assert!(message.contains("index out of bounds"), "{message}");
}
