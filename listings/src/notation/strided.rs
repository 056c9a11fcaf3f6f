//! An array as a slice of memory and a [`Layout`]: the operand of an einsum that may
//! overlap itself.

use ndarray::{ArrayRef, Dimension};

use listings::error::{Error, Result};
use listings::layout::Layout;

/// Memory, and where in it the elements of an array lie.
///
/// An `ArrayView` of overlapping windows does not give back the slice that it looks at. So
/// whoever hands on windows hands on both.
#[derive(Debug, Clone)]
pub struct Strided<'a, A> {
    memory: &'a [A],
    layout: Layout,
}

impl<'a, A> Strided<'a, A> {
    /// The array that `layout` makes of `memory`. Strides may overlap, stand still or go
    /// back.
    ///
    /// # Errors
    /// [`Error::Axes`] if there is not one stride an axis, [`Error::BeforeMemory`] and
    /// [`Error::BeyondMemory`] if an element lies outside the memory.
    ///
    /// ```
    /// use listings::Layout;
    /// use listings::notation::Strided;
    ///
    /// let (shape, strides) = (vec![3, 2], vec![1, 1]);
    /// let pairs = Layout { shape, strides, offset: 0 };
    /// assert!(Strided::new(&[1, 2, 3, 4], pairs.clone()).is_ok());
    /// let error = Strided::new(&[1, 2, 3], pairs).unwrap_err();
    /// assert!(error.to_string().starts_with("the position is 3, and memory has 3"));
    /// ```
    pub fn new(memory: &'a [A], layout: Layout) -> Result<Strided<'a, A>> {
        let (axes, given) = (layout.shape.len(), layout.strides.len());
        if given != axes {
            return Err(Error::Axes { what: "the number of strides", given, axes });
        }
        if let Some((lowest, highest)) = layout.reach() {
            if lowest < 0 {
                return Err(Error::BeforeMemory { position: lowest });
            }
            let (position, len) = (highest.unsigned_abs(), memory.len());
            if position >= len {
                return Err(Error::BeyondMemory { position, len });
            }
        }
        Ok(Strided { memory, layout })
    }

    /// An array whose elements are one block of memory, in any order of its axes.
    ///
    /// # Errors
    /// [`Error::NotOneBlock`] otherwise.
    ///
    /// ```
    /// use listings::notation::Strided;
    /// use ndarray::array;
    ///
    /// let array = array![[1, 2, 3], [4, 5, 6]];
    /// assert_eq!(Strided::of(&array.t())?.layout().strides, [1, 3]);
    /// # Ok::<(), listings::Error>(())
    /// ```
    pub fn of<D: Dimension>(array: &'a ArrayRef<A, D>) -> Result<Strided<'a, A>> {
        let (shape, strides) = (array.shape().to_vec(), array.strides().to_vec());
        let Some(memory) = array.as_slice_memory_order() else {
            return Err(Error::NotOneBlock { shape, strides });
        };
        let mut layout = Layout { shape, strides, offset: 0 };
        // The memory begins with the lowest element, which may not be the first.
        layout.offset = layout.reach().map_or(0, |(lowest, _)| -lowest);
        Strided::new(memory, layout)
    }

    /// The memory.
    pub fn memory(&self) -> &'a [A] {
        self.memory
    }

    /// Where in the memory the elements lie.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }
}
