//! Patches of images and the sums that Winograd makes of them, in vectors.
//!
//! A batch lies with its channels last. A patch is named by the places of its pixels,
//! counted from the beginning of an image, so that patches may overlap; a place beyond
//! the image is a pixel of zeros.

use std::array::from_fn;

use fearless_simd::{Simd, SimdBase};

use listings::conv::winograd::{Form, Numbers, f2, f4};
use listings::number::Number;

/// The place of a pixel that lies outside of the image.
pub const OUTSIDE: usize = isize::MAX as usize;

// ANCHOR: patches
/// Which patches, and of what.
#[derive(Debug, Clone, Copy)]
pub struct Patches<'a, A> {
    /// F(2×2) or F(4×4).
    pub form: Form,
    /// Where each pixel of each patch lies in an image, or [`OUTSIDE`].
    pub places: &'a [usize],
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

/// A matrix that a vector is multiplied with. (A function given as an argument would
/// not do: the compiler may forget to compile it for the instructions at hand.)
trait Linear<const C: usize, const R: usize> {
    fn of<V: Numbers>(x: [V; C]) -> [V; R];
}

macro_rules! linear {
    ($name:ident, $function:path, $from:literal => $to:literal) => {
        struct $name;
        impl Linear<$from, $to> for $name {
            #[inline(always)]
            fn of<V: Numbers>(x: [V; $from]) -> [V; $to] {
                $function(x)
            }
        }
    };
}

linear!(Input2, f2::input, 4 => 4);
linear!(Output2, f2::output, 4 => 2);
linear!(DOutput2, f2::d_output, 2 => 4);
linear!(DInput2, f2::d_input, 4 => 4);
linear!(Input4, f4::input, 6 => 6);
linear!(Output4, f4::output, 6 => 4);
linear!(DOutput4, f4::d_output, 4 => 6);
linear!(DInput4, f4::d_input, 6 => 6);

impl<A: Number> Patches<'_, A> {
    /// Transforms the patches of all `images` into `planes`: one plane for each number
    /// of a transformed patch, and in it a pixel for each patch.
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
        planes: &mut [A],
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

    /// Transforms `planes` back into the patches of all `images`.
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
        planes: &[A],
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
        planes: &mut [A],
    ) {
        let Patches { width, zeros, .. } = *self;
        let (lanes, zero) = (A::Vector::<S>::LEN, A::Vector::splat(simd, A::zero()));
        let mut planes = planes.chunks_exact_mut(planes.len() / (T * T));
        let mut planes: [[&mut [A]; T]; T] =
            from_fn(|_| from_fn(|_| planes.next().expect("T · T planes")));
        for image in images.chunks_exact(self.image) {
            for places in self.places.as_chunks::<C>().0.as_chunks::<C>().0 {
                let pixels: [[&[A]; C]; C] = from_fn(|i| {
                    from_fn(|j| {
                        let pixel = image.get(places[i][j]..places[i][j] + width);
                        pixel.unwrap_or(&zeros[..width])
                    })
                });
                let to = planes.each_mut().map(|planes| {
                    planes.each_mut().map(|plane| {
                        plane.split_off_mut(..width).expect("a pixel for each patch")
                    })
                });
                for k in (0..width).step_by(lanes) {
                    let half: [[A::Vector<S>; T]; C] = from_fn(|j| {
                        let mut column = [zero; C];
                        for i in 0..C {
                            let pixel = &pixels[i][j][k..][..lanes];
                            column[i] = A::Vector::from_slice(simd, pixel);
                        }
                        L::of(column)
                    });
                    for i in 0..T {
                        let mut row = [zero; C];
                        for j in 0..C {
                            row[j] = half[j][i];
                        }
                        let row = L::of(row);
                        for j in 0..T {
                            row[j].store_slice(&mut to[i][j][k..][..lanes]);
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
        planes: &[A],
        images: &mut [A],
        add: bool,
    ) {
        let width = self.width;
        let (lanes, zero) = (A::Vector::<S>::LEN, A::Vector::splat(simd, A::zero()));
        let mut planes = planes.chunks_exact(planes.len() / (T * T));
        let mut planes: [[&[A]; T]; T] =
            from_fn(|_| from_fn(|_| planes.next().expect("T · T planes")));
        for image in images.chunks_exact_mut(self.image) {
            for places in self.places.as_chunks::<R>().0.as_chunks::<R>().0 {
                let from = planes.each_mut().map(|planes| {
                    planes.each_mut().map(|plane| {
                        plane.split_off(..width).expect("a pixel for each patch")
                    })
                });
                for k in (0..width).step_by(lanes) {
                    let half: [[A::Vector<S>; R]; T] = from_fn(|j| {
                        let mut column = [zero; T];
                        for i in 0..T {
                            let sum = &from[i][j][k..][..lanes];
                            column[i] = A::Vector::from_slice(simd, sum);
                        }
                        L::of(column)
                    });
                    for i in 0..R {
                        let mut row = [zero; T];
                        for j in 0..T {
                            row[j] = half[j][i];
                        }
                        let row = L::of(row);
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
