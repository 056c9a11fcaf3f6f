//! What is refused, and by whom.

use listings::Error;
use ndarray::{ArrayView, ShapeBuilder};
use serde_json::{Value, json};

use super::{ask, try_ask, typed};

#[test]
fn errors_are_those_of_the_code() {
    let bias = ask(&[5, 4], &[1, 0], 0, 3);
    let stale = ArrayView::from_shape((5, 4).strides((1, 0)), &[0.1, 0.2, 0.3]);
    assert_eq!(bias["error"], stale.unwrap_err().to_string());

    let before = ask(&[4], &[-1], 2, 9);
    assert_eq!(before["error"], Error::BeforeMemory { position: -1 }.to_string());
    assert_eq!(before["expression"], Value::Null);
    let beyond = ask(&[4], &[1], 10, 9);
    assert_eq!(
        beyond["error"],
        Error::BeyondMemory { position: 10, len: 9 }.to_string()
    );
    // An array without elements needs no offset, and ndarray still looks at its strides.
    assert_eq!(ask(&[0, 3], &[9, 3], -5, 9)["error"], Value::Null);
    assert_eq!(ask(&[0, 3], &[9, 9], 0, 9)["error"], bias["error"]);

    let (what, given, axes) = ("the number of strides", 1, 2);
    let unlike = Error::Axes { what, given, axes }.to_string();
    assert_eq!(try_ask(&[2, 3], &[1], 0, 9), Err(unlike));
}

#[test]
fn fields_are_read_as_they_are_typed() {
    let answer = ask(&[4, 6], &[-6, 1], 18, 24);
    for strides in ["-6, 1", "(-6, 1)", " [−6,1]", "-6 1,"] {
        assert_eq!(typed("4,6", strides, "18", "24"), Ok(answer.clone()));
    }
    for [shape, strides, offset, memory, field] in [
        ["4, x", "6, 1", "0", "24", "shape"],
        ["-4, 6", "6, 1", "0", "24", "shape"],
        ["4, 6", "6, 1.5", "0", "24", "strides"],
        ["4, 6", "6, 1", "", "24", "offset"],
        ["4, 6", "6, 1", "0, 0", "24", "offset"],
        ["4, 6", "6, 1", "0", "-24", "memory"],
        ["99999999999999999999", "1", "0", "24", "shape"],
        ["9", "-2147483649", "0", "24", "strides"],
    ] {
        let error = typed(shape, strides, offset, memory).unwrap_err();
        assert!(error.starts_with(&format!("the {field} cannot be read")), "{error}");
    }
}

#[test]
fn too_much_is_refused_with_its_limit() {
    const MOST: usize = u32::MAX as usize;
    for (shape, strides, offset, memory, limit) in [
        (vec![1; 7], vec![1; 7], 0, 9, "6 axes, not 7"),
        (vec![1], vec![1; 70_000], 0, 9, "6 axes, not 70000"),
        (vec![2], vec![1], 0, 257, "256 cells of memory, not 257"),
        (vec![2], vec![1], 0, MOST, "256 cells of memory"),
        (vec![2], vec![-2_147_483_648], 0, 9, "100000 cells for a stride"),
        (vec![2], vec![1], 2_147_483_647, 9, "100000 cells for a stride"),
        (vec![MOST, 0], vec![1; 2], 0, 9, "4096 elements along an axis"),
        (vec![65, 64], vec![1; 2], 0, 9, "4096 elements, not 4160"),
        (vec![4096; 6], vec![1; 6], 0, 9, "4096 elements"),
    ] {
        let error = try_ask(&shape, &strides, offset, memory).unwrap_err();
        assert!(error.contains(&format!("at most {limit}")), "{error}");
    }
    // The furthest positions there are, also where an isize has 32 bits.
    for step in [-100_000, 100_000] {
        let reach = [step + step * 4095, step];
        let reach = [reach.iter().min(), reach.iter().max()];
        assert_eq!(ask(&[4096], &[step], step, 256)["reach"], json!(reach));
    }
}
