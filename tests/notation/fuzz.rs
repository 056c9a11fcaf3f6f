//! Any string, any shapes: the parser and the sizes answer, and never panic. Ordinary
//! tests, which libFuzzer can run as well: see CONTRIBUTING.md.

use listings::notation::{Notation, Problem};

/// What strings are made of, and what they should not have.
const PIECES: [&str; 20] = [
    "i", "j", "k", "n", "c", "i", "j", "k", "a", "z", ",", ",", "->", "->", "-", ">",
    "A", "...", " ", "é",
];

/// Sizes of axes, and what overflows.
const SIZES: [usize; 8] =
    [0, 1, 2, 3, 1 << 31, u32::MAX as usize, isize::MAX as usize, usize::MAX];

#[test]
fn any_string() {
    bolero::check!().with_iterations(1000).with_type().for_each(|text: &String| {
        holds(text, &[], [1; 26]);
    });
}

#[test]
fn strings_of_pieces_and_any_shapes() {
    type Input = (Vec<u8>, Vec<Vec<u8>>, [u8; 26]);
    bolero::check!().with_iterations(1000).with_type().for_each(
        |(pieces, shapes, letters): &Input| {
            let pieces = pieces.iter().take(16);
            let text: String =
                pieces.map(|&i| PIECES[i as usize % PIECES.len()]).collect();
            let size = |&i: &u8| SIZES[i as usize % SIZES.len()];
            let shapes: Vec<Vec<usize>> =
                shapes.iter().map(|shape| shape.iter().map(size).collect()).collect();
            holds(&text, &shapes, letters.each_ref().map(size));
        },
    );
}

/// Reads `text`, measures it against any `shapes` and against shapes that fit: `sizes`
/// are those of the letters a to z.
fn holds(text: &str, shapes: &[Vec<usize>], sizes: [usize; 26]) {
    let notation = match Notation::parse(text) {
        Ok(notation) => notation,
        Err(error) => return well_marked(&error),
    };
    assert_eq!(notation.to_string(), text);
    match notation.sizes(&slices(shapes)) {
        Ok(found) => assert_eq!(found.output.len(), notation.output().len()),
        Err(error) => well_marked(&error),
    }
    let size = |letter: &char| sizes[*letter as usize - 'a' as usize];
    let fitting = notation.operands().iter().map(|letters| letters.iter().map(size));
    let fitting: Vec<Vec<usize>> = fitting.map(Iterator::collect).collect();
    match notation.sizes(&slices(&fitting)) {
        Ok(found) => {
            assert!(found.of.iter().all(|(letter, &found)| found == size(letter)));
            assert!(notation.loops(&slices(&fitting)).is_ok());
        }
        Err(error) => {
            well_marked(&error);
            let large = matches!(
                error.problem(),
                Problem::TooLarge { .. } | Problem::TooLong
            );
            assert!(large, "{error}");
        }
    }
}

fn slices(shapes: &[Vec<usize>]) -> Vec<&[usize]> {
    shapes.iter().map(Vec::as_slice).collect()
}

/// Three lines, and every mark within the string or one character past its end.
fn well_marked(error: &listings::notation::Error) {
    let length = error.text().chars().count();
    assert!(!error.marks().is_empty(), "{error}");
    for mark in error.marks() {
        assert!(!mark.is_empty() && mark.start <= length, "{error}");
    }
}
