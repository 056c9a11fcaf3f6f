//! The stride explorer against ndarray and `listings`, asked directly.

mod drawn;
mod errors;
mod views;

use demos::Demos;
use serde_json::{Value, json};

fn typed(
    shape: &str,
    strides: &str,
    offset: &str,
    memory: &str,
) -> Result<Value, String> {
    let question = json!({"strides": {
        "shape": shape, "strides": strides, "offset": offset, "memory": memory
    }});
    let answer = Demos::default().answer(question.to_string().as_bytes(), &[]);
    answer.map(|answer| serde_json::from_str(&answer.shown).expect("JSON"))
}

fn try_ask(
    shape: &[usize],
    strides: &[isize],
    offset: isize,
    memory: usize,
) -> Result<Value, String> {
    let (shape, strides) = (format!("{shape:?}"), format!("{strides:?}"));
    typed(&shape, &strides, &offset.to_string(), &memory.to_string())
}

fn ask(shape: &[usize], strides: &[isize], offset: isize, memory: usize) -> Value {
    try_ask(shape, strides, offset, memory).expect("an answer")
}
