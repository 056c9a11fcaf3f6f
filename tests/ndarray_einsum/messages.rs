//! What the crate says when a call cannot be made.

use std::error::Error;

use ndarray::ArrayD;
use ndarray_einsum::{SizedContraction, einsum};

use super::count_up;

/// Every message, in the order of the appendix.
pub(super) const ALL: [&str; 7] = [
    "Invalid string",
    "Requested output has duplicate index",
    "Requested output contains an index not found in inputs",
    "number of operands in contraction does not match number of operands supplied",
    "number of indices in one or more operands does not match dimensions of operand",
    "repeated index with different size",
    "Character found in new_operand_indices but not in self.output_size",
];

#[test]
fn seven_constants() {
    let (a, b) = (count_up(&[2, 3]), count_up(&[4, 5]));
    let said: [&'static str; 7] = [
        einsum("ij,jk -> ik", &[&a, &b]).unwrap_err(),
        einsum("ij,kl->ii", &[&a, &b]).unwrap_err(),
        einsum("ij,kl->im", &[&a, &b]).unwrap_err(),
        einsum("ij,kl->il", &[&a]).unwrap_err(),
        einsum("ij,klm->il", &[&a, &b]).unwrap_err(),
        einsum("ij,jl->il", &[&a, &b]).unwrap_err(),
        SizedContraction::new("ij,kl->il", &[&a, &b])
            .unwrap()
            .subset(&[vec!['m']], &['m'])
            .map(|_| ())
            .unwrap_err(),
    ];
    assert_eq!(said, ALL);
}

/// `&'static str` is not an error, and `Box<dyn Error>` and `anyhow` can be made from one.
#[test]
fn the_question_mark_needs_a_box() {
    fn boxed() -> Result<ArrayD<f64>, Box<dyn Error>> {
        Ok(einsum("ij -> ji", &[&count_up(&[2, 3])])?)
    }
    fn named() -> Result<ArrayD<f64>, String> {
        let (a, b) = (count_up(&[2, 3]), count_up(&[4, 5]));
        einsum("ij,jk->ik", &[&a, &b]).map_err(|reason| {
            format!("ij,jk->ik of {:?} and {:?}: {reason}", a.shape(), b.shape())
        })
    }
    fn anyhow() -> anyhow::Result<ArrayD<f64>> {
        einsum("ij -> ji", &[&count_up(&[2, 3])]).map_err(anyhow::Error::msg)
    }
    assert_eq!(boxed().unwrap_err().to_string(), "Invalid string");
    assert_eq!(anyhow().unwrap_err().to_string(), "Invalid string");
    assert_eq!(
        named().unwrap_err(),
        "ij,jk->ik of [2, 3] and [4, 5]: repeated index with different size"
    );
}
