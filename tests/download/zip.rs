//! Zip archives, written by hand.

use std::io::Write as _;

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};
use tools::download::Official;

use crate::files::bytes;

/// How a member is packed: the numbers are the format's.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Method {
    Stored = 0,
    Deflated = 8,
    Bzip2 = 12,
}

/// A member with what an archive says of it.
#[derive(Clone)]
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) method: Method,
    pub(crate) packed: Vec<u8>,
    pub(crate) length: u32,
    pub(crate) crc: u32,
}

/// A member that holds one of the files.
pub(crate) fn member(file: Official, method: Method) -> Member {
    let bytes = bytes(file);
    let mut crc = Crc::new();
    crc.update(&bytes);
    let packed = match method {
        Method::Deflated => {
            let mut packer = DeflateEncoder::new(Vec::new(), Compression::default());
            packer.write_all(&bytes).expect("memory");
            packer.finish().expect("memory")
        }
        _ => bytes.clone(),
    };
    let (name, length) = (format!("gzip/{}", file.name), bytes.len() as u32);
    Member { name, method, packed, length, crc: crc.sum() }
}

/// An archive of these members.
pub(crate) fn zip(members: &[Member]) -> Vec<u8> {
    let (mut zip, mut directory) = (Vec::new(), Vec::new());
    for member in members {
        let common = common(member);
        let offset = zip.len() as u32;
        zip.extend(b"PK\x03\x04");
        zip.extend(&common);
        zip.extend(member.name.as_bytes());
        zip.extend(&member.packed);

        directory.extend(b"PK\x01\x02\x14\x00"); // ... made by version 2.0
        directory.extend(&common);
        directory.extend([0; 10]); // comment, disk, attributes
        directory.extend(offset.to_le_bytes());
        directory.extend(member.name.as_bytes());
    }
    let (count, start) = (members.len() as u16, zip.len() as u32);
    zip.extend(&directory);
    zip.extend(b"PK\x05\x06\x00\x00\x00\x00"); // ... one disk
    zip.extend(count.to_le_bytes());
    zip.extend(count.to_le_bytes());
    zip.extend((directory.len() as u32).to_le_bytes());
    zip.extend(start.to_le_bytes());
    zip.extend([0; 2]); // comment
    zip
}

/// What a member's header and its entry in the directory share.
fn common(member: &Member) -> Vec<u8> {
    let mut fields = vec![20, 0, 0, 0]; // version needed, flags
    fields.extend((member.method as u16).to_le_bytes());
    fields.extend([0; 4]); // time, date
    fields.extend(member.crc.to_le_bytes());
    fields.extend((member.packed.len() as u32).to_le_bytes());
    fields.extend(member.length.to_le_bytes());
    fields.extend((member.name.len() as u16).to_le_bytes());
    fields.extend([0; 2]); // extra fields
    fields
}
