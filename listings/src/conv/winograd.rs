//! Fewer multiplications: 3×3 filters by sums of the pixels under overlapping patches.
//!
//! The input is seen as patches that overlap: windows of 4×4 pixels, two apart. A patch
//! holds the four windows of a 2×2 block of the output. Sums of its pixels, times sums of
//! the taps, are 16 numbers, of which sums are the block: F(2×2, 3×3). With patches of
//! 6×6, four apart, 36 make a block of 4×4: F(4×4, 3×3).
//!
//! For filters of 5×5 on images with one channel there are sums along one side only: [`Lines`].

use std::ops::{Add, Neg, Sub};

use ndarray::{Array2, NdFloat, arr2};
use num_traits::cast;

pub mod by_einsum;
mod convolution;
pub mod f2;
pub mod f4;
pub mod f45;
pub mod group;
mod layer;
pub mod linear;
mod lines;
pub mod one_channel;
pub mod patches;
pub mod tables;

pub use convolution::{
    conv2d, conv2d_at, d_input, d_input_at, d_weight, d_weight_at,
};
pub use layer::Layer;
pub use lines::Lines;

/// Which of Winograd's algorithms for 3×3 filters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// F(2×2, 3×3).
    F2,
    /// F(4×4, 3×3): fewer multiplications, more sums, and a digit less.
    F4,
}

impl Form {
    /// Both.
    pub const BOTH: [Form; 2] = [Form::F2, Form::F4];

    /// Outputs along a side of a block, and how far apart the patches are.
    pub const fn step(self) -> usize {
        match self {
            Form::F2 => 2,
            Form::F4 => 4,
        }
    }

    /// Pixels along a side of a patch.
    pub const fn side(self) -> usize {
        self.step() + 2
    }

    /// Products along a side of a block, for each channel and filter, if `left` outputs
    /// are left to make. A last block of F(4×4) that has two or one makes do with those of
    /// F(2×2): see [`f4::LAST`].
    pub const fn points(self, left: usize) -> usize {
        match self {
            Form::F4 if left <= Form::F2.step() => Form::F2.side(),
            _ => self.side(),
        }
    }

    /// What the patches, the weight and the products are multiplied with on both sides:
    /// `INPUT` (side, side), `WEIGHT` (side, 3) and `OUTPUT` (step, side).
    pub fn matrices<A: NdFloat>(self) -> [Array2<A>; 3] {
        let all = match self {
            Form::F2 => [arr2(&f2::INPUT), arr2(&f2::WEIGHT), arr2(&f2::OUTPUT)],
            Form::F4 => [arr2(&f4::INPUT), arr2(&f4::WEIGHT), arr2(&f4::OUTPUT)],
        };
        all.map(|matrix| matrix.mapv(|number| cast(number).expect("a float")))
    }
}

/// A number, or a vector of them.
pub trait Numbers:
    Copy + Add<Output = Self> + Sub<Output = Self> + Neg<Output = Self>
{
}

impl<V: Copy + Add<Output = V> + Sub<Output = V> + Neg<Output = V>> Numbers for V {}
