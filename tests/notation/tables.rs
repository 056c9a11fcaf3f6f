//! Einsum by tables and a product, against the einsum of loops, at every level: operands of
//! any strides, which overlap, stand still and go back.

use ndarray::{Array, Array1, ArrayD, ArrayViewD, Dimension, array};
use proptest::prelude::*;

use listings::levels;
use listings::notation::{self, Strided, tables};
use listings::{Error, Layout};

use crate::memory::whole_numbers;
use crate::strings::{Case, pairs};

/// Strides for the axes of both operands.
fn strides() -> impl Strategy<Value = [[isize; 4]; 2]> {
    [[-7..=7isize, -7..=7, -7..=7, -7..=7], [-7..=7, -7..=7, -7..=7, -7..=7]]
}

proptest! {
    #[test]
    fn tables_are_loops(case in pairs(), strides in strides(), seed: u64) {
        let layouts = [0, 1].map(|i| layout(&case, i, &strides[i]));
        let memories = layouts.each_ref().map(|layout| memory(layout, seed));
        let arrays = [0, 1].map(|i| array(&layouts[i], &memories[i]));
        let want =
            notation::einsum(&case.text, &arrays.each_ref().map(|array| array.view()))?;
        let [a, b] = layouts;
        let operands =
            [Strided::new(&memories[0], a)?, Strided::new(&memories[1], b)?];
        for (name, level) in levels::all() {
            let got = tables::einsum_at(level, &case.text, &operands)?;
            prop_assert_eq!(&got, &want, "{} by {}", case.text, name);
        }
    }

    /// An array of one block is an operand, in whatever order its axes lie.
    #[test]
    fn arrays_of_one_block_are_operands(case in pairs()) {
        let blocks = case.blocks();
        let arrays = case.operands(&blocks);
        let operands: Result<Vec<_>, _> = arrays.iter().map(|a| Strided::of(a)).collect();
        let one_block = |array: &ArrayViewD<'_, f64>| array.as_slice_memory_order().is_some();
        prop_assert_eq!(operands.is_ok(), arrays.iter().all(one_block));
        if let Ok(operands) = operands {
            let operands = operands.try_into().expect("a pair");
            let got = tables::einsum(&case.text, &operands)?;
            prop_assert_eq!(got, notation::einsum(&case.text, &arrays)?, "{}", case.text);
        }
    }
}

/// The operand `i` of the string with these strides, its lowest element at 3.
fn layout(case: &Case, i: usize, strides: &[isize]) -> Layout {
    let shape = case.shape(&case.letters()[i]);
    let strides = strides[..shape.len()].to_vec();
    let mut layout = Layout { shape, strides, offset: 0 };
    layout.offset = 3 - layout.reach().map_or(0, |(lowest, _)| lowest);
    layout
}

/// Memory that ends with the layout's highest element.
fn memory(layout: &Layout, seed: u64) -> Vec<f64> {
    let len = layout.reach().map_or(0, |(_, highest)| highest + 1);
    whole_numbers(seed).take(len.unsigned_abs()).collect()
}

/// The elements, one by one.
fn array(layout: &Layout, memory: &[f64]) -> ArrayD<f64> {
    ArrayD::from_shape_fn(&layout.shape[..], |index| {
        let index = index.as_array_view();
        let index = index.as_slice().expect("one block");
        memory[layout.position(index).expect("within the shape")]
    })
}

/// More columns than are summed at a time, and rows and places for tiles of every size.
#[test]
fn a_large_product_is_ndarrays() {
    let numbers = |shape: [usize; 2]| {
        let mut numbers = whole_numbers::<f32>(7);
        Array::from_shape_simple_fn(shape, || numbers.next().expect("endless"))
    };
    let (a, b) = (numbers([90, 1100]), numbers([1100, 75]));
    let operands = [Strided::of(&a).unwrap(), Strided::of(&b).unwrap()];
    for (name, level) in levels::all() {
        let got = tables::einsum_at(level, "ij,jk->ik", &operands).unwrap();
        assert_eq!(got, a.dot(&b).into_dyn(), "{name}");
        let got = tables::einsum_at(level, "ij,jk->ki", &operands).unwrap();
        assert_eq!(got, a.dot(&b).reversed_axes().into_dyn(), "{name}");
    }
}

#[test]
fn an_operand_backwards() {
    let [up, down] = [array![1.0, 2.0, 3.0], array![30.0, 20.0, 10.0]];
    let down = down.slice(ndarray::s![..;-1]);
    let operands = [Strided::of(&up).unwrap(), Strided::of(&down).unwrap()];
    assert_eq!(operands[1].layout().offset, 2);
    let dot = tables::einsum("i,i->", &operands).unwrap();
    assert_eq!(dot, ndarray::arr0(140.0).into_dyn());
}

/// Strides that are never used may be any number.
#[test]
fn the_stride_of_a_single_element_is_never_used() {
    let far =
        |stride| Layout { shape: vec![1, 1], strides: vec![stride; 2], offset: 0 };
    for stride in [isize::MAX, isize::MIN] {
        let operand = Strided::new(&[3.0], far(stride)).unwrap();
        let square = tables::einsum("ii,ij->i", &[operand.clone(), operand]);
        assert_eq!(square.unwrap(), array![9.0].into_dyn());
    }
}

#[test]
fn elements_outside_the_memory_are_refused() {
    let layout = |strides: &[isize], offset| Layout {
        shape: vec![3],
        strides: strides.to_vec(),
        offset,
    };
    let refused = |layout| Strided::new(&[0.0; 5], layout).unwrap_err();
    assert_eq!(refused(layout(&[2], 1)), Error::BeyondMemory { position: 5, len: 5 });
    assert_eq!(refused(layout(&[-2], 3)), Error::BeforeMemory { position: -1 });
    assert!(matches!(
        refused(layout(&[1, 1], 0)),
        Error::Axes { given: 2, axes: 1, .. }
    ));
    assert!(Strided::new(&[0.0; 5], layout(&[2], 0)).is_ok());
    let nothing = Layout { shape: vec![0], strides: vec![1], offset: -9 };
    assert!(Strided::<f64>::new(&[], nothing).is_ok());
}

#[test]
fn strings_that_do_not_suit_are_refused_as_by_the_loops() {
    let [a, b] = [Array1::<f64>::zeros(3), Array1::zeros(4)];
    for text in ["i,i->i", "ij,j->i", "i,j,k->i", "i->i", "i,j"] {
        let [left, right] = [&a, &b].map(|array| Strided::of(array).unwrap());
        let error = tables::einsum(text, &[left, right]).unwrap_err();
        let arrays = [a.view().into_dyn(), b.view().into_dyn()];
        assert_eq!(error, notation::einsum(text, &arrays).unwrap_err());
    }
}
