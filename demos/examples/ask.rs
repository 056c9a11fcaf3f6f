//! Answers the questions of the live figures natively, for the tests of the pages.
//!
//! Each line of the input is a question in JSON, and after a tab the name of a file, if
//! bytes go with it. Each line of the output is an answer: `{"shown": …, "numbers": […]}`
//! or `{"error": "…"}`.

use std::error::Error;
use std::io;

use demos::Demos;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let mut demos = Demos::default();
    for line in io::stdin().lines() {
        let line = line?;
        let (question, file) = line.split_once('\t').unwrap_or((&line, ""));
        let bytes = if file.is_empty() { Vec::new() } else { std::fs::read(file)? };
        let answer = match demos.answer(question.as_bytes(), &bytes) {
            Ok(answer) => {
                let shown: Value = serde_json::from_str(&answer.shown)?;
                json!({"shown": shown, "numbers": answer.numbers})
            }
            Err(error) => json!({ "error": error }),
        };
        println!("{answer}");
    }
    Ok(())
}
