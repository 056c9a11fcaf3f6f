//! Chapter 6: reading einsum.

use listings::notation::{Notation, einsum};
use listings::windows;
use ndarray::{Array, Axis, array};
use ndarray_einsum::tensordot;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("== product ==");
    // ANCHOR: product
    let a = array![[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]].into_dyn(); // i, j
    let b = Array::range(0.0, 12.0, 1.0).into_shape_with_order((3, 4))?.into_dyn(); // j, k
    let product = einsum("ij,jk->ik", &[a.view(), b.view()])?; // i, k
    println!("{product}");
    // ANCHOR_END: product

    println!("== loops ==");
    // ANCHOR: written
    let notation = Notation::parse("ij,jk->ik")?;
    print!("{}", notation.loops(&[&[2, 3], &[3, 4]])?);
    // ANCHOR_END: written

    println!("== other sides ==");
    // ANCHOR: other_sides
    for string in ["ij,jk->ki", "ij,jk->i", "ij,jk->ijk", "ij,jk->"] {
        let result = einsum(string, &[a.view(), b.view()])?;
        println!("{string:<10} {:?}", result.shape());
    }
    // ANCHOR_END: other_sides

    println!("== one operand ==");
    // ANCHOR: one_operand
    let square = array![[1.0, 2.0], [3.0, 4.0]].into_dyn();
    for string in ["ij->ji", "ij->i", "ij->", "ii->i", "ii->"] {
        let result = einsum(string, &[square.view()])?;
        println!("{string:<6} {}", one_line(&result));
    }
    // ANCHOR_END: one_operand

    println!("== two operands ==");
    // ANCHOR: two_operands
    let [u, v] = [array![1.0, 2.0].into_dyn(), array![10.0, 100.0].into_dyn()];
    let m = array![[1.0, 2.0], [3.0, 4.0]].into_dyn();
    for (string, operands) in [
        ("i,i->", [&u, &v]),
        ("i,j->ij", [&u, &v]),
        ("ij,j->i", [&m, &v]),
        ("ij,ij->ij", [&m, &m]),
        ("ij,jk->ik", [&m, &m]),
    ] {
        let result = einsum(string, &operands.map(|operand| operand.view()))?;
        println!("{string:<10} {}", one_line(&result));
    }
    // ANCHOR_END: two_operands

    println!("== sizes ==");
    // ANCHOR: sizes
    let notation = Notation::parse("bij,bjk->bik")?;
    let sizes = notation.sizes(&[&[8, 2, 3], &[8, 3, 4]])?;
    println!("sizes  {:?}", sizes.of);
    println!("output {:?}, {} products", sizes.output, sizes.multiplications);
    // ANCHOR_END: sizes

    println!("== refused ==");
    // ANCHOR: refused
    for string in ["ij,jk->iz", "iJ,Jk->ik", "ij, jk->ik", "ij,jk", "...j,jk->ik"] {
        println!("{}\n", Notation::parse(string).unwrap_err());
    }
    // ANCHOR_END: refused

    println!("== wrong sizes ==");
    // ANCHOR: wrong_sizes
    let turned = b.t(); // k, j
    let error = einsum("ij,jk->ik", &[a.view(), turned]).unwrap_err();
    println!("{error}");
    // ANCHOR_END: wrong_sizes

    println!("== the crate's words ==");
    // ANCHOR: the_crate
    let operands: [&dyn ndarray_einsum::ArrayLike<f64>; 2] = [&a, &b.t()];
    println!("{}", ndarray_einsum::einsum("ij,jk->ik", &operands).unwrap_err());
    println!("{}", ndarray_einsum::einsum("ij, jk->ik", &operands).unwrap_err());
    // ANCHOR_END: the_crate

    println!("== silent ==");
    // ANCHOR: silent
    let meant = einsum("ij,jk->ik", &[m.view(), m.view()])?;
    let typed = einsum("ij,kj->ik", &[m.view(), m.view()])?;
    println!("ij,jk->ik  {}", one_line(&meant));
    println!("ij,kj->ik  {}", one_line(&typed));
    // ANCHOR_END: silent

    println!("== tensordot ==");
    // ANCHOR: tensordot
    let image = Array::range(0.0, 144.0, 1.0).into_shape_with_order((12, 12))?;
    let kernel = Array::range(0.0, 9.0, 1.0).into_shape_with_order((3, 3))?;
    let windows = windows::of_image(image.view(), [3, 3])?; // (oh, ow, kh, kw)
    let map = tensordot(&windows, &kernel, &[Axis(2), Axis(3)], &[Axis(0), Axis(1)]);
    println!("{:?}, first pixel {}", map.shape(), map[[0, 0]]);
    // ANCHOR_END: tensordot
    Ok(())
}

/// The array on one line.
fn one_line(array: &ndarray::ArrayD<f64>) -> String {
    array.to_string().split_whitespace().collect::<Vec<_>>().join(" ")
}
