//! Which learned filter is most like a kernel that somebody wrote down.

use ndarray::{Array2, ArrayView2, ArrayView4, NdFloat, s};

/// A filter that is like a kernel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Alike<A> {
    /// Which filter.
    pub filter: usize,
    /// Where in the filter the kernel's first tap lies: row and column.
    pub place: [usize; 2],
    /// How like it is, from -1 to 1.
    pub correlation: A,
}

/// Pearson's correlation of two arrays of one shape: 1 if one is the other, times a
/// positive number, plus a number. NaN if one of them has all elements equal.
///
/// # Panics
/// If their shapes differ.
pub fn correlation<A: NdFloat>(a: ArrayView2<'_, A>, b: ArrayView2<'_, A>) -> A {
    assert_eq!(a.dim(), b.dim(), "two arrays of one shape");
    let count = A::from(a.len()).expect("a number becomes a float");
    let (a, b) = (&a - a.sum() / count, &b - b.sum() / count);
    (&a * &b).sum() / ((&a * &a).sum() * (&b * &b).sum()).sqrt()
}

// ANCHOR: alike
/// Of the filters `weight` (k, 1, h, w) the one most like `kernel` (kh, kw). The kernel
/// is tried at every place of a filter, with zeros around it. A filter whose taps are
/// all equal is like nothing.
///
/// # Panics
/// If the weight has not one input channel, the kernel is larger than a filter, or no
/// correlation is a number: without filters, or where all taps are equal.
pub fn most_alike<A: NdFloat>(
    weight: ArrayView4<'_, A>,
    kernel: ArrayView2<'_, A>,
) -> Alike<A> {
    let (k, c, h, w) = weight.dim();
    assert_eq!(c, 1, "filters of one input channel");
    let (kh, kw) = kernel.dim();
    let mut best: Option<Alike<A>> = None;
    for (y, x, filter) in ndarray::indices((h - kh + 1, w - kw + 1, k)) {
        let mut placed = Array2::zeros((h, w));
        placed.slice_mut(s![y..y + kh, x..x + kw]).assign(&kernel);
        let taps = weight.slice(s![filter, 0, .., ..]); // (h, w)
        let correlation = correlation(taps, placed.view());
        let better = best.is_none_or(|best| correlation > best.correlation);
        if better && !correlation.is_nan() {
            best = Some(Alike { filter, place: [y, x], correlation });
        }
    }
    best.expect("a filter with a correlation")
}
// ANCHOR_END: alike

#[cfg(test)]
mod tests {
    use super::{correlation, most_alike};
    use ndarray::{Array4, array, s};

    #[test]
    fn the_correlation_is_that_of_the_definition() {
        let a = array![[1.0, 2.0], [3.0, 4.0]];
        let b = array![[2.0, 1.0], [4.0, 3.0]];
        // Deviations -1.5 -0.5 0.5 1.5 and -0.5 -1.5 1.5 0.5: 3 / 5.
        assert_eq!(correlation(a.view(), b.view()), 0.6);
        assert_eq!(correlation(a.view(), (&a * 7.0 - 3.0).view()), 1.0);
        assert_eq!(correlation(a.view(), (-a.clone()).view()), -1.0);
    }

    #[test]
    fn a_hidden_kernel_is_found_where_it_lies() {
        let kernel = array![[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]];
        let mut weight = Array4::from_shape_fn((4, 1, 5, 5), |(k, _, y, x)| {
            ((7 * k + 3 * y + 5 * x) % 11) as f64
        });
        weight.slice_mut(s![0, .., .., ..]).fill(0.0); // its correlation is NaN
        let mut third = weight.slice_mut(s![2, 0, .., ..]);
        third.fill(0.0);
        third.slice_mut(s![2.., 1..4]).assign(&(&kernel * 0.1));
        let alike = most_alike(weight.view(), kernel.view());
        assert_eq!((alike.filter, alike.place), (2, [2, 1]));
        assert!((alike.correlation - 1.0).abs() < 1e-12);
    }

    #[test]
    #[should_panic(expected = "a filter with a correlation")]
    fn filters_of_equal_taps_are_like_nothing() {
        most_alike(
            Array4::<f64>::ones((2, 1, 3, 3)).view(),
            array![[0.0, 1.0]].view(),
        );
    }

    #[test]
    #[should_panic(expected = "filters of one input channel")]
    fn filters_of_two_channels_are_refused() {
        most_alike(
            Array4::<f64>::ones((2, 2, 3, 3)).view(),
            array![[0.0, 1.0]].view(),
        );
    }
}
