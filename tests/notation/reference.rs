//! `tests/fixtures/einsum.json`: every string by the book's einsum and by ndarray's,
//! against numbers that neither computed.

use ndarray::{ArrayD, ArrayViewD};
use serde::Deserialize;

use listings::notation;

type Einsum = fn(&str, &[ArrayViewD<'_, f64>]) -> ArrayD<f64>;

const EINSUMS: [(&str, Einsum); 2] = [
    ("own", |text, operands| {
        notation::einsum(text, operands).unwrap_or_else(|error| panic!("{error}"))
    }),
    ("ndarray-einsum", |text, operands| {
        let operands: Vec<_> = operands.iter().map(|array| array as _).collect();
        ndarray_einsum::einsum(text, &operands)
            .unwrap_or_else(|error| panic!("{error}"))
    }),
];

#[derive(Deserialize)]
struct File {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    subscripts: String,
    operands: Vec<Numbers>,
    result: Numbers,
}

#[derive(Deserialize)]
struct Numbers {
    shape: Vec<usize>,
    data: Vec<f64>,
}

impl Numbers {
    fn array(&self) -> ArrayViewD<'_, f64> {
        ArrayViewD::from_shape(self.shape.clone(), &self.data)
            .expect("data of this shape")
    }
}

fn cases() -> Vec<Case> {
    let file: File = serde_json::from_str(include_str!("../fixtures/einsum.json"))
        .expect("a fixture is JSON of the expected form");
    file.cases
}

#[test]
fn every_string_by_both() {
    for case in cases() {
        let operands: Vec<_> = case.operands.iter().map(Numbers::array).collect();
        let want = case.result.array();
        for (name, einsum) in EINSUMS {
            let got = einsum(&case.subscripts, &operands);
            let what = format!("{} by {name}", case.subscripts);
            assert_eq!(got.shape(), want.shape(), "{what}");
            for (index, want) in want.indexed_iter() {
                let off = (got[&index] - want).abs() / want.abs().max(1.0);
                assert!(off <= 1e-12, "{what}: off by {off:e} at {index:?}");
            }
        }
    }
}

#[test]
fn the_fixture_tries_what_it_should() {
    let cases = cases();
    let has = |text: &str| cases.iter().any(|case| case.subscripts == text);
    assert_eq!(cases.len(), 17);
    assert!(
        ["ij,jk->ik", "ii->", "xyij,ij->xy", "ijk,jl,kl->i"].into_iter().all(has)
    );
    assert!(cases.iter().all(|case| case.result.data.iter().any(|&x| x != 0.0)));
}
