// ANCHOR: solution
use listings::{Window, conv, pad};
use ndarray::{Array4, ArrayView4, NdFloat, s};

pub fn taps_outside<A: NdFloat>(
    input: ArrayView4<'_, A>,
    weight: ArrayView4<'_, A>,
    window: &Window,
) -> listings::Result<Array4<A>> {
    let [n, k, oh, ow] = conv::output_shape(&input, &weight, window)?;
    let padded = pad::zeros(input, window.padding)?; // (n, c, h, w)
    let mut output = Array4::zeros((n, k, oh, ow));
    for ((k, c, i, j), &tap) in weight.indexed_iter() {
        let (y, x) = (i * window.dilation[0], j * window.dilation[1]);
        let shifted = padded.slice(s![.., c, y.., x..]);
        let every = shifted.slice(s![.., ..;window.stride[0], ..;window.stride[1]]);
        let under_tap = every.slice(s![.., ..oh, ..ow]); // (n, oh, ow)
        output.slice_mut(s![.., k, .., ..]).scaled_add(tap, &under_tap);
    }
    Ok(output)
}
// ANCHOR_END: solution
