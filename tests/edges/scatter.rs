//! Adding windows back, at the edges of its arguments.
//!
//! Edges: no images, no channels; an image that is all padding; places or taps that are
//! not the window's; an image that no memory holds; a stride that no step is; NaN.

use ndarray::{Array4, Array6, array};

use listings::{Error, Window, scatter};

#[test]
fn no_images_or_no_channels() {
    let window = Window::new([2, 2]);
    for (n, c) in [(0, 3), (2, 0), (0, 0)] {
        let windows = Array6::<f64>::ones((n, c, 3, 4, 2, 2));
        let pixels = scatter::add(windows.view(), [4, 5], &window);
        assert_eq!(pixels, Ok(Array4::zeros((n, c, 4, 5))));
    }
}

#[test]
fn an_image_that_is_all_padding() {
    let window = Window::new([3, 3]).padding([2, 0]);
    let windows = Array6::<f64>::ones((1, 1, 2, 2, 3, 3));
    let pixels = scatter::add(windows.view(), [0, 4], &window);
    assert_eq!(pixels, Ok(Array4::zeros((1, 1, 0, 4))));
}

#[test]
fn other_windows_are_refused() {
    let (window, input) = (Window::new([2, 3]), [4, 5]);
    let wanted = [[3, 3], [2, 3]];
    for given in
        [[[2, 3], [2, 3]], [[3, 4], [2, 3]], [[3, 3], [3, 3]], [[3, 3], [2, 2]]]
    {
        let [[oh, ow], [kh, kw]] = given;
        let windows = Array6::<f64>::ones((1, 1, oh, ow, kh, kw));
        let error = scatter::add(windows.view(), input, &window);
        assert_eq!(error, Err(Error::Windows { given, wanted, input }));
    }
}

/// One window at the start, and the next would stand behind the end.
#[test]
fn an_image_that_no_memory_holds_is_refused() {
    let far = 1 << 62;
    let window = Window::new([1, 1]).stride([far, 1]);
    let one = Array6::<f64>::ones((1, 1, 1, 1, 1, 1));
    let error = scatter::add(one.view(), [far, 1], &window);
    assert_eq!(error, Err(Error::TooLarge { what: "the image" }));
}

/// There is one window, so no step is taken: not even one that an `isize` would take
/// backwards.
#[test]
fn a_stride_beyond_all_pixels_is_no_step() {
    let windows = Array6::from_shape_fn((1, 1, 1, 1, 1, 3), |index| index.5 as f64);
    for stride in [4, isize::MAX as usize, 1 << 63, usize::MAX] {
        let window = Window::new([1, 3]).stride([stride, stride]);
        let pixels = scatter::add(windows.view(), [2, 4], &window);
        let row = array![[[[0.0, 1.0, 2.0, 0.0], [0.0, 0.0, 0.0, 0.0]]]];
        assert_eq!(pixels, Ok(row), "{stride}");
    }
}

#[test]
fn a_nan_reaches_its_pixel() {
    let mut windows = Array6::<f64>::ones((1, 1, 1, 3, 1, 2));
    windows[[0, 0, 0, 1, 0, 1]] = f64::NAN;
    let pixels = scatter::add(windows.view(), [1, 4], &Window::new([1, 2])).unwrap();
    assert_eq!(pixels.mapv(f64::is_nan), array![[[[false, false, true, false]]]]);
}
