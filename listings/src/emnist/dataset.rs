//! The three files of a set, read and held together.

use listings::emnist::{Error, Mapping, NamedBytes, Result, SIDE, idx};
use ndarray::{Array1, Array3, Array4, ArrayView1, ArrayView3, Axis, NdFloat, Zip};

/// Images, a label for each, and the characters the labels stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dataset {
    pub(crate) images: Array3<u8>,
    pub(crate) labels: Array1<u8>,
    pub(crate) mapping: Mapping,
}

impl Dataset {
    /// Reads the three files of a set, and checks that they belong together.
    ///
    /// # Errors
    /// When a file is damaged or of another kind, when images are not 28 × 28, when there are not
    /// as many labels as images, and when a label is not a class of the mapping.
    ///
    /// ```
    /// use listings::emnist::{Dataset, NamedBytes};
    /// use ndarray::Array4;
    ///
    /// // One image of 28 × 28. Its second byte is ink.
    /// let mut images = vec![0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 28, 0, 0, 0, 28];
    /// images.extend([0; 28 * 28]);
    /// images[16 + 1] = 255;
    /// let labels = [0, 0, 8, 1, 0, 0, 0, 1, 0];
    ///
    /// let set = Dataset::read(
    ///     NamedBytes { name: "images", bytes: &images },
    ///     NamedBytes { name: "labels", bytes: &labels },
    ///     NamedBytes { name: "mapping", bytes: b"0 65\n" },
    /// )?;
    /// assert_eq!(set.character(0), 'A');
    ///
    /// // Upright, the second byte is the second pixel from the top, not from the left.
    /// assert_eq!(set.images()[[0, 1, 0]], 255);
    /// assert_eq!(set.images().strides(), [784, 1, 28]);
    ///
    /// let batch: Array4<f32> = set.batch(&[0]); // (n, c, h, w)
    /// assert_eq!(batch.shape(), [1, 1, 28, 28]);
    /// assert_eq!(batch[[0, 0, 1, 0]], 1.0);
    /// # Ok::<(), listings::emnist::Error>(())
    /// ```
    pub fn read(
        images_file: NamedBytes<'_>,
        labels_file: NamedBytes<'_>,
        mapping_file: NamedBytes<'_>,
    ) -> Result<Self> {
        let stored = idx::images(images_file)?; // (n, columns, rows)
        let labels = idx::labels(labels_file)?; // (n,)
        let mapping = Mapping::read(mapping_file)?;

        let (count, columns, rows) = stored.dim();
        if (rows, columns) != (SIDE, SIDE) {
            return Err(Error::Size { file: images_file.name.into(), rows, columns });
        }
        if count != labels.len() {
            return Err(Error::Counts {
                images_file: images_file.name.into(),
                images: count,
                labels_file: labels_file.name.into(),
                labels: labels.len(),
            });
        }
        let classes = mapping.labels();
        if let Some(index) = labels.iter().position(|label| !classes.contains(label))
        {
            return Err(Error::Label {
                file: labels_file.name.into(),
                index,
                label: labels[index],
                mapping_file: mapping_file.name.into(),
                first: *classes.start(),
                last: *classes.end(),
            });
        }
        // Upright: the last two axes change places, and no byte moves.
        let images = stored.permuted_axes([0, 2, 1]); // (n, rows, columns)
        Ok(Dataset { images, labels, mapping })
    }

    /// The number of images.
    pub fn len(&self) -> usize {
        self.labels.len()
    }

    /// Whether there is no image.
    pub fn is_empty(&self) -> bool {
        self.labels.is_empty()
    }

    /// All images, upright: `(n, 28, 28)`, where 0 is paper and 255 is ink. A view of the bytes as
    /// they were stored, with strides (784, 1, 28).
    pub fn images(&self) -> ArrayView3<'_, u8> {
        self.images.view()
    }

    /// All labels: `(n,)`. Each is a class of [`mapping`](Dataset::mapping).
    pub fn labels(&self) -> ArrayView1<'_, u8> {
        self.labels.view()
    }

    /// The characters the labels stand for.
    pub fn mapping(&self) -> &Mapping {
        &self.mapping
    }

    /// The character that an image shows.
    ///
    /// # Panics
    /// If there is no such image.
    pub fn character(&self, index: usize) -> char {
        let label = self.labels[index];
        self.mapping
            .character(label)
            .expect("every label was checked when the set was read")
    }

    // ANCHOR: batch
    /// Some images as a batch for a convolution: `(n, 1, 28, 28)` in row order,
    /// from 0 (paper) to 1 (ink). Image `indices[i]` is at place `i`; an index may
    /// come more than once.
    ///
    /// # Panics
    /// If there is no image of some index.
    pub fn batch<A: NdFloat + From<u8>>(&self, indices: &[usize]) -> Array4<A> {
        let ink: A = 255.into();
        let mut batch = Array4::zeros((indices.len(), 1, SIDE, SIDE)); // (n, c, h, w)
        for (mut channels, &index) in batch.outer_iter_mut().zip(indices) {
            assert!(
                index < self.len(),
                "no image {index}: the set has {}",
                self.len()
            );
            Zip::from(channels.index_axis_mut(Axis(0), 0)) // (h, w)
                .and(self.images.index_axis(Axis(0), index)) // (h, w)
                .for_each(|value, &pixel| {
                    *value = <A as From<u8>>::from(pixel) / ink
                });
        }
        batch
    }
    // ANCHOR_END: batch
}
