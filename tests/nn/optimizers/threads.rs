//! Adam in vectors and by several threads.

use ndarray::{Array2, ShapeBuilder};

use crate::numbers;
use listings::nn::Adam;

/// Large enough to be shared; in C order and in Fortran's.
fn array(fortran: bool, seed: u64) -> Array2<f32> {
    let plain = numbers((333, 500), seed).mapv(|x| x as f32);
    let mut array = Array2::zeros((333, 500).set_f(fortran));
    array.assign(&plain);
    array
}

/// The bits of the parameter after some steps.
fn moved(threads: usize, fortran: bool) -> Array2<u32> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let (mut parameter, mut adam) = (array(fortran, 1).into_dyn(), Adam::new(0.01));
    for step in 0..3 {
        let gradient = array(fortran, 2 + step).into_dyn();
        let to = &mut [parameter.view_mut()];
        pool.install(|| adam.step(to, &[gradient.view()], 0.1)).unwrap();
    }
    parameter.into_dimensionality().unwrap().mapv(f32::to_bits)
}

/// The same for one number after the other, in the same order of operations.
fn alone() -> Array2<u32> {
    let mut parameter = array(false, 1);
    let [mut first, mut second] = [(); 2].map(|()| Array2::<f32>::zeros((333, 500)));
    for step in 0..3 {
        let gradient = array(false, 2 + step);
        let correction = |beta: f64| (1.0 - beta.powi(step as i32 + 1)) as f32;
        let (rate, root) = (0.1 / correction(0.9), correction(0.999).sqrt());
        for (index, &g) in gradient.indexed_iter() {
            let (m, v) = (&mut first[index], &mut second[index]);
            *m = 0.9 * *m + (1.0 - 0.9f64) as f32 * g;
            *v = 0.999 * *v + (1.0 - 0.999f64) as f32 * g * g;
            let p = &mut parameter[index];
            *p = (1.0 - 0.1 * 0.01) * *p - rate * *m / (v.sqrt() / root + 1e-8);
        }
    }
    parameter.mapv(f32::to_bits)
}

#[test]
fn neither_vectors_nor_threads_show_in_a_bit() {
    let wanted = alone();
    for (threads, fortran) in
        [(1, false), (1, true), (2, false), (2, true), (5, false)]
    {
        assert!(moved(threads, fortran) == wanted, "{threads} threads, {fortran}");
    }
}
