//! The header of a file of images.

use crate::Svg;
use crate::draw::{Font, Grid, image_cells};

/// The sixteen bytes before the first pixel, a number a row.
pub fn idx() -> Svg {
    let header = [0x0803, 47, 28, 28].map(u32::to_be_bytes);
    let [magic, n, rows, columns] = header;
    let meanings = [
        format!("magic number: bytes ({:02x}), {} axes", magic[2], magic[3]),
        format!("{} images", u32::from_be_bytes(n)),
        format!("of {} rows", u32::from_be_bytes(rows)),
        format!("and {} columns", u32::from_be_bytes(columns)),
    ];
    let grid = Grid::new(24.0, 1.0, 26.0, [4, 4]);
    let bytes: usize =
        header.map(|word| u32::from_be_bytes(word) as usize)[1..].iter().product();
    Svg::draw(grid.bounds().bottom() + 26.0, |canvas| {
        image_cells(canvas, &grid, |row, column| {
            format!("{:02x}", header[row][column])
        });
        for (row, meaning) in meanings.iter().enumerate() {
            let y = grid.at(row, 0).center().1;
            canvas.text((grid.x - 7.0, y), 4 * row, Font::SMALL.right());
            canvas.text(
                (grid.bounds().right() + 12.0, y),
                meaning,
                Font::BODY.left(),
            );
        }
        let y = grid.bounds().bottom() + 15.0;
        canvas.text((grid.x - 7.0, y), 16, Font::SMALL.right());
        let rest = format!("… and {bytes} pixels, a byte each");
        canvas.text((grid.x, y), rest, Font::BODY.left());
    })
}
