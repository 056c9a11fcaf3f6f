//! Any string, any shapes: the parser and the sizes answer, and never panic. Ordinary
//! tests, which libFuzzer can run as well: see CONTRIBUTING.md.

use listings::notation::{Error, Notation, Problem};

/// What strings are made of.
const LETTERS: [&str; 6] = ["i", "j", "k", "n", "c", "z"];

/// What may stand in the wrong place, or in none.
const PIECES: [&str; 12] =
    ["i", "a", ",", "->", "-", ">", "A", "7", "...", " ", "\n", "é"];

/// Sizes of axes, and what overflows.
const SIZES: [usize; 8] = [0, 1, 2, 3, 4, 1 << 31, isize::MAX as usize, usize::MAX];

#[test]
fn any_string() {
    bolero::check!().with_iterations(1000).with_type().for_each(|text: &String| {
        holds(text, &[], [1; 26]);
    });
}

/// Operands, an output, a piece put in somewhere; any shapes, and a size a letter.
type Input = (Vec<Vec<u8>>, Vec<u8>, Option<(u8, u8)>, Vec<Vec<u8>>, [u8; 26]);

#[test]
fn strings_with_a_mistake_and_any_shapes() {
    bolero::check!().with_iterations(1000).with_type().for_each(
        |(left, right, mistake, shapes, sizes): &Input| {
            let left: Vec<String> =
                left.iter().take(3).map(|letters| of(&LETTERS, letters, 4)).collect();
            let mut text = format!("{}->{}", left.join(","), of(&LETTERS, right, 3));
            if let Some((piece, at)) = mistake {
                let at = *at as usize % (text.len() + 1);
                text.insert_str(at, PIECES[*piece as usize % PIECES.len()]);
            }
            let size = |&i: &u8| SIZES[i as usize % SIZES.len()];
            let shapes: Vec<Vec<usize>> =
                shapes.iter().map(|shape| shape.iter().map(size).collect()).collect();
            holds(&text, &shapes, sizes.each_ref().map(size));
        },
    );
}

/// Up to `most` of these pieces.
fn of(pieces: &[&str], chosen: &[u8], most: usize) -> String {
    chosen.iter().take(most).map(|&i| pieces[i as usize % pieces.len()]).collect()
}

/// Reads `text`, and measures it against any `shapes`, against shapes with the right
/// number of axes, and against shapes that fit.
fn holds(text: &str, shapes: &[Vec<usize>], sizes: [usize; 26]) {
    let notation = match Notation::parse(text) {
        Ok(notation) => notation,
        Err(error) => return well_marked(&error),
    };
    assert_eq!(notation.to_string(), text);
    let operands = notation.operands();

    let mut any_size = sizes.into_iter().cycle();
    let mut shape =
        |letters: &Vec<char>| any_size.by_ref().take(letters.len()).collect();
    let right_axes: Vec<Vec<usize>> = operands.iter().map(&mut shape).collect();
    for shapes in [shapes, &right_axes] {
        if let Err(error) = notation.sizes(&slices(shapes)) {
            well_marked(&error);
        }
    }

    let size = |letter: &char| sizes[*letter as usize - 'a' as usize];
    let shape = |letters: &Vec<char>| letters.iter().map(size).collect();
    let fitting: Vec<Vec<usize>> = operands.iter().map(shape).collect();
    match notation.sizes(&slices(&fitting)) {
        Ok(found) => {
            assert!(found.of.iter().all(|(letter, &found)| found == size(letter)));
            let output: Vec<usize> = notation.output().iter().map(size).collect();
            assert_eq!(found.output, output);
            assert!(notation.loops(&slices(&fitting)).is_ok());
        }
        Err(error) => {
            well_marked(&error);
            let problem = error.problem();
            assert!(
                matches!(problem, Problem::TooLarge { .. } | Problem::TooLong),
                "{error}"
            );
        }
    }
}

fn slices(shapes: &[Vec<usize>]) -> Vec<&[usize]> {
    shapes.iter().map(Vec::as_slice).collect()
}

/// Every mark lies within the string, or begins right after its end, and the message
/// has three lines.
fn well_marked(error: &Error) {
    let length = error.text().chars().count();
    assert!(!error.marks().is_empty(), "{error}");
    for mark in error.marks() {
        let within = mark.end <= length || *mark == (length..length + 1);
        assert!(!mark.is_empty() && within, "{error}");
    }
    assert_eq!(error.to_string().split('\n').count(), 3, "{error}");
}
