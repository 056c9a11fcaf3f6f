//! The border of the WebAssembly module: bytes in, bytes out.
//!
//! A page asks in three steps: [`room_for_question`] and [`room_for_bytes`] say where in
//! the module's memory to write, [`ask`] answers, and [`text`] and [`numbers`] say where to
//! read. Room is good until it is asked for again, an answer until the next [`ask`]. The
//! functions are safe: they hand out addresses and follow none. Only their names are `unsafe`
//! for the compiler, which cannot see whether another function has the same.

#![allow(unsafe_code)]

use std::cell::RefCell;

use crate::Demos;

#[derive(Default)]
struct Border {
    demos: Demos,
    question: Vec<u8>,
    bytes: Vec<u8>,
    text: String,
    numbers: Vec<f32>,
}

thread_local! {
    static BORDER: RefCell<Border> = RefCell::default();
}

fn at_the_border<T>(f: impl FnOnce(&mut Border) -> T) -> T {
    BORDER.with_borrow_mut(f)
}

fn room(bytes: &mut Vec<u8>, len: usize) -> *mut u8 {
    bytes.clear();
    bytes.resize(len, 0);
    bytes.as_mut_ptr()
}

/// Where the page writes a question of `len` bytes, JSON in UTF-8.
#[cfg_attr(target_family = "wasm", unsafe(no_mangle))]
pub extern "C" fn room_for_question(len: usize) -> *mut u8 {
    at_the_border(|border| room(&mut border.question, len))
}

/// Where the page writes the `len` bytes beside the question.
#[cfg_attr(target_family = "wasm", unsafe(no_mangle))]
pub extern "C" fn room_for_bytes(len: usize) -> *mut u8 {
    at_the_border(|border| room(&mut border.bytes, len))
}

/// Answers: whether [`text`] is then an answer, and not an error.
#[cfg_attr(target_family = "wasm", unsafe(no_mangle))]
pub extern "C" fn ask() -> bool {
    at_the_border(|border| {
        let answer = border.demos.answer(&border.question, &border.bytes);
        let answered = answer.is_ok();
        (border.text, border.numbers) = match answer {
            Ok(answer) => (answer.shown, answer.numbers),
            Err(error) => (error, Vec::new()),
        };
        answered
    })
}

/// The answer in JSON, or the error in a sentence: `text_len` bytes of UTF-8.
#[cfg_attr(target_family = "wasm", unsafe(no_mangle))]
pub extern "C" fn text() -> *const u8 {
    at_the_border(|border| border.text.as_ptr())
}

/// How many bytes [`text`] has.
#[cfg_attr(target_family = "wasm", unsafe(no_mangle))]
pub extern "C" fn text_len() -> usize {
    at_the_border(|border| border.text.len())
}

/// The numbers beside the answer: `numbers_len` of four bytes each.
#[cfg_attr(target_family = "wasm", unsafe(no_mangle))]
pub extern "C" fn numbers() -> *const f32 {
    at_the_border(|border| border.numbers.as_ptr())
}

/// How many numbers there are.
#[cfg_attr(target_family = "wasm", unsafe(no_mangle))]
pub extern "C" fn numbers_len() -> usize {
    at_the_border(|border| border.numbers.len())
}

#[cfg(test)]
mod tests {
    // What the safe side can see of the border; the other side is tested in a browser.
    #[test]
    fn a_question_that_is_none_is_an_error() {
        assert!(!super::room_for_question(3).is_null());
        assert!(!super::ask());
        assert!(super::text_len() > 0);
        assert_eq!(super::numbers_len(), 0);
    }
}
