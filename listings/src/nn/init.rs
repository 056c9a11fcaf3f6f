//! What a layer's parameters are before they have learned: random, in a range that
//! fits the size of the layer.

use ndarray::{Array, Dimension, NdFloat, ShapeBuilder};
use num_traits::cast;

use listings::random::{self, Rng};

/// Numbers from −1/√`fan_in` to 1/√`fan_in`, each as likely, where `fan_in` is how many
/// inputs one output sums: `c · kh · kw` of a convolution, the columns of a linear
/// layer. Without inputs it is taken as 1.
///
/// For the weight and the bias of a layer: what PyTorch's `Conv2d` and `Linear` begin
/// with. The rule is in LeCun, Bottou, Orr and Müller, *Efficient BackProp* (1998), in
/// one form, and in PyTorch's `kaiming_uniform_(a=√5)` in this one.
///
/// ```
/// use listings::{nn::init, random};
/// use ndarray::Array4;
///
/// let random = &mut random::seeded(1, &[]);
/// let weight: Array4<f32> = init::uniform((32, 4, 5, 5), 4 * 5 * 5, random);
/// assert!(weight.iter().all(|w| (-0.1..=0.1).contains(w)));
/// ```
// ANCHOR: uniform
pub fn uniform<A: NdFloat, D: Dimension>(
    shape: impl ShapeBuilder<Dim = D>,
    fan_in: usize,
    random: &mut Rng,
) -> Array<A, D> {
    let bound = 1.0 / (fan_in.max(1) as f64).sqrt();
    Array::from_shape_simple_fn(shape, || {
        let x = random::between(random, -bound, bound);
        cast(x).expect("every float has a nearest one of any width")
    })
}
// ANCHOR_END: uniform
