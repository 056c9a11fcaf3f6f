//! An image file's pixels.

use std::fs::File;
use std::io::{BufRead, BufReader, ErrorKind};
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use ndarray::Array3;
use png::{Decoder, DecodingError, Transformations};

/// The most pixels that are read: 5792×5792, say. In memory they are 0.4 GB.
const MOST: u64 = 1 << 25;

/// How files begin that are images, but not PNG; the number of bytes before the sign.
const OTHERS: [(usize, &[u8], &str); 9] = [
    (0, b"\xff\xd8\xff", "a JPEG image"),
    (0, b"GIF8", "a GIF image"),
    (0, b"BM", "a BMP image"),
    (8, b"WEBP", "a WebP image"),
    (4, b"ftypavif", "an AVIF image"),
    (4, b"ftyphei", "a HEIC image"),
    (0, b"II*\0", "a TIFF image"),
    (0, b"MM\0*", "a TIFF image"),
    (0, b"%PDF", "a PDF document"),
];

/// The pixels (h, w, c) of a PNG file: gray, gray and opacity, red green blue, or red
/// green blue and opacity, whatever the file's own bits and palette.
///
/// # Errors
///
/// The file cannot be read, is no PNG, is damaged, or is too large.
pub(super) fn pixels(path: &Path) -> Result<Array3<u8>> {
    let cannot = || format!("cannot read {}", path.display());
    let mut file = BufReader::new(File::open(path).with_context(cannot)?);
    is_png(file.fill_buf().with_context(cannot)?)
        .with_context(|| format!("{} is not a PNG image", path.display()))?;
    decode(file).with_context(|| format!("{} cannot be decoded", path.display()))
}

fn is_png(start: &[u8]) -> Result<()> {
    if start.starts_with(b"\x89PNG\r\n\x1a\n") {
        // The decoder would say no more than that the size is invalid.
        let zero = |side| start.get(side).is_some_and(|side| side == [0; 4]);
        ensure!(!zero(16..20) && !zero(20..24), "its width or its height is 0");
        return Ok(());
    }
    for (at, sign, name) in OTHERS {
        if start.get(at..).is_some_and(|start| start.starts_with(sign)) {
            bail!("it is {name}: save it as PNG");
        }
    }
    ensure!(!start.is_empty(), "the file is empty");
    bail!(
        "it begins with {:02x?}: save the image as PNG",
        &start[..start.len().min(8)]
    )
}

fn decode(file: BufReader<File>) -> Result<Array3<u8>> {
    let mut decoder = Decoder::new(file);
    decoder.set_transformations(Transformations::normalize_to_color8());
    let (width, height) = decoder.read_header_info().map_err(said)?.size();
    let count = u64::from(width) * u64::from(height);
    ensure!(
        count <= MOST,
        "it has {width}×{height} pixels, and at most {MOST} are read: make it smaller, 128×128 \
         is enough"
    );
    let mut reader = decoder.read_info().map_err(said)?;
    let size = reader.output_buffer_size().context("it is too large")?;
    let mut bytes = vec![0; size];
    let frame = reader.next_frame(&mut bytes).map_err(said)?;
    bytes.truncate(frame.buffer_size());
    let shape =
        (frame.height as usize, frame.width as usize, frame.color_type.samples());
    Ok(Array3::from_shape_vec(shape, bytes)?)
}

/// The decoder's error; one kind of it has a plainer word.
fn said(error: DecodingError) -> anyhow::Error {
    match error {
        DecodingError::IoError(error) if error.kind() == ErrorKind::UnexpectedEof => {
            anyhow::anyhow!("it is truncated: copy or save it again")
        }
        error => error.into(),
    }
}
