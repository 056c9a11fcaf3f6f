//! Which operands are copied element by element.

use ndarray::{IxDyn, Slice};

use listings::{Window, windows};

use counting::{clones, left, right};

mod counting;

#[test]
fn a_matrix_product_copies_no_operand() {
    let [none, turned] = [[3, 4], [4, 3]].map(|shape| left(&shape));
    assert_eq!(clones("ij,jk->ik", &[&none, &right(&[4, 5])]), [0, 0]);
    // Out of order twice is in order.
    assert_eq!(clones("ji,jk->ik", &[&none.t(), &right(&[4, 5])]), [0, 0]);
    assert_eq!(clones("ij,jk->ik", &[&turned.t(), &right(&[4, 5])]), [12, 0]);
}

#[test]
fn what_is_out_of_order_is_copied() {
    let (a, b) = (left(&[3, 4]), right(&[4, 5]));
    assert_eq!(clones("ji,jk->ik", &[&left(&[4, 3]), &b]), [12, 0]);
    assert_eq!(clones("ij,kj->ik", &[&a, &right(&[5, 4])]), [0, 20]);
    let reversed = b.slice_each_axis(|_| Slice::new(0, None, -1));
    assert_eq!(clones("ij,jk->ik", &[&a, &reversed]), [0, 20]);
    let row = right(&[5]);
    let repeated = row.broadcast(vec![4, 5]).unwrap();
    assert_eq!(clones("ij,jk->ik", &[&a, &repeated]), [0, 20]);
}

#[test]
fn a_stacked_product_copies_both() {
    let (a, b) = (left(&[2, 3, 4]), right(&[2, 4, 5]));
    assert_eq!(clones("nij,njk->nik", &[&a, &b]), [24, 40]);
}

/// Two images of 2 channels, 3 × 3 windows, 3 filters.
#[test]
fn a_convolution_copies_every_window() {
    let images = left(&[2, 2, 5, 5]).into_dimensionality().expect("four axes");
    let windows = windows::of_batch(images.view(), &Window::new([3, 3])).unwrap();
    let windows = windows.into_dyn(); // (n, c, h, w, i, j)
    let weight = right(&[3, 2, 3, 3]); // (k, c, i, j)
    let (pixels, all, taps) = (images.len(), windows.len(), weight.len());
    assert_eq!([pixels, all, taps], [100, 324, 54]);

    assert_eq!(clones("nchwij,kcij->nkhw", &[&windows, &weight]), [all, taps]);
    // The weight first: it is in order then.
    assert_eq!(clones("kcij,nchwij->nkhw", &[&weight, &windows]), [all, 0]);
    // The same sums with c called x, behind i and j: the weight is copied.
    assert_eq!(clones("kxij,nxhwij->nkhw", &[&weight, &windows]), [all, taps]);
    // Packed by ndarray, in the order of the plan.
    let packed = windows.permuted_axes(IxDyn(&[1, 4, 5, 0, 2, 3]));
    let packed = packed.as_standard_layout(); // (c, i, j, n, h, w)
    assert_eq!(clones("kcij,cijnhw->nkhw", &[&weight, &packed]), [0, 0]);
}
