//! Arrays with names, in one file: a network's weights, or all that a training must remember.

use std::collections::BTreeMap;
use std::str::FromStr;

use listings::NamedBytes;
use listings::weights::error::shown;
use listings::weights::header::{self, Info};
use listings::weights::{Error, Result, half};
use ndarray::{ArrayD, ArrayViewD, Dimension, NdFloat};
use num_traits::cast;

/// What a safetensors file holds: arrays of `f32` by their names, and what it says of itself.
///
/// ```
/// use listings::NamedBytes;
/// use listings::weights::Tensors;
/// use ndarray::arr2;
///
/// let mean = arr2(&[[0.5_f32, 0.25]]).into_dyn();
/// let mut tensors = Tensors::default();
/// tensors.metadata.insert("epoch".into(), "3".into());
/// tensors.insert("optimizer.mean", mean.view());
/// let bytes = tensors.to_bytes();
///
/// let mut tensors = Tensors::read(NamedBytes { name: "checkpoint", bytes: &bytes })?;
/// assert_eq!(tensors.entry::<u64>("epoch")?, 3);
/// assert_eq!(tensors.take::<f32>("optimizer.mean", &[1, 2])?, mean);
/// tensors.finish()?;
/// # Ok::<(), listings::weights::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Tensors {
    file: String,
    /// What the file says of itself: names and values.
    pub metadata: BTreeMap<String, String>,
    /// Sorted by name.
    arrays: Vec<(String, ArrayD<f32>)>,
}

impl Tensors {
    /// Reads a file.
    ///
    /// # Errors
    /// When the file is anything but one whole safetensors file, and when its numbers are not
    /// of single or half precision, or not finite.
    pub fn read(file: NamedBytes<'_>) -> Result<Self> {
        let (header, data) = header::read(file)?;
        let mut tensors = Tensors {
            file: file.name.into(),
            metadata: header.metadata,
            arrays: Vec::new(),
        };
        for (name, info) in header.tensors {
            let (start, end) = info.data_offsets;
            let array = array(file, &name, info, &data[start..end])?;
            match tensors.find(&name) {
                Err(at) => tensors.arrays.insert(at, (name, array)),
                Ok(_) => {
                    let message = format!("{} comes twice", shown(&name));
                    return Err(Error::Header { file: tensors.file, message });
                }
            }
        }
        Ok(tensors)
    }

    /// The bytes of a file: for the same tensors the same bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut data = Vec::new();
        let mut infos = BTreeMap::new();
        for (name, array) in &self.arrays {
            let start = data.len();
            data.extend(array.iter().flat_map(|number| number.to_le_bytes()));
            let info = Info {
                dtype: "F32".into(),
                shape: array.shape().to_vec(),
                data_offsets: (start, data.len()),
            };
            infos.insert(name.as_str(), info);
        }
        [header::write(&self.metadata, infos), data].concat()
    }

    /// The name of the file they were read from.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Their names, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.arrays.iter().map(|(name, _)| name.as_str())
    }

    /// Puts an array there, rounded to `f32`. Its name may be any but `__metadata__`, which the
    /// format keeps for [`metadata`](Tensors::metadata).
    pub fn insert<A: NdFloat>(
        &mut self,
        name: impl Into<String>,
        array: ArrayViewD<A>,
    ) {
        let (name, array) = (name.into(), array.mapv(nearest));
        match self.find(&name) {
            Ok(at) => self.arrays[at].1 = array,
            Err(at) => self.arrays.insert(at, (name, array)),
        }
    }

    /// Where the array of that name is, or belongs.
    fn find(&self, name: &str) -> std::result::Result<usize, usize> {
        self.arrays.binary_search_by(|(other, _)| other.as_str().cmp(name))
    }

    /// Takes out the array of that name.
    ///
    /// # Errors
    /// [`Error::Missing`] when it is not there, [`Error::Shape`] when it has another shape.
    pub fn take<A: NdFloat>(
        &mut self,
        name: &str,
        shape: &[usize],
    ) -> Result<ArrayD<A>> {
        let Ok(at) = self.find(name) else {
            return Err(Error::Missing {
                file: self.file.clone(),
                tensor: name.into(),
            });
        };
        let (_, array) = self.arrays.remove(at);
        if array.shape() != shape {
            return Err(Error::Shape {
                file: self.file.clone(),
                tensor: name.into(),
                found: array.shape().to_vec(),
                expected: shape.to_vec(),
            });
        }
        Ok(array.mapv(nearest))
    }

    /// A number of the metadata.
    ///
    /// # Errors
    /// [`Error::NoEntry`] when it does not say it, [`Error::Entry`] when that is no such number.
    pub fn entry<T: FromStr>(&self, key: &str) -> Result<T> {
        let (file, key) = (self.file.clone(), key.to_owned());
        let Some(value) = self.metadata.get(&key) else {
            return Err(Error::NoEntry { file, key });
        };
        let number = value.parse();
        number.map_err(|_| Error::Entry { file, key, value: shown(value) })
    }

    /// The end of taking: nothing may be left.
    ///
    /// # Errors
    /// [`Error::Unexpected`] when an array was not taken.
    pub fn finish(self) -> Result<()> {
        let Some(name) = self.names().next() else { return Ok(()) };
        let (tensor, count) = (shown(name), self.arrays.len());
        Err(Error::Unexpected { file: self.file, tensor, count })
    }
}

/// The array that these bytes are.
fn array(
    file: NamedBytes<'_>,
    name: &str,
    info: Info,
    bytes: &[u8],
) -> Result<ArrayD<f32>> {
    let (file, tensor) = (file.name.to_owned(), shown(name));
    let numbers = match info.dtype.as_str() {
        "F32" => numbers(bytes, f32::from_le_bytes),
        "F16" => numbers(bytes, |bytes| half::widen(u16::from_le_bytes(bytes))),
        dtype => return Err(Error::Dtype { file, tensor, found: shown(dtype) }),
    };
    let Some(numbers) = numbers else {
        let message =
            format!("{tensor}: {} bytes are not whole numbers", bytes.len());
        return Err(Error::Header { file, message });
    };
    let array = match ArrayD::from_shape_vec(info.shape, numbers) {
        Ok(array) => array,
        Err(error) => {
            let message = format!("{tensor}: {error}");
            return Err(Error::Header { file, message });
        }
    };
    let not_finite = array.indexed_iter().find(|(_, value)| !value.is_finite());
    if let Some((index, &value)) = not_finite {
        let index = index.as_array_view().to_vec();
        return Err(Error::NotFinite { file, tensor, index, value });
    }
    Ok(array)
}

/// The numbers of `N` bytes each, if the bytes are whole ones.
fn numbers<const N: usize>(
    bytes: &[u8],
    number: impl Fn([u8; N]) -> f32,
) -> Option<Vec<f32>> {
    let (chunks, rest) = bytes.as_chunks();
    rest.is_empty().then(|| chunks.iter().map(|&bytes| number(bytes)).collect())
}

/// The nearest number of another width.
fn nearest<A: NdFloat, B: NdFloat>(number: A) -> B {
    cast(number).expect("every float has a nearest one of any width")
}
