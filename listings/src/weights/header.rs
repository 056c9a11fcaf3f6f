//! How a safetensors file begins.
//!
//! Eight bytes are the length of the header, little-endian. The header is JSON: for each
//! tensor its name, the type of its numbers, its shape, and between which bytes after the
//! header they lie; under the name `__metadata__`, what the file says of itself. Spaces
//! fill it up to a multiple of eight bytes. Source: the section "Format" of
//! <https://github.com/huggingface/safetensors>.

use std::collections::BTreeMap;
use std::fmt;

use listings::NamedBytes;
use listings::weights::error::shown;
use listings::weights::{Error, Result};
use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

/// The most bytes that a header may have. That of the book's network has about 700.
pub const MAX_BYTES: u64 = 1 << 20;

/// Where the header begins.
const START: usize = 8;

/// Under this name stands what a file says of itself.
const METADATA: &str = "__metadata__";

/// What a header says of a tensor.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Info {
    /// The type of its numbers: `F32`.
    pub(super) dtype: String,
    pub(super) shape: Vec<usize>,
    /// Its first byte after the header, and the one after its last.
    pub(super) data_offsets: (usize, usize),
}

/// The header as it is written: for the same tensors the same bytes.
#[derive(Serialize)]
struct Written<'a> {
    #[serde(rename = "__metadata__", skip_serializing_if = "BTreeMap::is_empty")]
    metadata: &'a BTreeMap<String, String>,
    #[serde(flatten)]
    tensors: BTreeMap<&'a str, Info>,
}

/// The header as it is read: names with what is said of them, in the order of the bytes.
#[derive(Debug)]
pub(super) struct Header {
    pub(super) metadata: BTreeMap<String, String>,
    pub(super) tensors: Vec<(String, Info)>,
}

impl<'de> Deserialize<'de> for Header {
    fn deserialize<D: Deserializer<'de>>(
        input: D,
    ) -> std::result::Result<Self, D::Error> {
        input.deserialize_map(Entries)
    }
}

/// Takes the entries of a header one by one, since one of them is unlike the others.
struct Entries;

impl<'de> Visitor<'de> for Entries {
    type Value = Header;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("tensors by their names")
    }

    fn visit_map<M: MapAccess<'de>>(
        self,
        mut entries: M,
    ) -> std::result::Result<Header, M::Error> {
        let (mut metadata, mut tensors) = (None, Vec::new());
        while let Some(name) = entries.next_key::<String>()? {
            if name != METADATA {
                tensors.push((name, entries.next_value()?));
            } else if metadata.replace(entries.next_value()?).is_some() {
                return Err(de::Error::duplicate_field(METADATA));
            }
        }
        tensors.sort_by_key(|(_, info): &(_, Info)| info.data_offsets);
        Ok(Header { metadata: metadata.unwrap_or_default(), tensors })
    }
}

/// The first bytes of a file, up to where its numbers begin.
pub(super) fn write(
    metadata: &BTreeMap<String, String>,
    tensors: BTreeMap<&str, Info>,
) -> Vec<u8> {
    let header = Written { metadata, tensors };
    let mut header =
        serde_json::to_vec(&header).expect("strings and numbers are JSON");
    header.resize(header.len().next_multiple_of(START), b' ');
    [&(header.len() as u64).to_le_bytes(), header.as_slice()].concat()
}

/// The header of a file, and the bytes after it: as many as the tensors have together, which
/// lie one behind the other.
pub(super) fn read(file: NamedBytes<'_>) -> Result<(Header, &[u8])> {
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
    let damaged =
        |message: &str| Error::Header { file: name(), message: shown(message) };
    let header: Header = serde_json::from_slice(header)
        .map_err(|error| damaged(&error.to_string()))?;
    let mut end = 0;
    for (tensor, info) in &header.tensors {
        let (start, behind) = info.data_offsets;
        if start != end || behind < start {
            let message =
                format!("{tensor} lies at {start}..{behind}, expected {end}..");
            return Err(damaged(&message));
        }
        end = behind;
    }
    let expected = (end as u64).saturating_add(START as u64 + length);
    if found < expected {
        return Err(Error::Truncated { file: name(), expected, found });
    }
    if found > expected {
        return Err(Error::Trailing { file: name(), expected, found });
    }
    Ok((header, data))
}
