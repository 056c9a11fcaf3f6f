//! Which character a label stands for.

use std::ops::RangeInclusive;

use listings::emnist::{Error, NamedBytes, Result};

/// The classes of a split and their characters.
///
/// Classes are consecutive; they begin with 0, except those of the split Letters, which begin
/// with 1. Where upper and lower case share a class, its character is the upper case one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    pub(crate) first: u8,
    pub(crate) characters: Vec<char>,
}

impl Mapping {
    /// Reads a mapping's file: on each line a label and the ASCII code of its character. Lines end
    /// with LF or CRLF, and empty ones do not count. The mapping of Letters gives two codes,
    /// upper and lower case: the first one is taken.
    ///
    /// # Errors
    /// When a line is anything else, and when a class is missing or named twice.
    ///
    /// ```
    /// use listings::emnist::{Mapping, NamedBytes};
    ///
    /// let file = NamedBytes { name: "mapping.txt", bytes: b"0 48\r\n1 49\r\n2 65\r\n" };
    /// let mapping = Mapping::read(file)?;
    /// assert_eq!(mapping.labels(), 0..=2);
    /// assert_eq!(mapping.character(2), Some('A'));
    /// assert_eq!(mapping.label('A'), Some(2));
    /// # Ok::<(), listings::emnist::Error>(())
    /// ```
    pub fn read(file: NamedBytes<'_>) -> Result<Self> {
        file.check_not_html()?;
        let name = || file.name.to_owned();
        let text = String::from_utf8_lossy(file.bytes);
        let mut classes = Vec::new();
        for (number, line) in
            text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty())
        {
            let class = parse_line(line).ok_or_else(|| Error::MappingLine {
                file: name(),
                line: number + 1,
                text: line.chars().take(40).collect(),
            })?;
            classes.push(class);
        }
        classes.sort_unstable();
        let (Some(&(first, _)), Some(&(last, _))) = (classes.first(), classes.last())
        else {
            return Err(Error::EmptyMapping { file: name() });
        };
        for pair in classes.windows(2) {
            let (class, next) = (pair[0].0, pair[1].0);
            if next == class {
                return Err(Error::RepeatedClass { file: name(), class });
            }
            if next > class + 1 {
                return Err(Error::MissingClass {
                    file: name(),
                    class: class + 1,
                    first,
                    last,
                });
            }
        }
        let characters =
            classes.into_iter().map(|(_, character)| character).collect();
        Ok(Mapping { first, characters })
    }

    /// The labels of its classes, such as `0..=46` for Balanced.
    pub fn labels(&self) -> RangeInclusive<u8> {
        // Labels are distinct bytes, so there are at most 256 and the last one is a byte.
        self.first..=self.first + (self.characters.len() - 1) as u8
    }

    /// The character of a label; `None` if there is no such class.
    pub fn character(&self, label: u8) -> Option<char> {
        let index = label.checked_sub(self.first)?;
        self.characters.get(usize::from(index)).copied()
    }

    /// The label of a character; `None` if it has no class of its own.
    pub fn label(&self, character: char) -> Option<u8> {
        self.labels().find(|&label| self.character(label) == Some(character))
    }
}

/// A label and the first of its characters, if this is what the line says.
fn parse_line(line: &str) -> Option<(u8, char)> {
    let mut numbers = line.split_whitespace().map(|word| word.parse::<u8>().ok());
    let label = numbers.next()??;
    let code = numbers.next()??;
    let lower_case = numbers.next().unwrap_or(Some(code))?;
    let graphic = code.is_ascii_graphic() && lower_case.is_ascii_graphic();
    (graphic && numbers.next().is_none()).then_some((label, char::from(code)))
}
