//! PNG files written by hand, sound and unsound.

use std::io::Write as _;

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};

/// How pixels are stored, by the numbers of the PNG specification, section 11.2.1.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kind {
    /// 0 gray, 2 red green blue, 3 palette, 4 gray and opacity, 6 all four.
    pub(crate) color: u8,
    /// Bits a channel.
    pub(crate) depth: u8,
    /// By Adam7.
    pub(crate) interlaced: bool,
}

impl Kind {
    pub(crate) const GRAY: Kind = Kind { color: 0, depth: 8, interlaced: false };

    fn header(self, [height, width]: [u32; 2]) -> Vec<u8> {
        let mut header = [width.to_be_bytes(), height.to_be_bytes()].concat();
        header.extend([self.depth, self.color, 0, 0, u8::from(self.interlaced)]);
        header
    }
}

/// A file of `[height, width]` pixels, of whose channels `channel` gives the values. What
/// `others` says comes before them: such as a palette.
pub(crate) fn file(
    size: [u32; 2],
    kind: Kind,
    others: &[(&[u8; 4], Vec<u8>)],
    pixel: impl Fn(u32, u32) -> Vec<u16>,
) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(&rows(size, kind, pixel)).expect("into memory");
    let mut chunks = vec![(b"IHDR", kind.header(size))];
    chunks.extend_from_slice(others);
    chunks.push((b"IDAT", encoder.finish().expect("into memory")));
    chunks.push((b"IEND", Vec::new()));
    of(&chunks)
}

/// A file that announces its size and has nothing else.
pub(crate) fn header(size: [u32; 2]) -> Vec<u8> {
    of(&[(b"IHDR", Kind::GRAY.header(size))])
}

fn of(chunks: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, data) in chunks {
        let length = u32::try_from(data.len()).expect("a small file");
        let mut checksum = Crc::new();
        checksum.update(*name);
        checksum.update(data);
        file.extend(length.to_be_bytes());
        file.extend(*name);
        file.extend(data);
        file.extend(checksum.sum().to_be_bytes());
    }
    file
}

/// Each row after a 0, which says that it is stored as it is; with Adam7 the rows of
/// seven smaller images.
fn rows(size: [u32; 2], kind: Kind, pixel: impl Fn(u32, u32) -> Vec<u16>) -> Vec<u8> {
    // First row and column, and steps from row to row and column to column.
    const ADAM7: [[u32; 4]; 7] = [
        [0, 0, 8, 8],
        [0, 4, 8, 8],
        [4, 0, 8, 4],
        [0, 2, 4, 4],
        [2, 0, 4, 2],
        [0, 1, 2, 2],
        [1, 0, 2, 1],
    ];
    let passes = if kind.interlaced { &ADAM7[..] } else { &[[0, 0, 1, 1]] };
    let mut bytes = Vec::new();
    for &[top, left, down, right] in passes {
        if left >= size[1] {
            continue;
        }
        for row in (top..size[0]).step_by(down as usize) {
            let columns = (left..size[1]).step_by(right as usize);
            bytes.push(0);
            bytes.extend(packed(
                columns.flat_map(|column| pixel(row, column)),
                kind.depth,
            ));
        }
    }
    bytes
}

/// Values of some bits each, the first in the highest bits.
fn packed(values: impl Iterator<Item = u16>, depth: u8) -> Vec<u8> {
    let bits: Vec<u8> = values
        .flat_map(|value| (0..depth).rev().map(move |bit| (value >> bit & 1) as u8))
        .collect();
    let byte = |bits: &[u8]| {
        bits.iter().enumerate().fold(0, |byte, (at, bit)| byte | bit << (7 - at))
    };
    bits.chunks(8).map(byte).collect()
}
