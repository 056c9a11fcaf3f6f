//! Central differences against derivatives known from calculus.

use ndarray::{Array, Ix0, arr0, array};

use listings::gradcheck::{central_differences, step};

/// How far the central difference of x³ at 1.3 is from 3 · 1.3². (At 1 the neighbors' cubes
/// happen to be exact.)
fn off(step: f64) -> f64 {
    let cube = |x: &Array<f64, Ix0>| x[()].powi(3);
    (central_differences(cube, &arr0(1.3), step)[()] - 3.0 * 1.3 * 1.3).abs()
}

/// (x + h)³ - (x - h)³ is 6x²h + 2h³: the difference is above 3x² by h².
#[test]
fn above_the_cube_root_the_error_is_the_square_of_the_step() {
    for step in [1e-1, 1e-2, 1e-3, 1e-4] {
        let (error, step) = (off(step), 1.3 * step); // relative to a parameter above 1
        assert!((0.9..1.1).contains(&(error / (step * step))), "{step:e}: {error:e}");
    }
}

/// The last digit of a number near 2, divided by the step. Chance decides how much of it.
#[test]
fn below_the_cube_root_the_error_is_at_most_some_digits_over_the_step() {
    for step in [1e-6, 1e-8, 1e-10, 1e-12] {
        let error = off(step);
        assert!(error <= 4.0 * f64::EPSILON / step, "{step:e}: {error:e}");
    }
    let worst = (0..100).map(|i| off(1e-10 * (1.0 + f64::from(i) / 100.0)));
    assert!(worst.fold(0.0, f64::max) >= 0.1 * f64::EPSILON / 1e-10);
}

#[test]
fn the_step_is_near_the_best() {
    assert!((6.05e-6..6.06e-6).contains(&step()));
    assert!(off(step()) < 2e-10);
    assert!(off(step()) < off(1e-3) && off(step()) < off(1e-10));
}

/// Of a quadratic form the central difference is exact but for rounding.
#[test]
fn every_parameter_is_moved_alone_and_put_back() {
    let at = array![[1.0, -2.0, 0.5], [1e6, -1e-6, 0.0]];
    let mut calls = 0;
    let loss = |x: &Array<f64, _>| {
        calls += 1;
        let moved = x.iter().zip(&at).filter(|(x, at)| x != at).count();
        assert_eq!(moved, 1, "all but one are where they were");
        x[[0, 0]] * x[[0, 1]] + 3.0 * x[[0, 2]] * x[[0, 2]] - 7.0 * x[[1, 1]]
            + x[[1, 0]] * x[[1, 2]]
    };
    let got = central_differences(loss, &at, step());
    assert_eq!(calls, 2 * at.len());
    let want = array![[-2.0, 1.0, 3.0], [0.0, -7.0, 1e6]];
    for (got, want) in got.iter().zip(&want) {
        assert!(
            (got - want).abs() <= 1e-9 * want.abs().max(1.0),
            "{got}, not {want}"
        );
    }
}
