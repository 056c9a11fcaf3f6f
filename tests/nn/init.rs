//! Where parameters begin.

use ndarray::{Array1, Array2, Array4};

use listings::nn::init;
use listings::random;

/// 200,000 numbers, uniform within ±0.2: their mean has a standard deviation of
/// 0.2/√3/√200,000 = 2.6e-4, their variance one of (0.04/3)·√(0.8/200,000) = 2.7e-5.
#[test]
fn the_numbers_are_uniform_within_the_bound() {
    let weight: Array2<f64> =
        init::uniform((8000, 25), 25, &mut random::seeded(1, &[]));
    assert!(weight.iter().all(|w| (-0.2..=0.2).contains(w)));
    let [low, high] = [f64::min, f64::max].map(|f| weight.fold(0.0, |a, &b| f(a, b)));
    assert!(low < -0.1999 && high > 0.1999, "from {low} to {high}");
    let mean = weight.mean().unwrap();
    assert!(mean.abs() < 4.0 * 2.6e-4, "{mean}");
    let variance = weight.var(0.0);
    assert!((variance - 0.04 / 3.0).abs() < 4.0 * 2.7e-5, "{variance}");

    // Each tenth of the range has a tenth of them: 20,000, give or take √18,000 = 134.
    let mut counts = [0_i32; 10];
    weight.iter().for_each(|w| counts[((w + 0.2) / 0.04) as usize] += 1);
    assert!(counts.iter().all(|n| (n - 20_000).abs() < 5 * 134), "{counts:?}");
}

#[test]
fn the_bound_shrinks_with_the_inputs() {
    for fan_in in [1, 4, 100, 1600] {
        let bound = 1.0 / (fan_in as f32).sqrt();
        let bias: Array1<f32> =
            init::uniform(500, fan_in, &mut random::seeded(2, &[]));
        let largest = bias.fold(0.0_f32, |a, b| a.max(b.abs()));
        assert!((0.97 * bound..=bound).contains(&largest), "{fan_in}: {largest}");
    }
}

#[test]
fn the_same_seed_gives_the_same_numbers() {
    let of = |seed| -> Array4<f32> {
        init::uniform((2, 3, 5, 5), 75, &mut random::seeded(seed, &[]))
    };
    assert_eq!(of(1), of(1));
    assert_ne!(of(1), of(2));
}

/// In both widths, so that f64 can check f32.
#[test]
fn the_numbers_do_not_depend_on_the_width() {
    let wide: Array1<f64> = init::uniform(100, 9, &mut random::seeded(3, &[]));
    let narrow: Array1<f32> = init::uniform(100, 9, &mut random::seeded(3, &[]));
    assert_eq!(wide.mapv(|x| x as f32), narrow);
}

#[test]
fn the_next_layer_gets_other_numbers() {
    let random = &mut random::seeded(4, &[]);
    let [first, second]: [Array1<f64>; 2] =
        [(); 2].map(|()| init::uniform(50, 3, random));
    assert!(first.iter().zip(&second).all(|(a, b)| a != b));
}

#[test]
fn a_layer_without_inputs() {
    let random = &mut random::seeded(5, &[]);
    let weight: Array2<f64> = init::uniform((3, 0), 0, random);
    assert_eq!(weight.dim(), (3, 0));
    let bias: Array1<f64> = init::uniform(3, 0, random);
    assert!(bias.iter().all(|b| (-1.0..1.0).contains(b)));
}
