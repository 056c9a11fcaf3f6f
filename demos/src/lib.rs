//! The listings, for the page: a live figure asks, the code of the chapters answers.
//!
//! A question is a [`Request`] in JSON and, for some, bytes beside it: a drawing, a file
//! of weights. An answer is JSON and, for some, numbers beside it: feature maps. An error
//! is the sentence that the listings return. Nothing else crosses the border between the
//! page and this module; [`exports`] is that border.
//!
//! The same questions can be asked natively: `cargo run -p demos --example ask` reads
//! them, one on a line, and the tests of the pages compare.

use listings::model::Book;
use serde::{Deserialize, Serialize};

pub mod draw;
pub mod einsum;
pub mod exports;
pub mod kernel;
pub mod strides;

/// What a page may ask, as JSON: `{"strides": {"shape": "2, 3", …}}`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Request {
    /// What a string of einsum means.
    Einsum(einsum::Request),
    /// A feature map, and how one of its pixels came about.
    Kernel(kernel::Request),
    /// One of the book's own characters.
    Character(Character),
    /// The characters and kernels there are.
    Choices {},
    /// Where the elements of a view lie.
    Strides(strides::Request),
    /// The network gets the weights that come beside, a file of safetensors.
    Weights {},
    /// What the network reads in a drawing.
    Read(draw::Drawing),
    /// How a hand of the book writes a character.
    Hand(Character),
}

/// One of the book's characters.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Character {
    character: char,
    /// The hand it is written by.
    seed: u64,
}

/// What a page gets.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// What the figure shows, an object in JSON.
    pub shown: String,
    /// Arrays, one after the other; what they are, `shown` says.
    pub numbers: Vec<f32>,
}

/// What answers, and what it remembers from one question to the next.
#[derive(Debug, Default)]
pub struct Demos {
    network: Option<Book<f32>>,
}

impl Demos {
    /// Answers a question: its JSON, and the bytes beside it.
    ///
    /// # Errors
    /// The sentence to show: what the listings said, or why the question is none.
    ///
    /// ```
    /// use demos::Demos;
    ///
    /// let ask = r#"{"strides": {"shape": "2, 9", "strides": "9", "offset": "0", "memory": "12"}}"#;
    /// let error = Demos::default().answer(ask.as_bytes(), &[]).unwrap_err();
    /// assert_eq!(error, "the number of strides is 1, but the layout has 2 axes");
    /// ```
    pub fn answer(
        &mut self,
        question: &[u8],
        bytes: &[u8],
    ) -> Result<Answer, String> {
        match serde_json::from_slice(question).map_err(|error| error.to_string())? {
            Request::Einsum(request) => einsum::answer(&request),
            Request::Kernel(request) => kernel::answer(&request, bytes),
            Request::Character(request) => kernel::character(&request),
            Request::Choices {} => kernel::choices(),
            Request::Strides(request) => strides::answer(&request),
            Request::Weights {} => draw::load(bytes, &mut self.network),
            Request::Read(drawing) => {
                draw::read(&drawing, bytes, self.network.as_ref())
            }
            Request::Hand(hand) => draw::hand(&hand),
        }
    }
}

/// An answer without numbers.
fn shown(shown: impl Serialize) -> Result<Answer, String> {
    let shown = serde_json::to_string(&shown).map_err(|error| error.to_string())?;
    Ok(Answer { shown, numbers: Vec::new() })
}
