//! How a safetensors file begins.
//!
//! Eight bytes are the length of the header, little-endian. The header is JSON: for each
//! tensor its name, the type of its numbers, its shape, and between which bytes after the
//! header they lie; under the name `__metadata__`, what the file says of itself. Spaces
//! fill it up to a multiple of eight bytes. Source: the section "Format" of
//! <https://github.com/huggingface/safetensors>.

use std::collections::BTreeMap;

use listings::NamedBytes;
use listings::weights::error::shown;
use listings::weights::{Error, Result};
use safetensors::tensor::{Metadata, TensorInfo};
use serde::Serialize;

/// The most bytes that a header may have. That of the book's network has about 700.
pub const MAX_BYTES: u64 = 1 << 20;

/// Where the header begins.
const START: usize = 8;

/// The header as it is written. The crate's own keeps the metadata in a hash map, whose order changes
/// from run to run: with this one, the same tensors are the same bytes.
#[derive(Serialize)]
struct Header<'a> {
    #[serde(rename = "__metadata__", skip_serializing_if = "BTreeMap::is_empty")]
    metadata: &'a BTreeMap<String, String>,
    #[serde(flatten)]
    tensors: BTreeMap<&'a str, TensorInfo>,
}

/// The first bytes of a file, up to where its numbers begin.
pub(super) fn write(
    metadata: &BTreeMap<String, String>,
    tensors: BTreeMap<&str, TensorInfo>,
) -> Vec<u8> {
    let header = Header { metadata, tensors };
    let mut header =
        serde_json::to_vec(&header).expect("strings and numbers are JSON");
    header.resize(header.len().next_multiple_of(START), b' ');
    [&(header.len() as u64).to_le_bytes(), header.as_slice()].concat()
}

/// The header of a file, checked by the crate `safetensors`, and the bytes after it: as many as
/// it says.
pub(super) fn read(file: NamedBytes<'_>) -> Result<(Metadata, &[u8])> {
    let name = || file.name.to_owned();
    let bytes = file.bytes;
    let found = bytes.len() as u64;
    if bytes.get(START).is_some_and(|&first| first != b'{') {
        file.check_not_html()?;
        let start: Vec<String> =
            bytes[..START].iter().map(|byte| format!("{byte:02x}")).collect();
        return Err(Error::NotSafetensors { file: name(), start: start.join(" ") });
    }
    let Some((length, rest)) = bytes.split_first_chunk::<START>() else {
        return Err(Error::Truncated { file: name(), expected: START as u64, found });
    };
    let length = u64::from_le_bytes(*length);
    if length > MAX_BYTES {
        return Err(Error::HeaderTooLarge { file: name(), bytes: length });
    }
    let Some((header, data)) = rest.split_at_checked(length as usize) else {
        let expected = START as u64 + length;
        return Err(Error::Truncated { file: name(), expected, found });
    };
    let header: Metadata = serde_json::from_slice(header).map_err(|error| {
        Error::Header { file: name(), message: shown(&error.to_string()) }
    })?;
    let expected = (header.data_len() as u64).saturating_add(START as u64 + length);
    if found < expected {
        return Err(Error::Truncated { file: name(), expected, found });
    }
    if found > expected {
        return Err(Error::Trailing { file: name(), expected, found });
    }
    Ok((header, data))
}
