//! Convolution and its gradients once more, written to share nothing with the listings: a
//! padded copy in a flat `Vec`, positions by hand, one tap at a time over all outputs.

use ndarray::{Array4, ArrayView4, NdFloat};

use listings::Window;

/// The convolution of `input` (n, c, h, w) with `weight` (k, c, kh, kw), in f64.
pub(crate) fn convolve<A: NdFloat>(
    input: &ArrayView4<'_, A>,
    weight: &ArrayView4<'_, A>,
    window: &Window,
) -> Array4<f64> {
    let (n, _, h, w) = input.dim();
    let places = Places::new([h, w], window);
    let mut output =
        Array4::zeros((n, weight.dim().0, places.ys.len(), places.xs.len()));
    let (pixels, taps) = (places.pad(input), flat(weight));
    let outputs = output.as_slice_mut().expect("new arrays are flat");
    places.products(n, weight.dim(), |output, pixel, tap| {
        outputs[output] += pixels[pixel] * taps[tap];
    });
    output
}

/// The gradient (n, c, h, w) of an input of `[h, w]` pixels.
pub(crate) fn d_input<A: NdFloat>(
    d_output: &ArrayView4<'_, A>,
    weight: &ArrayView4<'_, A>,
    [h, w]: [usize; 2],
    window: &Window,
) -> Array4<f64> {
    let (n, c) = (d_output.dim().0, weight.dim().1);
    let places = Places::new([h, w], window);
    let mut d_pixels = places.padded(n * c);
    let (d_outputs, taps) = (flat(d_output), flat(weight));
    places.products(n, weight.dim(), |output, pixel, tap| {
        d_pixels[pixel] += d_outputs[output] * taps[tap];
    });
    Array4::from_shape_fn((n, c, h, w), |(image, channel, y, x)| {
        d_pixels[places.pixel(image * c + channel, y, x)]
    })
}

/// The gradient (k, c, kh, kw) of the weight.
pub(crate) fn d_weight<A: NdFloat>(
    input: &ArrayView4<'_, A>,
    d_output: &ArrayView4<'_, A>,
    window: &Window,
) -> Array4<f64> {
    let (n, c, h, w) = input.dim();
    let places = Places::new([h, w], window);
    let shape = (d_output.dim().1, c, window.kernel[0], window.kernel[1]);
    let mut d_weight = Array4::zeros(shape);
    let (pixels, d_outputs) = (places.pad(input), flat(d_output));
    let d_taps = d_weight.as_slice_mut().expect("new arrays are flat");
    places.products(n, shape, |output, pixel, tap| {
        d_taps[tap] += pixels[pixel] * d_outputs[output];
    });
    d_weight
}

/// Where the windows stand on the padded image.
struct Places {
    window: Window,
    rows: usize,
    columns: usize,
    ys: Vec<usize>,
    xs: Vec<usize>,
}

impl Places {
    fn new([h, w]: [usize; 2], window: &Window) -> Places {
        let [[top, bottom], [left, right]] = window.padding;
        let (rows, columns) = (top + h + bottom, left + w + right);
        // Counted, not divided.
        let places = |padded: usize, i: usize| {
            let span = window.dilation[i] * (window.kernel[i] - 1) + 1;
            let all = (0..padded).step_by(window.stride[i]);
            all.filter(|at| at + span <= padded).collect()
        };
        let (ys, xs) = (places(rows, 0), places(columns, 1));
        Places { window: *window, rows, columns, ys, xs }
    }

    /// The position in the padded `Vec` of pixel `[y, x]` of the image; `plane` counts
    /// channels through all images.
    fn pixel(&self, plane: usize, y: usize, x: usize) -> usize {
        let [[top, _], [left, _]] = self.window.padding;
        (plane * self.rows + top + y) * self.columns + left + x
    }

    /// Zeros for that many planes.
    fn padded(&self, planes: usize) -> Vec<f64> {
        vec![0.0; planes * self.rows * self.columns]
    }

    fn pad<A: NdFloat>(&self, input: &ArrayView4<'_, A>) -> Vec<f64> {
        let (n, c, _, _) = input.dim();
        let mut padded = self.padded(n * c);
        for ((image, channel, y, x), &pixel) in input.indexed_iter() {
            padded[self.pixel(image * c + channel, y, x)] = wide(pixel);
        }
        padded
    }

    /// Calls `each` with the positions of output, pixel and tap for every product.
    fn products(
        &self,
        n: usize,
        (k, c, kh, kw): (usize, usize, usize, usize),
        mut each: impl FnMut(usize, usize, usize),
    ) {
        let [down, across] = self.window.dilation;
        let filters = ndarray::indices((k, c, kh, kw)).into_iter().enumerate();
        for (tap, (filter, channel, i, j)) in filters {
            for image in 0..n {
                let mut output = (image * k + filter) * self.ys.len() * self.xs.len();
                for &y in &self.ys {
                    let row = (image * c + channel) * self.rows + y + i * down;
                    for &x in &self.xs {
                        each(output, row * self.columns + x + j * across, tap);
                        output += 1;
                    }
                }
            }
        }
    }
}

/// The elements in the order of their indices.
fn flat<A: NdFloat>(array: &ArrayView4<'_, A>) -> Vec<f64> {
    array.iter().copied().map(wide).collect()
}

fn wide<A: NdFloat>(number: A) -> f64 {
    number.to_f64().expect("a float")
}
