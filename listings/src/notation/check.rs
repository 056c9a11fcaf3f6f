//! What makes a string not einsum, in the order in which it is looked for. Each function
//! finds one kind of mistake and counts on those before it having found none.

use listings::notation::error::Error;
use listings::notation::problem::Problem;

type Result<T> = std::result::Result<T, Error>;

/// Every character is a letter, a comma, or half of an arrow with its other half. Where
/// this holds, a character is a byte.
///
/// # Errors
/// Otherwise, with the place.
pub fn characters(text: &str) -> Result<()> {
    let characters: Vec<char> = text.chars().collect();
    if characters.is_empty() {
        return Err(Error::at(text, 0, 1, Problem::EmptyString));
    }
    for (at, &character) in characters.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| characters[before]);
        let after = characters.get(at + 1).copied();
        let problem = match character {
            'a'..='z' | ',' => continue,
            '-' if after == Some('>') => continue,
            '>' if before == Some('-') => continue,
            '-' | '>' => Problem::HalfAnArrow { half: character },
            'A'..='Z' => Problem::UpperCase { letter: character },
            '.' if characters[at..].starts_with(&['.'; 3]) => {
                return Err(Error::at(text, at, 3, Problem::Ellipsis));
            }
            '…' => Problem::Ellipsis,
            _ if character.is_whitespace() => Problem::Space,
            _ => Problem::Character { character },
        };
        return Err(Error::at(text, at, 1, problem));
    }
    Ok(())
}

/// Every operand has a letter.
///
/// # Errors
/// Otherwise, with the place.
pub fn operands(text: &str) -> Result<()> {
    let left = text.find("->").map_or(text, |arrow| &text[..arrow]);
    let mut at = 0;
    for (i, letters) in left.split(',').enumerate() {
        if letters.is_empty() {
            let problem = Problem::EmptyOperand { operand: i + 1 };
            return Err(Error::at(text, at, 1, problem));
        }
        at += letters.len() + 1;
    }
    Ok(())
}

/// There is one arrow. Returns its place.
///
/// # Errors
/// Otherwise, with the place.
pub fn arrow(text: &str) -> Result<usize> {
    let arrows: Vec<usize> = text.match_indices("->").map(|(at, _)| at).collect();
    match arrows[..] {
        [arrow] => Ok(arrow),
        [] => {
            let explicit = format!("{text}->{}", implied_output(text));
            let problem = Problem::NoArrow { explicit };
            Err(Error::at(text, text.len(), 1, problem))
        }
        [_, second, ..] => Err(Error::at(text, second, 2, Problem::SecondArrow)),
    }
}

/// What NumPy takes for the output of a string without an arrow: the letters that occur
/// once, in the order of the alphabet.
fn implied_output(text: &str) -> String {
    let once = |letter: &char| text.matches(*letter).count() == 1;
    ('a'..='z').filter(once).collect()
}

/// Every letter of the output is a letter of an operand and stands there once.
///
/// # Errors
/// Otherwise, with the place.
pub fn output(text: &str, arrow: usize) -> Result<()> {
    let (left, start) = (&text[..arrow], arrow + 2);
    let right = &text[start..];
    for (i, letter) in right.char_indices() {
        let here = start + i;
        if letter == ',' {
            return Err(Error::at(text, here, 1, Problem::CommaOnTheRight));
        }
        if !left.contains(letter) {
            let problem = Problem::UnknownOutput { letter };
            return Err(Error::at(text, here, 1, problem));
        }
        if let Some(first) = right[..i].find(letter) {
            let problem = Problem::RepeatedOutput { letter };
            return Err(Error::at(text, start + first, 1, problem).and(here, 1));
        }
    }
    Ok(())
}
