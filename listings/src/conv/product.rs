//! A matrix product whose left operand may overlap itself, computed in registers.
//!
//! The left operand is never laid out. It is a slice and two tables: its row `i`
//! begins at `rows[i]`, and its column `j` lies `columns[j]` further on. For the
//! windows of an image the rows are the places of the window, and the columns its taps.
//!
//! The output is computed in tiles, as in Kazushige Goto and Robert van de Geijn,
//! "Anatomy of high-performance matrix multiplication" (2008).

use std::slice::ChunksExact;

use fearless_simd::{Simd, SimdBase, SimdFloat};

use listings::number::Number;

// ANCHOR: product
/// The operands of a product.
#[derive(Debug, Clone, Copy)]
pub struct Product<'a, A> {
    /// The memory of the left operand.
    pub left: &'a [A],
    /// Where each of its rows begins.
    pub rows: &'a [usize],
    /// How far from there each of its columns lies.
    pub columns: &'a [usize],
    /// The right operand: `width` numbers for each column of the left one.
    pub right: &'a [A],
    /// Numbers in a row of the right operand and of the output: whole vectors.
    pub width: usize,
    /// Where each row of the output begins.
    pub at: &'a [usize],
}
// ANCHOR_END: product

/// What becomes of the numbers that the output held before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Store {
    /// They are overwritten.
    Set,
    /// The product is added to them.
    Add,
}

/// `M` rows and `V` vectors of the output, from `k` on: `sums[m][v]` is the sum over all
/// columns `j` of `left[m][columns[j]]` times the vector `v` of row `j` of `right`.
///
/// Each step reads `V` vectors and `M` numbers and makes `M · V` products of them. The
/// sums stay in registers from the first step to the last.
// ANCHOR: tile
#[inline(always)]
fn tile<A: Number, S: Simd, const M: usize, const V: usize>(
    simd: S,
    left: [&[A]; M],
    columns: &[usize],
    right: ChunksExact<'_, A>,
    k: usize,
) -> [[A::Vector<S>; V]; M] {
    let lanes = A::Vector::<S>::LEN;
    let zero = A::Vector::splat(simd, A::zero());
    let mut sums = [[zero; V]; M];
    for (&column, row) in columns.iter().zip(right) {
        let row = &row[k..][..V * lanes];
        let mut vectors = [zero; V];
        for v in 0..V {
            vectors[v] = A::Vector::from_slice(simd, &row[v * lanes..][..lanes]);
        }
        for m in 0..M {
            let number = A::Vector::splat(simd, left[m][column]);
            for v in 0..V {
                sums[m][v] = number.mul_add(vectors[v], sums[m][v]);
            }
        }
    }
    sums
}
// ANCHOR_END: tile

impl<A: Number> Product<'_, A> {
    /// `output[at[i] + k]` becomes, or grows by, the sum over `j` of
    /// `left[rows[i] + columns[j]] · right[j · width + k]`, for every `k < width`.
    ///
    /// To be called inside `dispatch!` or [`Simd::vectorize`], or the compiler does not
    /// know that it may use the instructions of `S`.
    ///
    /// # Panics
    /// If `width` is not a whole number of vectors, if `right` has not one row for each
    /// column or `at` not one place for each row, or if a place that the tables name lies
    /// beyond its slice.
    // ANCHOR: compute
    #[inline(always)]
    pub fn compute<S: Simd>(&self, simd: S, store: Store, output: &mut [A]) {
        let lanes = A::Vector::<S>::LEN;
        let reach = self.check(lanes);
        let mut k = 0;
        while k < self.width {
            let rest = (self.width - k) / lanes; // vectors
            let done = match (registers::<A, S>(), rest) {
                (32, 4..) => self.strip::<S, 4, 4>(simd, k, reach, store, output),
                (32, 2..) => self.strip::<S, 8, 2>(simd, k, reach, store, output),
                (_, 3 | 5..) => self.strip::<S, 4, 3>(simd, k, reach, store, output),
                (_, 2..) => self.strip::<S, 5, 2>(simd, k, reach, store, output),
                _ => self.strip::<S, 8, 1>(simd, k, reach, store, output),
            };
            k += done * lanes;
        }
    }
    // ANCHOR_END: compute

    /// The same in tiles of `M` rows and `V` vectors, which may be too large or too small
    /// for the processor: for comparison.
    ///
    /// # Panics
    /// As [`Product::compute`], and if `width` is not whole strips of `V` vectors.
    #[inline(always)]
    pub fn compute_in<S: Simd, const M: usize, const V: usize>(
        &self,
        simd: S,
        store: Store,
        output: &mut [A],
    ) {
        let strip = V * A::Vector::<S>::LEN;
        let reach = self.check(strip);
        for k in (0..self.width).step_by(strip) {
            self.strip::<S, M, V>(simd, k, reach, store, output);
        }
    }

    /// The length that a row of the left operand must have, if the operands fit each
    /// other and `width` is whole strips.
    #[inline(always)]
    fn check(&self, strip: usize) -> usize {
        let Product { rows, columns, right, width, at, .. } = *self;
        assert!(width.is_multiple_of(strip), "a width of {width}, not whole vectors");
        assert_eq!(rows.len(), at.len(), "places in the output, one for each row");
        assert_eq!(
            columns.len() * width,
            right.len(),
            "the size of the right operand"
        );
        columns.iter().fold(0, |reach, &column| reach.max(column + 1))
    }

    /// A strip of the output: all rows, and `V` vectors of each, from `k` on. As many
    /// tiles of `M` rows as there are, then tiles of one row. Returns `V`.
    #[inline(always)]
    fn strip<S: Simd, const M: usize, const V: usize>(
        &self,
        simd: S,
        k: usize,
        reach: usize,
        store: Store,
        output: &mut [A],
    ) -> usize {
        let (rows, last_rows) = self.rows.as_chunks::<M>();
        let (at, last_at) = self.at.as_chunks::<M>();
        for (rows, at) in rows.iter().zip(at) {
            self.one::<S, M, V>(simd, rows, at, k, reach, store, output);
        }
        for (&row, &at) in last_rows.iter().zip(last_at) {
            self.one::<S, 1, V>(simd, &[row], &[at], k, reach, store, output);
        }
        V
    }

    /// One tile, and where it goes.
    #[inline(always)]
    #[expect(
        clippy::too_many_arguments,
        reason = "inlined: a struct would hide them"
    )]
    fn one<S: Simd, const M: usize, const V: usize>(
        &self,
        simd: S,
        rows: &[usize; M],
        at: &[usize; M],
        k: usize,
        reach: usize,
        store: Store,
        output: &mut [A],
    ) {
        let lanes = A::Vector::<S>::LEN;
        // Rows of equal length: that a column is within one is then asked once for all.
        let mut left = [self.left; M];
        for m in 0..M {
            left[m] = &self.left[rows[m]..][..reach];
        }
        let right = self.right.chunks_exact(self.width);
        let sums = tile::<A, S, M, V>(simd, left, self.columns, right, k);
        for m in 0..M {
            let to = &mut output[at[m]..][k..][..V * lanes];
            for v in 0..V {
                let to = &mut to[v * lanes..][..lanes];
                let sum = match store {
                    Store::Set => sums[m][v],
                    Store::Add => A::Vector::from_slice(simd, to) + sums[m][v],
                };
                sum.store_slice(to);
            }
        }
    }
}

/// How many vectors `S` can keep in registers: 32 with AVX-512 and NEON, else 16.
pub const fn registers<A: Number, S: Simd>() -> usize {
    let bytes = A::Vector::<S>::LEN * size_of::<A>();
    if bytes == 64 || cfg!(target_arch = "aarch64") { 32 } else { 16 }
}
