use ndarray::ArrayRef2;
use ndarray_einsum::einsum;

fn trace(matrix: &ArrayRef2<f64>) -> Result<f64, &'static str> {
    Ok(einsum("ii", &[matrix])?.sum())
}
