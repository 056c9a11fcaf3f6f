//! Code cut out of the middle of a file, moved to the left margin.

use std::path::Path;

use anyhow::{Context, Result};

use super::edit::Edits;
use crate::chapter::{Chapter, Include, Part};

/// Replaces every include of an anchor in a Rust or Python file by its lines, without the
/// indentation they share.
///
/// mdBook would keep the indentation, which costs a phone a tenth of its width, and would
/// bring the rest of the file along, hidden, for a Run button the book does not have.
pub(super) fn cut(chapter: &Chapter, root: &Path, edits: &mut Edits) -> Result<()> {
    for include in chapter.includes.iter().filter(|include| is_cut(include)) {
        let lines = include.lines(root).with_context(|| chapter.at(include.line))?;
        edits.replace(include.range.clone(), dedent(&lines));
    }
    Ok(())
}

fn is_cut(include: &Include) -> bool {
    let code = include.file.extension().is_some_and(|e| e == "rs" || e == "py");
    code && matches!(include.part, Part::Anchor(_))
}

fn dedent(lines: &[String]) -> String {
    let indents = lines
        .iter()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.len() - line.trim_start_matches(' ').len());
    let shared = indents.min().unwrap_or(0);
    let cut = lines.iter().map(|line| line.get(shared..).unwrap_or(""));
    cut.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::dedent;

    #[test]
    fn the_shared_indentation_goes() {
        let lines = ["    for y in 0..oh {", "", "        sum += 1;", "    }"];
        let dedented = "for y in 0..oh {\n\n    sum += 1;\n}";
        assert_eq!(dedent(&lines.map(str::to_owned)), dedented);
    }
}
