//! Windows and batches of every size that fits.

use proptest::prelude::*;

use listings::Window;

/// A window and the size of a batch that it fits.
#[derive(Debug, Clone)]
pub(crate) struct Geometry {
    pub(crate) window: Window,
    /// `(n, c, h, w)`.
    pub(crate) input: [usize; 4],
}

/// Windows of up to 4×4 taps with any stride, padding and dilation up to 3, on inputs
/// from the smallest that the window fits (no pixels at all, if the padding is wide
/// enough) to 5 pixels more.
pub(crate) fn geometry() -> impl Strategy<Value = Geometry> {
    let pair = || [1..=3usize, 1..=3];
    let padding = [[0..=3usize, 0..=3], [0..=3, 0..=3]];
    let padding = prop_oneof![Just([[0, 0], [0, 0]]).boxed(), padding.boxed()];
    let window = ([1..=4usize, 1..=4], pair(), padding, pair());
    let window = window.prop_map(|(kernel, stride, padding, dilation)| Window {
        kernel,
        stride,
        padding,
        dilation,
    });
    let sizes = [1..=2usize, 1..=3];
    let beyond = [0..=5usize, 0..=5];
    (window, sizes, beyond).prop_map(|(window, [n, c], beyond)| {
        let smallest = |i: usize| {
            let span = window.dilation[i] * (window.kernel[i] - 1) + 1;
            span.saturating_sub(window.padding[i].iter().sum())
        };
        let input = [n, c, smallest(0) + beyond[0], smallest(1) + beyond[1]];
        Geometry { window, input }
    })
}
