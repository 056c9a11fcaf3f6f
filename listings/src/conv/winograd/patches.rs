//! Patches of images and the sums that Winograd makes of them, in vectors.
//!
//! A batch lies with its channels last. A patch is named by the places of its pixels,
//! counted from the beginning of an image, so that patches may overlap; a place beyond
//! the image is a pixel of zeros.

use std::array::from_fn;

use fearless_simd::{Simd, SimdBase};

use listings::conv::winograd::Form;
use listings::conv::winograd::group::PLANES;
use listings::conv::winograd::linear::{
    DInput2, DInput4, DOutput2, DOutput4, Input2, Input4, Linear, Output2, Output4,
    has, points,
};
use listings::number::Number;

/// The place of a pixel that lies outside of the image.
pub const OUTSIDE: usize = isize::MAX as usize;

const MISSING: &str = "a pixel for each patch";

// ANCHOR: patches
/// Which patches, and of what.
#[derive(Debug, Clone, Copy)]
pub struct Patches<'a, A> {
    /// F(2×2) or F(4×4).
    pub form: Form,
    /// Where each pixel of each patch lies in an image, or [`OUTSIDE`].
    pub places: &'a [usize],
    /// Whether the block of each patch is a last one, down and across: see [`LAST`](listings::conv::winograd::f4::LAST).
    pub last: &'a [[bool; 2]],
    /// Numbers in an image.
    pub image: usize,
    /// Numbers in a pixel: its channels, whole vectors.
    pub width: usize,
    /// So many zeros.
    pub zeros: &'a [A],
}
// ANCHOR_END: patches

/// Two transforms of patches that lie in images.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gather {
    /// `Bᵀ d B`: patches of the input.
    Input,
    /// `A y Aᵀ`: patches of the output's gradient.
    DOutput,
}

/// Two transforms whose patches go into images.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scatter {
    /// `Aᵀ m A`: the patches of the output, which do not overlap.
    Output,
    /// `B v Bᵀ`: the patches of the input's gradient, which do: they are added.
    DInput,
}

impl<A: Number> Patches<'_, A> {
    /// Transforms the patches of all `images` into `planes`: one plane for each number
    /// of a transformed patch, and in it a pixel for each patch that has this number. What
    /// is written is taken off the planes.
    ///
    /// To be called inside `dispatch!`, as [`Product::compute`].
    ///
    /// # Panics
    /// If the sizes do not fit each other.
    ///
    /// [`Product::compute`]: listings::conv::product::Product::compute
    #[inline(always)]
    pub fn gather<S: Simd>(
        &self,
        simd: S,
        what: Gather,
        images: &[A],
        planes: &mut [&mut [A]; PLANES],
    ) {
        match (self.form, what) {
            (Form::F2, Gather::Input) => {
                self.gather_by::<S, Input2, 4, 4>(simd, images, planes);
            }
            (Form::F2, Gather::DOutput) => {
                self.gather_by::<S, DOutput2, 2, 4>(simd, images, planes);
            }
            (Form::F4, Gather::Input) => {
                self.gather_by::<S, Input4, 6, 6>(simd, images, planes);
            }
            (Form::F4, Gather::DOutput) => {
                self.gather_by::<S, DOutput4, 4, 6>(simd, images, planes);
            }
        }
    }

    /// Transforms `planes` back into the patches of all `images`. What is read is taken off
    /// the planes.
    ///
    /// To be called inside `dispatch!`.
    ///
    /// # Panics
    /// If the sizes do not fit each other.
    #[inline(always)]
    pub fn scatter<S: Simd>(
        &self,
        simd: S,
        what: Scatter,
        planes: &mut [&[A]; PLANES],
        images: &mut [A],
    ) {
        match (self.form, what) {
            (Form::F2, Scatter::Output) => {
                self.scatter_by::<S, Output2, 4, 2>(simd, planes, images, false);
            }
            (Form::F2, Scatter::DInput) => {
                self.scatter_by::<S, DInput2, 4, 4>(simd, planes, images, true);
            }
            (Form::F4, Scatter::Output) => {
                self.scatter_by::<S, Output4, 6, 4>(simd, planes, images, false);
            }
            (Form::F4, Scatter::DInput) => {
                self.scatter_by::<S, DInput4, 6, 6>(simd, planes, images, true);
            }
        }
    }

    // ANCHOR: gather
    #[inline(always)]
    fn gather_by<S: Simd, L: Linear<C, T>, const C: usize, const T: usize>(
        &self,
        simd: S,
        images: &[A],
        planes: &mut [&mut [A]; PLANES],
    ) {
        let Patches { width, zeros, .. } = *self;
        let (lanes, zero) = (A::Vector::<S>::LEN, A::Vector::splat(simd, A::zero()));
        let places = self.places.as_chunks::<C>().0.as_chunks::<C>().0;
        let mut half = [[zero; C]; T];
        for image in images.chunks_exact(self.image) {
            for (places, last) in places.iter().zip(self.last) {
                let [down, across] = last.map(|last| last && T == 6);
                let pixels: [[&[A]; C]; C] = from_fn(|i| {
                    from_fn(|j| {
                        let pixel = image.get(places[i][j]..places[i][j] + width);
                        pixel.unwrap_or(&zeros[..width])
                    })
                });
                let to: [[&mut [A]; T]; T] = from_fn(|i| {
                    from_fn(|j| match has(i, down) && has(j, across) {
                        true => {
                            planes[i * T + j].split_off_mut(..width).expect(MISSING)
                        }
                        false => &mut [],
                    })
                });
                for k in (0..width).step_by(lanes) {
                    for j in 0..if across { C - 2 } else { C } {
                        let mut column = [zero; C];
                        for i in 0..C {
                            let pixel = &pixels[i][j][k..][..lanes];
                            column[i] = A::Vector::from_slice(simd, pixel);
                        }
                        let column = L::of(column, down);
                        for i in 0..T {
                            half[i][j] = column[i];
                        }
                    }
                    for &i in points::<T>(down) {
                        let row = L::of(half[i], across);
                        for j in 0..T {
                            if has(j, across) {
                                row[j].store_slice(&mut to[i][j][k..][..lanes]);
                            }
                        }
                    }
                }
            }
        }
    }
    // ANCHOR_END: gather

    #[inline(always)]
    fn scatter_by<S: Simd, L: Linear<T, R>, const T: usize, const R: usize>(
        &self,
        simd: S,
        planes: &mut [&[A]; PLANES],
        images: &mut [A],
        add: bool,
    ) {
        let width = self.width;
        let (lanes, zero) = (A::Vector::<S>::LEN, A::Vector::splat(simd, A::zero()));
        let places = self.places.as_chunks::<R>().0.as_chunks::<R>().0;
        let mut half = [[zero; T]; R];
        for image in images.chunks_exact_mut(self.image) {
            for (places, last) in places.iter().zip(self.last) {
                let [down, across] = last.map(|last| last && T == 6);
                let from: [[&[A]; T]; T] = from_fn(|i| {
                    from_fn(|j| match has(i, down) && has(j, across) {
                        true => planes[i * T + j].split_off(..width).expect(MISSING),
                        false => &[],
                    })
                });
                for k in (0..width).step_by(lanes) {
                    for &j in points::<T>(across) {
                        let mut column = [zero; T];
                        for i in 0..T {
                            if has(i, down) {
                                let sum = &from[i][j][k..][..lanes];
                                column[i] = A::Vector::from_slice(simd, sum);
                            }
                        }
                        let column = L::of(column, down);
                        for i in 0..R {
                            half[i][j] = column[i];
                        }
                    }
                    for i in 0..if down { R - 2 } else { R } {
                        let row = L::of(half[i], across);
                        for j in 0..R {
                            let place = places[i][j] + k;
                            let Some(to) = image.get_mut(place..place + lanes) else {
                                continue;
                            };
                            let mut pixel = row[j];
                            if add {
                                pixel = A::Vector::from_slice(simd, to) + pixel;
                            }
                            pixel.store_slice(to);
                        }
                    }
                }
            }
        }
    }
}
