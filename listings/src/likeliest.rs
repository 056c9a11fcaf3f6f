//! What a network says of a character, in words: the likeliest of the 47.

use listings::glyphs::CLASSES;
use listings::nn::cross_entropy::softmax;
use ndarray::{ArrayView1, Axis, NdFloat};

/// The three likeliest characters and their probabilities, of `logits` (47,).
///
/// ```
/// use ndarray::Array1;
///
/// let mut logits = Array1::zeros(47);
/// logits[27] = 9.0;
/// let [(character, probability), ..] = listings::likeliest(logits.view());
/// assert_eq!((character, probability > 0.99), ('R', true));
/// ```
pub fn likeliest<A: NdFloat>(logits: ArrayView1<'_, A>) -> [(char, A); 3] {
    let probabilities = softmax(logits.insert_axis(Axis(0))); // (1, 47)
    let mut named: Vec<_> = CLASSES.into_iter().zip(probabilities).collect();
    let order = |a: &A, b: &A| b.partial_cmp(a).unwrap_or(std::cmp::Ordering::Equal);
    named.sort_by(|a, b| order(&a.1, &b.1));
    std::array::from_fn(|place| named[place])
}

#[cfg(test)]
mod tests {
    use super::likeliest;
    use ndarray::Array1;

    #[test]
    fn the_likeliest_come_first() {
        let mut logits = Array1::from_elem(47, -1000.0);
        logits[11] = 1.0; // B
        logits[8] = 3.0;
        logits[46] = 2.0; // t
        let named = likeliest(logits.view());
        assert_eq!(named.map(|(character, _)| character), ['8', 't', 'B']);
        let e = [1.0, (-1_f32).exp(), (-2_f32).exp()];
        let sum: f32 = e.iter().sum();
        for ((_, probability), e) in named.into_iter().zip(e) {
            assert!((probability - e / sum).abs() < 1e-6, "{probability}");
        }
    }

    #[test]
    fn of_equals_the_first_class_comes_first() {
        let named = likeliest(Array1::<f64>::zeros(47).view());
        assert_eq!(named.map(|(character, _)| character), ['0', '1', '2']);
    }
}
