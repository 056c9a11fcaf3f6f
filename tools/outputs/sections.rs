//! From what a program prints to a file with anchors.

use anyhow::{Result, bail, ensure};

/// Turns each section headed `== first windows ==` into an anchor `first-windows`.
pub(crate) fn anchors(printed: &str) -> Result<String> {
    let mut sections: Vec<(String, Vec<&str>)> = Vec::new();
    for line in printed.lines().map(str::trim_end) {
        if let Some(heading) = heading(line) {
            let name = slug(heading);
            ensure!(!name.is_empty(), "the heading {line:?} has no letter or digit");
            ensure!(
                sections.iter().all(|(other, _)| *other != name),
                "prints two sections \"{name}\""
            );
            sections.push((name, Vec::new()));
        } else if let Some((_, lines)) = sections.last_mut() {
            lines.push(line);
        } else if !line.is_empty() {
            bail!(
                "prints {line:?} before its first heading; headings look like `== name ==`"
            );
        }
    }
    ensure!(
        !sections.is_empty(),
        "prints no section; headings look like `== name ==`"
    );
    let sections = sections.into_iter().map(|(name, lines)| {
        let text = lines.join("\n");
        let text = text.trim_matches('\n');
        format!("ANCHOR: {name}\n{text}\nANCHOR_END: {name}\n")
    });
    Ok(sections.collect::<Vec<_>>().join("\n"))
}

fn heading(line: &str) -> Option<&str> {
    line.strip_prefix("== ")?.strip_suffix(" ==")
}

/// Lowercase; every run of anything but letters and digits is one hyphen.
fn slug(heading: &str) -> String {
    heading
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

#[cfg(test)]
mod tests {
    use super::anchors;

    #[test]
    fn sections_become_anchors() {
        let printed =
            "== First windows: 3 × 3 ==\n\n[[0, 1],  \n [2, 3]]\n\n== b ==\n1\n";
        let expected = "ANCHOR: first-windows-3-3\n[[0, 1],\n [2, 3]]\nANCHOR_END: first-windows-3-3\n\n\
                        ANCHOR: b\n1\nANCHOR_END: b\n";
        assert_eq!(anchors(printed).expect("two sections"), expected);
    }

    #[test]
    fn what_cannot_be_shown_is_an_error() {
        for (printed, expected) in [
            ("", "prints no section"),
            ("1\n== a ==\n", "prints \"1\" before its first heading"),
            ("== a b ==\n== A-b ==\n", "prints two sections \"a-b\""),
            ("== ! ==\n", "has no letter or digit"),
        ] {
            let error = anchors(printed).expect_err(printed).to_string();
            assert!(error.contains(expected), "{printed:?}: {error}");
        }
    }
}
