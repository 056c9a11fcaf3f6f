//! References: `[Figure](#slide)` becomes `[Figure 3-1](#slide)`.

use anyhow::{Context, Result, ensure};

use super::edit::Edits;
use crate::chapter::Chapter;

/// Puts its number into every reference of the chapter.
pub(super) fn number(
    chapter: &Chapter,
    all: &[Chapter],
    edits: &mut Edits,
) -> Result<()> {
    for reference in &chapter.references {
        let here = chapter.at(reference.line);
        let (kind, name) = (reference.kind.tag(), &reference.name);
        let target =
            all.iter().find(|other| other.path == reference.chapter).with_context(
                || format!("{here}: no chapter {}", reference.chapter.display()),
            )?;
        let element = target.find(name).with_context(|| {
            let file = target.file.display();
            format!("{here}: a reference to the {kind} \"{name}\", which {file} does not have")
        })?;
        ensure!(
            element.kind == reference.kind,
            "{here}: \"{name}\" is a {}; write [{}](…)",
            element.kind.tag(),
            element.kind.tag()
        );
        edits.replace(reference.range.clone(), format!("{kind} {}", element.number));
    }
    Ok(())
}
