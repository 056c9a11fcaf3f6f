//! How an array fakes its dimensions: shape, strides and offset turn an index into a
//! position.
//!
//! A [`Layout`] holds no data. It is the arithmetic behind a view, in elements; NumPy
//! counts the same strides in bytes.

use listings::error::{Error, Result};

// ANCHOR: layout
/// Where the elements of an array lie in a line of memory: one stride for each axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// The length of each axis.
    pub shape: Vec<usize>,
    /// Elements to move in memory for one step along each axis; negative steps go
    /// back.
    pub strides: Vec<isize>,
    /// The position of the element whose index is all zeros.
    pub offset: isize,
}
// ANCHOR_END: layout

impl Layout {
    /// Rows one after the other: the last axis moves by 1. ndarray's and NumPy's
    /// default.
    ///
    /// # Panics
    /// In a debug build, if a stride overflows: no memory holds such an array.
    ///
    /// ```
    /// assert_eq!(listings::Layout::c_order(&[12, 12]).strides, [12, 1]);
    /// ```
    pub fn c_order(shape: &[usize]) -> Layout {
        let mut strides = vec![1; shape.len()];
        for axis in (1..shape.len()).rev() {
            strides[axis - 1] = strides[axis] * shape[axis] as isize;
        }
        Layout { shape: shape.to_vec(), strides, offset: 0 }
    }

    /// Columns one after the other: the first axis moves by 1. Fortran's order.
    ///
    /// # Panics
    /// As [`Layout::c_order`].
    ///
    /// ```
    /// assert_eq!(listings::Layout::f_order(&[12, 10]).strides, [1, 12]);
    /// ```
    pub fn f_order(shape: &[usize]) -> Layout {
        let reversed: Vec<usize> = shape.iter().rev().copied().collect();
        Layout::c_order(&reversed).transpose()
    }

    // ANCHOR: position
    /// The position in memory of the element at `index`: offset + Σ index · stride.
    ///
    /// # Errors
    /// [`Error::Axes`] if there is not one number and one stride an axis,
    /// [`Error::OutOfBounds`] if a number lies outside its axis,
    /// [`Error::BeforeMemory`] if the position is negative.
    ///
    /// # Panics
    /// In a debug build, if the sum overflows.
    pub fn position(&self, index: &[usize]) -> Result<usize> {
        self.check(index)?;
        let mut position = self.offset;
        for (&i, &stride) in index.iter().zip(&self.strides) {
            position += i as isize * stride;
        }
        usize::try_from(position).map_err(|_| Error::BeforeMemory { position })
    }
    // ANCHOR_END: position

    // ANCHOR: three_views
    /// The axes in reverse order: rows become columns.
    pub fn transpose(mut self) -> Layout {
        self.shape.reverse();
        self.strides.reverse();
        self
    }

    /// A new first axis of `len` steps that do not move: the same elements again and
    /// again.
    pub fn broadcast(mut self, len: usize) -> Layout {
        self.shape.insert(0, len);
        self.strides.insert(0, 0);
        self
    }

    /// The elements whose indices are all equal: one axis whose stride is the sum of
    /// all strides.
    pub fn diagonal(self) -> Layout {
        let len = self.shape.iter().copied().min().unwrap_or(1);
        Layout { shape: vec![len], strides: vec![self.strides.iter().sum()], ..self }
    }
    // ANCHOR_END: three_views

    /// Every `step`-th element of an axis. The stride of an axis that is left with one
    /// element is never used and stays.
    ///
    /// # Errors
    /// If there is no such axis, if `step` is 0, or if there is not one stride an axis.
    pub fn every(mut self, axis: usize, step: usize) -> Result<Layout> {
        self.has(axis)?;
        if step == 0 {
            return Err(Error::Zero { what: "step" });
        }
        self.shape[axis] = self.shape[axis].div_ceil(step);
        if self.shape[axis] > 1 {
            self.strides[axis] *= step as isize;
        }
        Ok(self)
    }

    /// An axis walked from its last element to its first.
    ///
    /// # Errors
    /// If there is no such axis, or not one stride an axis.
    ///
    /// ```
    /// let rows_upwards = listings::Layout::c_order(&[4, 6]).reverse(0)?;
    /// assert_eq!((rows_upwards.offset, rows_upwards.strides), (18, vec![-6, 1]));
    /// # Ok::<(), listings::Error>(())
    /// ```
    pub fn reverse(mut self, axis: usize) -> Result<Layout> {
        self.has(axis)?;
        let last = self.shape[axis].saturating_sub(1) as isize;
        self.offset += last * self.strides[axis];
        self.strides[axis] = -self.strides[axis];
        Ok(self)
    }

    /// The lowest and the highest position any index reaches, or `None` if there is
    /// no element. The lowest may be negative and the highest past the end of the
    /// memory: a `Layout` knows only arithmetic. What an `isize` cannot count is its
    /// least or its greatest value.
    ///
    /// ```
    /// use listings::Layout;
    ///
    /// let (shape, strides) = (vec![10, 10, 3, 3], vec![12, 1, 12, 1]);
    /// let windows = Layout { shape, strides, offset: 0 };
    /// assert_eq!(windows.reach(), Some((0, 143)));
    /// ```
    pub fn reach(&self) -> Option<(isize, isize)> {
        let (mut lowest, mut highest) = (self.offset, self.offset);
        for (&len, &stride) in self.shape.iter().zip(&self.strides) {
            let steps = isize::try_from(len.checked_sub(1)?).unwrap_or(isize::MAX);
            let last = steps.saturating_mul(stride);
            lowest = lowest.saturating_add(last.min(0));
            highest = highest.saturating_add(last.max(0));
        }
        Some((lowest, highest))
    }

    /// The position of each element in row order, counted from the lowest.
    ///
    /// ```
    /// use listings::Layout;
    ///
    /// let (shape, strides) = (vec![2, 3], vec![12, -1]);
    /// let rows_backwards = Layout { shape, strides, offset: 2 };
    /// assert_eq!(rows_backwards.positions(), [2, 1, 0, 14, 13, 12]);
    /// ```
    pub fn positions(&self) -> Vec<usize> {
        let axes = self.shape.iter().zip(&self.strides);
        axes.fold(vec![0], |starts, (&len, stride)| {
            let steps = |start: usize| {
                let from_lowest =
                    move |i| if stride.is_negative() { len - 1 - i } else { i };
                let step = stride.unsigned_abs();
                (0..len).map(move |i| start + from_lowest(i) * step)
            };
            starts.into_iter().flat_map(steps).collect()
        })
    }

    fn check(&self, index: &[usize]) -> Result<()> {
        let axes = self.axes()?;
        if index.len() != axes {
            return Err(Error::Axes {
                what: "the number of indices",
                given: index.len(),
                axes,
            });
        }
        match index.iter().zip(&self.shape).position(|(i, len)| i >= len) {
            None => Ok(()),
            Some(axis) => Err(Error::OutOfBounds {
                axis,
                index: index[axis],
                len: self.shape[axis],
            }),
        }
    }

    fn has(&self, axis: usize) -> Result<()> {
        let axes = self.axes()?;
        if axis >= axes {
            return Err(Error::Axes { what: "the axis", given: axis, axes });
        }
        Ok(())
    }

    /// The number of axes, if each has a stride.
    fn axes(&self) -> Result<usize> {
        let (axes, given) = (self.shape.len(), self.strides.len());
        if given != axes {
            return Err(Error::Axes { what: "the number of strides", given, axes });
        }
        Ok(axes)
    }
}
