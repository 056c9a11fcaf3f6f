//! `preprocess`: the preprocessor as plain mdBook calls it.

use anyhow::{Context, Result};
use clap::{Args, Subcommand};
use mdbook_preprocessor::Preprocessor;

use crate::book;
use crate::preprocess::Tools;

/// What mdBook calls: a book on standard input, the preprocessed book on standard output
#[derive(Args, Debug)]
pub struct Preprocess {
    #[command(subcommand)]
    question: Option<Question>,
}

#[derive(Subcommand, Debug)]
enum Question {
    /// Say by the exit code whether a renderer is supported: every one is
    Supports {
        /// The renderer's name
        renderer: String,
    },
}

impl Preprocess {
    /// Answers mdBook.
    ///
    /// # Errors
    ///
    /// The input is no book, or a chapter of it has a mistake.
    pub fn run(self) -> Result<()> {
        if let Some(Question::Supports { .. }) = self.question {
            return Ok(());
        }
        let (context, book) = mdbook_preprocessor::parse_input(std::io::stdin())
            .context(
                "standard input is not what mdBook sends; run `mdbook build` instead",
            )?;
        let book = Tools::new(&book::root()?).run(&context, book)?;
        serde_json::to_writer(std::io::stdout(), &book)?;
        Ok(())
    }
}
