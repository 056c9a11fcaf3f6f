//! What each error says: the thing, its value, what to do.

use ndarray::{Array2, Array4, array};

use listings::{Error, Layout, Window, conv, tricks, windows};

/// The message of an error that must have happened.
fn message<T>(result: Result<T, Error>) -> String {
    result.map(|_| ()).unwrap_err().to_string()
}

fn convolve(input: [usize; 4], weight: [usize; 4], window: &Window) -> String {
    let (input, weight) = (Array4::<f32>::zeros(input), Array4::zeros(weight));
    message(conv::output_shape(&input.view(), &weight.view(), window))
}

#[test]
fn of_a_window() {
    insta::assert_snapshot!(message(Window::new([3, 0]).output([12, 12])),
        @"the kernel's width is 0: it needs at least one tap along each axis");
    insta::assert_snapshot!(message(Window::new([3, 3]).stride([0, 1]).output([12, 12])),
        @"the stride along the height is 0: the window would never move; use 1 or more");
    insta::assert_snapshot!(message(Window::new([3, 3]).dilation([1, 0]).output([12, 12])),
        @"the dilation along the width is 0: use 1 for taps side by side, 2 for every other pixel");
    insta::assert_snapshot!(message(Window::new([5, 5]).padding([0, 1]).output([4, 12])),
        @"the kernel spans 5 pixels of height, but the input has 4 and 0 of padding: use a smaller kernel or dilation, or more padding");
    insta::assert_snapshot!(message(Window::new([3, 3]).padding([usize::MAX, 0]).output([4, 4])),
        @"the padded input does not fit in memory: the sizes come to more than 9223372036854775807 bytes");
}

#[test]
fn of_a_convolution() {
    let window = Window::new([3, 3]);
    insta::assert_snapshot!(convolve([1, 3, 8, 8], [4, 1, 3, 3], &window),
        @"the input (n, c, h, w) has 3 channels and the weight (k, c, kh, kw) has 1: the two c must be equal");
    insta::assert_snapshot!(convolve([1, 3, 8, 8], [4, 3, 5, 3], &window),
        @"the weight's kernel is [5, 3] and the window's is [3, 3]: build the window with Window::new([5, 3])");
    let mut output = Array4::<f32>::zeros((1, 4, 2, 2));
    insta::assert_snapshot!(message(conv::bias::add(&mut output, array![1.0, 2.0].view())),
        @"the bias has 2 values and the output has 4 channels: one value a channel");
}

#[test]
fn of_a_view() {
    let image = Array2::<f32>::zeros((12, 12));
    let upside_down = image.slice(ndarray::s![..;-1, ..]);
    insta::assert_snapshot!(message(windows::of_image(upside_down, [3, 3])),
        @"the array's elements are not one block of memory walked forward (strides [-12, 1], shape [12, 12]): copy it first with as_standard_layout()");
    let batch = Array4::<f32>::zeros((1, 1, 12, 12));
    let padded = Window::new([3, 3]).padding([1, 2]);
    insta::assert_snapshot!(message(windows::of_batch(batch.view(), &padded)),
        @"a view shows only what is in memory, and the window asks for padding [[1, 1], [2, 2]]: pad the batch first with pad::zeros and use a window without padding");
    let refused = ndarray::ArrayView::from_shape((4, 4), &[0.0; 12]);
    insta::assert_snapshot!(message(refused.map_err(Error::from)),
        @"ShapeError/OutOfBounds: out of bounds indexing");
}

#[test]
fn of_a_layout() {
    let layout = Layout::c_order(&[12, 12]);
    insta::assert_snapshot!(message(layout.position(&[3, 12])),
        @"index 12 is out of bounds for axis 1, which has 12 elements");
    insta::assert_snapshot!(message(layout.position(&[3])),
        @"the number of indices is 1, but the layout has 2 axes");
    insta::assert_snapshot!(message(layout.clone().reverse(2)),
        @"the axis is 2, but the layout has 2 axes");
    insta::assert_snapshot!(message(layout.every(0, 0)), @"the step is 0: use 1 or more");
    let backwards = Layout { shape: vec![4], strides: vec![-1], offset: 1 };
    insta::assert_snapshot!(message(backwards.position(&[3])),
        @"the position is -2, and memory begins at 0: the offset is too small for strides that go back");
}

#[test]
fn of_a_trick() {
    let series = array![1.0, 2.0, 3.0];
    insta::assert_snapshot!(message(tricks::moving_average(series.view(), 4)),
        @"the kernel spans 4 pixels of width, but the input has 3 and 0 of padding: use a smaller kernel or dilation, or more padding");
}
