//! The views of windows against ndarray's own.

use ndarray::s;
use proptest::prelude::*;

use listings::{Window, windows};

use crate::arange;
use crate::geometries::geometry;
use crate::memory::{Block, memory};

proptest! {
    #[test]
    fn of_image_shows_what_ndarrays_windows_show(
        image in [1..=9usize, 1..=9],
        kernel in [1..=9usize, 1..=9],
        columns_first: bool,
    ) {
        let kernel = [0, 1].map(|i| kernel[i].min(image[i]));
        let image = arange(image, columns_first);
        let view = windows::of_image(image.view(), kernel)?;
        let (oh, ow, ..) = view.dim();
        let theirs: Vec<_> = image.windows(kernel).into_iter().collect();
        prop_assert_eq!(theirs.len(), oh * ow);
        for ((y, x), theirs) in ndarray::indices((oh, ow)).into_iter().zip(theirs) {
            prop_assert_eq!(view.slice(s![y, x, .., ..]), theirs);
        }
    }

    /// Each window of a batch is a slice of it, with the window's dilation as its step.
    #[test]
    fn of_batch_shows_slices(geometry in geometry(), memory in memory(), seed: u64) {
        let window = geometry.window.padding([0, 0]);
        let span = window.span()?;
        let [n, c, h, w] = geometry.input;
        let [h, w] = [h.max(span[0]), w.max(span[1])];
        let block = Block::<f64>::new(&memory, [n, c, h, w], seed);
        let batch = windows::readable(block.view());
        prop_assert_eq!(batch.view(), block.view());
        let view = windows::of_batch(batch.view(), &window)?;
        let ([oh, ow], [kh, kw]) = (window.output([h, w])?, window.kernel);
        prop_assert_eq!(view.shape(), [n, c, oh, ow, kh, kw]);
        for (n, c, y, x) in ndarray::indices((n, c, oh, ow)) {
            let [top, left] = [y * window.stride[0], x * window.stride[1]];
            let rows = s![n, c, top..top + span[0];window.dilation[0], ..];
            let patch = batch.slice(rows);
            let patch = patch.slice(s![.., left..left + span[1];window.dilation[1]]);
            prop_assert_eq!(view.slice(s![n, c, y, x, .., ..]), patch);
        }
    }

    /// Only what cannot be read in place is copied.
    #[test]
    fn readable_copies_only_what_is_not_one_block_walked_forward(memory in memory()) {
        let block = Block::<f32>::new(&memory, [2, 3, 4, 5], 0);
        let view = block.view();
        let readable = windows::readable(view.view());
        let in_place = readable.as_ptr() == view.as_ptr();
        prop_assert_eq!(in_place, windows::of_batch(view, &Window::new([2, 2])).is_ok());
    }
}
