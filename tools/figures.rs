//! `figures`: the drawings of the book, redrawn.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::Args;
use figures::{ALL, WITH_DATA};

use crate::characters::characters;
use crate::{book, data, print, write};

/// Draw the figures again; those of real characters need --data
#[derive(Args, Debug)]
pub struct Figures {
    /// The figures to draw; without a name, all
    names: Vec<String>,
    /// A folder of EMNIST's files, for the figures of real characters
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
}

impl Figures {
    /// Draws, and prints which drawings changed.
    ///
    /// # Errors
    ///
    /// An unknown name; a figure of real characters is named and there are none; a drawing cannot
    /// be written.
    pub fn run(self) -> Result<()> {
        draw(&book::root()?, &self.names, self.data)
    }
}

/// Draws the figures named, or all of them, into `src/figures` of the book at `root`.
///
/// Without names and without `data`, the figures of real characters are left as they are.
fn draw(root: &Path, names: &[String], data: Option<PathBuf>) -> Result<()> {
    known(names)?;
    let wanted = |name: &str| names.is_empty() || names.iter().any(|n| n == name);
    for figure in ALL.iter().filter(|figure| wanted(figure.name)) {
        write(root, figure.name, &(figure.draw)().to_string())?;
    }
    let of_data: Vec<_> =
        WITH_DATA.iter().filter(|figure| wanted(figure.name)).collect();
    if names.is_empty() && data.is_none() {
        for figure in of_data {
            print::line(format_args!(
                "{}: left as it is, since it needs --data DIR",
                figure.name
            ))?;
        }
    } else if !of_data.is_empty() {
        let characters = characters(&data::folder(data)?)?;
        for figure in of_data {
            write(root, figure.name, &figure.of(&characters).to_string())?;
        }
    }
    Ok(())
}

fn known(names: &[String]) -> Result<()> {
    let all = ALL.iter().map(|figure| figure.name);
    let all: Vec<_> = all.chain(WITH_DATA.iter().map(|figure| figure.name)).collect();
    if let Some(unknown) = names.iter().find(|name| !all.contains(&name.as_str())) {
        bail!("there is no figure {unknown}; the figures are {}", all.join(", "));
    }
    Ok(())
}

fn write(root: &Path, name: &str, svg: &str) -> Result<()> {
    let file = root.join("src/figures").join(format!("{name}.svg"));
    let changed = write::replace(&file, svg)?;
    print::line(format_args!(
        "{name}: {}",
        if changed { "changed" } else { "unchanged" }
    ))
}

#[cfg(test)]
mod tests {
    use super::{ALL, draw};

    #[test]
    fn a_figure_is_drawn_by_name() {
        let root = tempfile::tempdir().expect("a scratch folder");
        let name = ALL[0].name;
        draw(root.path(), &[name.to_owned()], None).expect("it draws");
        let file = root.path().join(format!("src/figures/{name}.svg"));
        let svg = std::fs::read_to_string(file).expect("the drawing");
        assert_eq!(svg, (ALL[0].draw)().to_string());
        let drawn =
            std::fs::read_dir(root.path().join("src/figures")).expect("a folder");
        assert_eq!(drawn.count(), 1);
    }

    #[test]
    fn an_unknown_name_is_an_error_that_lists_the_known() {
        let root = tempfile::tempdir().expect("a scratch folder");
        let error =
            draw(root.path(), &["nonsense".to_owned()], None).expect_err("unknown");
        let error = error.to_string();
        assert!(
            error.contains("no figure nonsense") && error.contains(ALL[0].name),
            "{error}"
        );
    }
}
