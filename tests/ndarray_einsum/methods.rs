//! Which string is computed how, read from the crate's own plans.

use ndarray_einsum::EinsumPathSteps;

use super::{count_up, plan};

/// Strings and their methods, in the order of the appendix.
pub(super) const TABLE: [(&str, &str); 7] = [
    ("ij,ij->ij", "HadamardProductGeneral"),
    ("i,jk->jk", "ScalarMatrixProductGeneral"),
    ("jk,i->kj", "MatrixScalarProductGeneral"),
    ("i,j->ij", "TensordotGeneral"),
    ("nchwij,kcij->nkhw", "TensordotGeneral"),
    ("nij,njk->nik", "StackedTensordotGeneral"),
    ("nchwij,cij->nchw", "StackedTensordotGeneral"),
];

/// The `Debug` of the only step of a plan for two operands with two elements along each axis.
fn only_step(string: &str) -> String {
    let operands = string.split("->").next().unwrap().split(',');
    let shapes: Vec<_> = operands.map(|letters| vec![2; letters.len()]).collect();
    let (left, right) = (count_up(&shapes[0]), count_up(&shapes[1]));
    match plan(string, &[&left, &right]).steps {
        EinsumPathSteps::PairContractions(steps) => {
            assert_eq!(steps.len(), 1);
            format!("{:?}", steps[0])
        }
        EinsumPathSteps::SingletonContraction(_) => {
            panic!("{string} has two operands")
        }
    }
}

#[test]
fn read_from_the_plan() {
    for (string, method) in TABLE {
        let step = only_step(string);
        assert!(
            step.contains(&format!("method: {method}, op: ")),
            "{string}: {step}"
        );
    }
}

#[test]
fn a_lone_letter_is_summed_first() {
    let step = only_step("ijk,kj->jk"); // nobody else has i
    assert!(step.contains("lhs_simplification: Some("), "{step}");
    assert!(step.contains("rhs_simplification: None"), "{step}");
    assert!(step.contains("method: HadamardProductGeneral"), "{step}");
    let step = only_step("ij,jkk->ik"); // k twice
    assert!(step.contains("lhs_simplification: None"), "{step}");
    assert!(step.contains("rhs_simplification: Some("), "{step}");
    assert!(step.contains("method: Diagonalization"), "{step}");
}

/// The order of the summed axes: alphabetical without a letter in all three places, and as
/// in the left operand with one.
#[test]
fn summed_axes_are_sorted_by_letter() {
    let left_axes = |string| -> String {
        let step = only_step(string);
        let (_, axes) =
            step.split_once("lhs_permutation: Permutation { permutation: ").unwrap();
        axes.split(" }").next().unwrap().to_owned()
    };
    assert_eq!(left_axes("icj,jck->ik"), "[0, 1, 2]"); // c before j, as they stand
    assert_eq!(left_axes("ijc,jck->ik"), "[0, 2, 1]"); // c before j
    assert_eq!(left_axes("nijc,njck->nik"), "[0, 1, 2, 3]"); // n stacked: j before c
}
