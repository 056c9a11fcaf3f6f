//! Adam, stopped and gone on with.

use ndarray::{ArrayD, NdFloat, arr1};

use listings::nn::Adam;

/// Steps `from..to` of a training in which gradients depend on the parameter.
fn train<A: NdFloat>(
    adam: &mut Adam<A>,
    parameter: &mut ArrayD<A>,
    steps: std::ops::Range<u32>,
) {
    for step in steps {
        let gradient = parameter.mapv(|x| (x * A::from(step).unwrap()).sin());
        let rate = A::from(0.1 / f64::from(step + 1)).unwrap();
        adam.step(&mut [parameter.view_mut()], &[gradient.view()], rate).unwrap();
    }
}

/// The same bits, wherever it stopped.
fn resumed<A: NdFloat>(weight_decay: A) {
    let start = arr1(&[0.5, -1.0, 2.0]).mapv(|x| A::from(x).unwrap()).into_dyn();
    let (mut through, mut wanted) = (Adam::new(weight_decay), start.clone());
    train(&mut through, &mut wanted, 0..20);
    for stop in [0, 1, 7, 20] {
        let (mut before, mut parameter) = (Adam::new(weight_decay), start.clone());
        train(&mut before, &mut parameter, 0..stop);
        let moments = before.moments().to_vec();
        assert_eq!(
            (before.steps(), moments.len()),
            (u64::from(stop), stop.min(1) as usize)
        );
        let mut after = Adam::resume(weight_decay, before.steps(), moments);
        assert_eq!(after, before);
        train(&mut after, &mut parameter, stop..20);
        assert_eq!((&after, &parameter), (&through, &wanted), "stopped at {stop}");
    }
}

#[test]
fn a_training_that_stopped_ends_where_it_would_have() {
    resumed::<f64>(0.0);
    resumed::<f64>(0.1);
    resumed::<f32>(0.1);
}

/// After one step with gradient g: (1 − β₁) g and (1 − β₂) g².
#[test]
fn the_moments_are_means_of_gradients_and_squares() {
    let (mut adam, mut parameter) = (Adam::new(0.0), arr1(&[1.0, 1.0]).into_dyn());
    let gradient = arr1(&[2.0_f64, -3.0]).into_dyn();
    adam.step(&mut [parameter.view_mut()], &[gradient.view()], 0.1).unwrap();
    let [moments] = adam.moments() else { panic!("one parameter") };
    let near = |a: &ArrayD<f64>, b: [f64; 2]| {
        (a - &arr1(&b)).iter().all(|d| d.abs() < 1e-15)
    };
    assert!(near(&moments.first, [0.2, -0.3]), "{moments:?}");
    assert!(near(&moments.second, [0.004, 0.009]), "{moments:?}");
}
