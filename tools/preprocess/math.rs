//! Formulas: LaTeX to MathML, which browsers draw without a script.

use anyhow::{Result, anyhow};
use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};

use super::edit::Edits;
use crate::chapter::Chapter;

/// Replaces every formula of the chapter by MathML on one line.
pub(super) fn convert(chapter: &Chapter, edits: &mut Edits) -> Result<()> {
    let converter = LatexToMathML::new(MathCoreConfig::default())
        .map_err(|error| anyhow!("math-core does not start: {error:?}"))?;
    for formula in &chapter.formulas {
        let display =
            if formula.display { MathDisplay::Block } else { MathDisplay::Inline };
        let converted =
            converter.convert_with_local_state(formula.tex.trim(), display);
        let math = converted.map_err(|error| {
            let place = chapter.at(formula.line);
            anyhow!(
                "{place}: the formula {:?}: {}",
                formula.tex,
                error.error_message()
            )
        })?;
        edits.replace(formula.range.clone(), guard(&math.mathml));
    }
    Ok(())
}

/// Keeps Markdown and tables from reading the text of the MathML as theirs.
fn guard(mathml: &str) -> String {
    let mut guarded = String::with_capacity(mathml.len());
    let mut in_tag = false;
    for c in mathml.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ => {}
        }
        match c {
            '\n' => guarded.push(' '),
            '*' | '_' | '[' | ']' | '\\' | '|' | '`' | '~' if !in_tag => {
                guarded.push_str(&format!("&#{};", u32::from(c)));
            }
            _ => guarded.push(c),
        }
    }
    guarded
}
