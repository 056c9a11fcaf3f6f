//! An image through an affine map: each output pixel asks where it comes from.

use ndarray::{ArrayView2, ArrayViewMut2, NdFloat};

/// An affine map of an image about its center: scaled, then sheared, then rotated,
/// then shifted.
///
/// A point is (row, column) from the center. The map takes the point p of the input to
///
/// ```text
///             ┌ cos r  -sin r ┐   ┌ 1  0 ┐   ┌ s  0 ┐
///     q = t + │               │ · │      │ · │      │ · p
///             └ sin r   cos r ┘   └ k  1 ┘   └ 0  s ┘
/// ```
///
/// and what is kept is the way back, from a pixel q of the output to the p it shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Affine {
    back: [[f32; 2]; 2],
    shift: [f32; 2],
}

impl Affine {
    // ANCHOR: new
    /// The map of `rotation` radians (counterclockwise as seen), `scale` (2 is twice as
    /// large), `shear` (pixels to the right for each row down) and `shift` (pixels down
    /// and to the right).
    ///
    /// # Panics
    /// If `scale` is not above 0.
    pub fn new(rotation: f32, scale: f32, shear: f32, shift: [f32; 2]) -> Self {
        assert!(
            scale > 0.0,
            "the scale is {scale}: use more than 0, and 1 for no change"
        );
        let (sin, cos) = rotation.sin_cos();
        // Each matrix inverted, and their order turned around.
        let back = [[cos, sin], [-shear * cos - sin, cos - shear * sin]];
        Affine { back: back.map(|row| row.map(|number| number / scale)), shift }
    }
    // ANCHOR_END: new

    // ANCHOR: apply
    /// Writes the mapped `image` (h, w) into `out`, of the same shape. Between four
    /// pixels the value is bilinear; outside of the image there is paper, which is 0.
    ///
    /// # Panics
    /// If the shapes differ.
    pub fn apply<A: NdFloat + From<f32>>(
        &self,
        image: ArrayView2<'_, A>,
        mut out: ArrayViewMut2<'_, A>,
    ) {
        assert_eq!(image.dim(), out.dim(), "the output has the shape of the image");
        let (h, w) = image.dim();
        let framed = Framed::new(image);
        let [middle_row, middle_column] =
            [h, w].map(|side| (side as f32 - 1.0) / 2.0);
        let [[a, b], [c, d]] = self.back;
        for (i, mut row) in out.rows_mut().into_iter().enumerate() {
            let down = i as f32 - middle_row - self.shift[0];
            for (j, value) in row.iter_mut().enumerate() {
                let right = j as f32 - middle_column - self.shift[1];
                let y = a * down + b * right + middle_row;
                let x = c * down + d * right + middle_column;
                *value = framed.at([y, x]);
            }
        }
    }
    // ANCHOR_END: apply
}

/// An image (h, w) in a frame of paper, row by row: one pixel before it and two after
/// it along each axis. Whatever four pixels a point lies between, they are there.
struct Framed<A> {
    pixels: Vec<A>,
    /// Length of a framed row.
    width: usize,
    /// The last row and column that a point can have, counted in the frame.
    last: [f32; 2],
}

impl<A: NdFloat + From<f32>> Framed<A> {
    fn new(image: ArrayView2<'_, A>) -> Self {
        let (h, w) = image.dim();
        let width = w + 3;
        let mut pixels = vec![A::zero(); (h + 3) * width];
        for (row, line) in
            image.rows().into_iter().zip(pixels.chunks_mut(width).skip(1))
        {
            for (value, pixel) in line[1..].iter_mut().zip(row) {
                *value = *pixel;
            }
        }
        Framed { pixels, width, last: [h as f32 + 1.0, w as f32 + 1.0] }
    }

    // ANCHOR: bilinear
    /// The value at a point (row, column) of the image: between four pixels, each
    /// weighted by how near it is.
    fn at(&self, [y, x]: [f32; 2]) -> A {
        let y = (y + 1.0).clamp(0.0, self.last[0]); // from here on, in the frame
        let x = (x + 1.0).clamp(0.0, self.last[1]);
        let (top, left) = (y as u32, x as u32); // rounded down
        let from_top: A = (y - top as f32).into();
        let from_left: A = (x - left as f32).into();
        let below = self.width;
        let four = &self.pixels[top as usize * below + left as usize..][..below + 2];
        let upper = four[0] + from_left * (four[1] - four[0]);
        let lower = four[below] + from_left * (four[below + 1] - four[below]);
        upper + from_top * (lower - upper)
    }
    // ANCHOR_END: bilinear
}
