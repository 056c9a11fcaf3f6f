//! The matrix product as einsum sees it.

use listings::notation::Notation;

use super::axes::{Role, across, down};
use crate::Svg;
use crate::draw::{
    Canvas, Font, Grid, Paint, Stroke, image_cells, map_cells, window,
};
use crate::strides::examples::{counting, tuple};

/// `ij,jk->ik`: the rows of the output lie beside those of the first matrix, its columns
/// below those of the second. Each column of the first matrix is joined to the row of
/// the second that has the same j. One output is worked out.
pub fn product() -> Svg {
    let notation = Notation::parse("ij,jk->ik").expect("a matrix product");
    let (a, b) = (counting([2, 3]), counting([3, 4]));
    let output = a.dot(&b);
    let [i, k] = [1, 2];
    let left = Grid::new(26.5, 194.0, CELL, a.dim().into());
    let right = Grid::new(215.5, 52.0, CELL, b.dim().into());
    let result = Grid { y: left.y, rows: left.rows, ..right };

    Svg::draw(312.0, |canvas| {
        canvas.text((1.5, 9.0), &notation, Font::BOLD.left());
        let (right_edge, y) = (right.bounds().right(), left.bounds().bottom() + 14.0);
        for (grid, array, y, name) in [
            (&left, &a, y, "ij"),
            (&right, &b, 9.0, "jk"),
            (&result, &output, y, "ik"),
        ] {
            let label = format!("{name}: {}", tuple(array.shape()));
            canvas.text((grid.bounds().center().0, y), label, Font::BODY);
        }
        image_cells(canvas, &left, |i, j| a[[i, j]]);
        image_cells(canvas, &right, |j, k| b[[j, k]]);
        map_cells(canvas, &result, |i, k| Some(output[[i, k]]));
        let role = |letter| Role::of(letter, &notation);
        for grid in [&left, &result] {
            down(canvas, grid.bounds(), 'i', role('i'));
        }
        for grid in [&right, &result] {
            across(canvas, grid.bounds(), 'k', role('k'));
        }
        join(canvas, &left, &right, role('j'));

        window(canvas, left.part(i..i + 1, 0..left.columns));
        window(canvas, right.part(0..right.rows, k..k + 1));
        canvas.outline(result.at(i, k), Stroke::bold(Paint::Accent2));
        let products: Vec<_> = a
            .row(i)
            .iter()
            .zip(b.column(k))
            .map(|(a, b)| format!("{a}·{b}"))
            .collect();
        let sum = format!("{} = {}", products.join(" + "), output[[i, k]]);
        let label = format!("[i, k] = [{i}, {k}]:  {sum}");
        canvas.text((right_edge, 301.0), label, Font::BODY.right());
    })
}

const CELL: f64 = 32.0;

/// Lines from the columns of one matrix up to the rows of the other.
fn join(canvas: &Canvas, left: &Grid, right: &Grid, role: Role) {
    for j in 0..left.columns {
        let (x, below) = left.at(0, j).top_middle();
        let (_, y) = right.at(j, 0).center();
        let end = right.x - 5.0;
        canvas.path(&[(x, below - 5.0), (x, y), (end, y)], role.stroke());
        let middle = (left.bounds().right() + right.x) / 2.0;
        canvas.text((middle, y - 10.0), format!("j = {j}"), role.font());
    }
    let (x, y) = (left.at(0, 0).center().0, right.at(0, 0).center().1);
    canvas.text((x - 8.0, y - 10.0), "Σj: summed", role.font().left());
}
