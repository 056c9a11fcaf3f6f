//! Flattening.

use ndarray::{Array2, Array4, ShapeBuilder};

use crate::{check, d_loss, numbers};
use listings::nn;
use listings::nn::flatten::{backward, forward};

#[test]
fn a_row_an_image_in_row_order_whatever_the_memory() {
    let maps = numbers((2, 3, 4, 5), 1);
    let mut columns = Array4::zeros((2, 3, 4, 5).f());
    columns.assign(&maps);
    for maps in [maps, columns] {
        let (rows, cache) = forward(maps.clone());
        let wanted = Array2::from_shape_fn((2, 60), |(n, i)| {
            maps[[n, i / 20, i / 5 % 4, i % 5]]
        });
        assert_eq!(rows, wanted);
        assert_eq!(backward(&cache, rows).unwrap(), maps);
        let mut columns = Array2::zeros((2, 60).f());
        columns.assign(&wanted);
        assert_eq!(backward(&cache, columns).unwrap(), maps);
    }
}

#[test]
fn what_lies_in_row_order_is_not_copied() {
    let maps = numbers((2, 3, 4, 5), 1);
    let place = maps.as_ptr();
    let (rows, cache) = forward(maps);
    assert_eq!(rows.as_ptr(), place);
    assert_eq!(backward(&cache, rows).unwrap().as_ptr(), place);
}

#[test]
fn gradients() {
    let maps = numbers((2, 3, 2, 2), 1);
    let (rows, cache) = forward(maps.clone());
    let d_input = backward(&cache, d_loss(&rows)).unwrap();
    check("d_input", &maps, &d_input, |x| forward(x).0);
}

#[test]
fn nothing_flattens_to_nothing() {
    for shape in [[0, 3, 4, 5], [2, 0, 4, 5]] {
        let (rows, cache) = forward(Array4::<f64>::zeros(shape));
        assert_eq!(rows.dim(), (shape[0], shape[1] * 20));
        assert_eq!(backward(&cache, rows).unwrap(), Array4::<f64>::zeros(shape));
    }
}

#[test]
fn another_shape_is_refused() {
    let (_, cache) = forward(numbers((2, 3, 4, 5), 1));
    for given in [[2, 59], [1, 60], [3, 40]] {
        let error = backward(&cache, Array2::<f64>::zeros(given)).unwrap_err();
        let (given, output) = (given.to_vec(), vec![2, 60]);
        assert_eq!(error, nn::Error::LayerGradient { given, output }.into());
    }
}
