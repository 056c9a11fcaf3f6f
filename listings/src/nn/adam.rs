//! Adam, and AdamW: a step of its own size for every parameter.

use fearless_simd::{Level, dispatch};
use ndarray::{ArrayD, ArrayViewD, ArrayViewMutD, IxDyn, NdFloat, Zip};
use num_traits::cast;

use listings::error::Result;
use listings::nn::same_shapes::same_shapes;

/// How much of the first moment a step keeps.
const BETA_1: f64 = 0.9;
/// How much of the second moment a step keeps.
const BETA_2: f64 = 0.999;
/// Keeps a parameter whose gradients were all 0 from a division by 0.
const EPSILON: f64 = 1e-8;

/// Numbers that take longer than waking another thread.
const MANY: usize = 1 << 16;

/// Running means over the gradients of one parameter, in its shape.
#[derive(Debug, Clone, PartialEq)]
pub struct Moments<A> {
    /// m, of the gradients.
    pub first: ArrayD<A>,
    /// v, of their squares.
    pub second: ArrayD<A>,
}

/// Adam (Kingma and Ba, [*Adam: a method for stochastic
/// optimization*](https://arxiv.org/abs/1412.6980), 2014): with g the gradient of the
/// parameter p, at step t = 1, 2, …
///
/// - m ← β₁ m + (1 − β₁) g
/// - v ← β₂ v + (1 − β₂) g²
/// - p ← p − η · m̂ / (√v̂ + ε), with m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ)
///
/// where m and v begin at 0, η is the learning rate, β₁ = 0.9, β₂ = 0.999 and
/// ε = 1e-8. m̂ and v̂ are means in which that beginning no longer counts.
///
/// With weight decay λ it is AdamW (Loshchilov and Hutter, [*Decoupled weight decay
/// regularization*](https://arxiv.org/abs/1711.05101), 2017): each step begins with
/// p ← (1 − η λ) p, apart from the gradient.
///
/// ```
/// use listings::nn::Adam;
/// use ndarray::arr1;
///
/// let mut parameter = arr1(&[1.0_f64, 2.0]).into_dyn();
/// let gradient = arr1(&[1e-3, -1e3]).into_dyn();
/// let mut adam = Adam::new(0.0);
/// adam.step(&mut [parameter.view_mut()], &[gradient.view()], 0.1)?;
/// // The first step is as long as the learning rate, whatever the gradient's length.
/// assert!((parameter[0] - 0.9).abs() < 1e-5 && (parameter[1] - 2.1).abs() < 1e-5);
/// # Ok::<(), listings::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Adam<A> {
    weight_decay: A,
    steps: u64,
    moments: Vec<Moments<A>>,
}

impl<A: NdFloat> Adam<A> {
    /// Adam with a `weight_decay` of 0, AdamW with more; 0.01 is usual.
    pub fn new(weight_decay: A) -> Self {
        Adam::resume(weight_decay, 0, Vec::new())
    }

    /// An optimizer that goes on where another, whose [`steps`](Adam::steps) and
    /// [`moments`](Adam::moments) these were, stopped.
    pub fn resume(weight_decay: A, steps: u64, moments: Vec<Moments<A>>) -> Self {
        Adam { weight_decay, steps, moments }
    }

    /// How many steps it has taken.
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// The moments of every parameter, in their order; none before the first step.
    pub fn moments(&self) -> &[Moments<A>] {
        &self.moments
    }

    /// Moves every parameter against its gradient.
    ///
    /// The parameters come in the same order at every step.
    ///
    /// # Errors
    /// [`ParameterCount`](listings::nn::Error::ParameterCount) and
    /// [`ParameterShape`](listings::nn::Error::ParameterShape) if the gradients or the moments
    /// are not of these parameters: nothing has moved then.
    // ANCHOR: step
    pub fn step(
        &mut self,
        parameters: &mut [ArrayViewMutD<'_, A>],
        gradients: &[ArrayViewD<'_, A>],
        learning_rate: A,
    ) -> Result<()> {
        self.check(parameters, gradients)?;
        self.steps += 1;
        let [beta_1, beta_2, epsilon] = [BETA_1, BETA_2, EPSILON].map(number::<A>);
        let [new_1, new_2] = [BETA_1, BETA_2].map(|beta| number::<A>(1.0 - beta));
        let [correction_1, correction_2] = [BETA_1, BETA_2]
            .map(|beta| number::<A>(1.0 - beta.powf(self.steps as f64)));
        // η · m̂ / (√v̂ + ε), the divisions by 1 − βᵗ taken out of the loop.
        let (rate, root) = (learning_rate / correction_1, correction_2.sqrt());
        let kept = A::one() - learning_rate * self.weight_decay;

        let level = Level::new();
        let all = parameters.iter_mut().zip(gradients).zip(&mut self.moments);
        for ((parameter, gradient), Moments { first, second }) in all {
            let zip = Zip::from(parameter).and(gradient).and(first).and(second);
            halves(level, zip, |p, &g, m, v| {
                *m = beta_1 * *m + new_1 * g;
                *v = beta_2 * *v + new_2 * g * g;
                *p = kept * *p - rate * *m / (v.sqrt() / root + epsilon);
            });
        }
        Ok(())
    }
    // ANCHOR_END: step

    /// Checks the arrays; before the first step, makes the moments.
    fn check(
        &mut self,
        parameters: &[ArrayViewMutD<'_, A>],
        gradients: &[ArrayViewD<'_, A>],
    ) -> Result<()> {
        same_shapes(parameters, "gradient", gradients.iter().map(|g| g.view()))?;
        if self.steps == 0 && self.moments.is_empty() {
            // In the parameter's order in memory, so that a step reads straight on.
            let zeros = |p: &ArrayViewMutD<'_, A>| p.mapv(|_| A::zero());
            let moments = |p| Moments { first: zeros(p), second: zeros(p) };
            self.moments = parameters.iter().map(moments).collect();
        }
        let first = self.moments.iter().map(|m| m.first.view());
        same_shapes(parameters, "first moment", first)?;
        let second = self.moments.iter().map(|m| m.second.view());
        same_shapes(parameters, "second moment", second)
    }
}

/// A parameter with its gradient and its moments.
type All<'a, A> =
    Zip<(ViewMut<'a, A>, ArrayViewD<'a, A>, ViewMut<'a, A>, ViewMut<'a, A>), IxDyn>;

type ViewMut<'a, A> = ArrayViewMutD<'a, A>;

/// Calls `f` for every number, in vectors. Threads share a parameter that has many.
fn halves<A: NdFloat>(
    level: Level,
    all: All<'_, A>,
    f: impl Fn(&mut A, &A, &mut A, &mut A) + Copy + Send + Sync,
) {
    if all.size() < MANY || rayon::current_num_threads() == 1 {
        dispatch!(level, _simd => all.for_each(f));
    } else {
        let (one, other) = all.split();
        rayon::join(|| halves(level, one, f), || halves(level, other, f));
    }
}

/// A constant, in the width of the arrays.
fn number<A: NdFloat>(x: f64) -> A {
    cast(x).expect("every float has a nearest one of any width")
}
