//! The built book as a browser gets it: its pages parsed, its files listed.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use scraper::{ElementRef, Html};

/// Pages that mdBook writes besides the chapters. `index.html` repeats the first chapter and
/// `print.html` all of them, so rules on a chapter's content leave them out.
const GENERATED: [&str; 4] = ["404.html", "index.html", "print.html", "toc.html"];

/// A folder of built pages.
#[derive(Debug)]
pub struct Site {
    /// Every HTML file, sorted by path.
    pub pages: Vec<Page>,
    /// Every style sheet, sorted by path.
    pub styles: Vec<Style>,
    /// Every file, relative to the folder.
    pub files: BTreeSet<PathBuf>,
}

/// A style sheet of the book.
#[derive(Debug)]
pub struct Style {
    /// Relative to the book's folder.
    pub path: PathBuf,
    /// The text.
    pub css: String,
}

/// An HTML page of the book.
#[derive(Debug)]
pub struct Page {
    /// Relative to the book's folder.
    pub path: PathBuf,
    /// The page first, then what its `<noscript>` elements hold: HTML that a parser with scripts
    /// leaves as text.
    documents: Vec<Html>,
}

impl Site {
    /// Reads the built book in `folder`.
    ///
    /// # Errors
    ///
    /// If the folder or one of its pages or style sheets cannot be read.
    pub fn read(folder: &Path) -> Result<Site> {
        let mut files = BTreeSet::new();
        list(folder, Path::new(""), &mut files)?;
        let read = |path: &Path| {
            let file = folder.join(path);
            fs::read_to_string(&file)
                .with_context(|| format!("reading {}", file.display()))
        };
        let (mut pages, mut styles) = (Vec::new(), Vec::new());
        for path in &files {
            match path.extension().and_then(OsStr::to_str) {
                Some("html") => pages.push(Page::parse(path, &read(path)?)),
                Some("css") => {
                    styles.push(Style { path: path.clone(), css: read(path)? })
                }
                _ => {}
            }
        }
        Ok(Site { pages, styles, files })
    }

    /// The pages that are chapters.
    pub fn chapters(&self) -> impl Iterator<Item = &Page> {
        let generated =
            |page: &&Page| GENERATED.iter().any(|name| page.path == Path::new(name));
        self.pages.iter().filter(move |page| !generated(page))
    }
}

impl Page {
    /// Parses `html` as the page at `path`.
    pub fn parse(path: &Path, html: &str) -> Page {
        let page = Html::parse_document(html);
        let without_scripts: Vec<Html> = elements(&page)
            .filter(|element| element.value().name() == "noscript")
            .map(|element| Html::parse_fragment(&element.text().collect::<String>()))
            .collect();
        Page {
            path: path.to_path_buf(),
            documents: [vec![page], without_scripts].concat(),
        }
    }

    /// Every element, those inside `<noscript>` included.
    pub fn elements(&self) -> impl Iterator<Item = ElementRef<'_>> {
        self.documents.iter().flat_map(elements)
    }

    /// The elements inside `<main>`: the chapter, without mdBook's menus.
    pub fn content(&self) -> impl Iterator<Item = ElementRef<'_>> {
        self.elements().filter(|element| {
            ancestors(*element).any(|above| above.value().name() == "main")
        })
    }

    /// The outermost `<svg>` elements of the chapter that are figures, not mdBook's icons.
    pub fn drawings(&self) -> impl Iterator<Item = ElementRef<'_>> {
        self.content().filter(|element| {
            element.value().name() == "svg"
                && !ancestors(*element).any(|above| {
                    above.value().name() == "svg"
                        || above.value().classes().any(|class| {
                            class == "fa-svg" || class == "blockquote-tag-title"
                        })
                })
        })
    }
}

/// The elements around `element`, innermost first.
pub(super) fn ancestors(
    element: ElementRef<'_>,
) -> impl Iterator<Item = ElementRef<'_>> {
    element.ancestors().filter_map(ElementRef::wrap)
}

/// What to call a figure in a message: the id of the `<figure>` around it, or how it begins.
pub(super) fn name(element: ElementRef<'_>) -> String {
    ancestors(element)
        .find(|above| above.value().name() == "figure")
        .and_then(|figure| figure.attr("id"))
        .map_or_else(
            || format!("<{}> outside a named <figure>", element.value().name()),
            |id| format!("figure `{id}`"),
        )
}

/// The text of an element, on one line.
pub(super) fn text(element: ElementRef<'_>) -> String {
    one_line(&element.text().collect::<String>())
}

/// `text` with single spaces for whatever stands between its words.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn elements(html: &Html) -> impl Iterator<Item = ElementRef<'_>> {
    html.tree.nodes().filter_map(ElementRef::wrap)
}

fn list(root: &Path, folder: &Path, files: &mut BTreeSet<PathBuf>) -> Result<()> {
    let whole = root.join(folder);
    let entries = fs::read_dir(&whole)
        .with_context(|| format!("reading {}", whole.display()))?;
    for entry in entries {
        let entry = entry.with_context(|| format!("reading {}", whole.display()))?;
        let path = folder.join(entry.file_name());
        if root.join(&path).is_dir() {
            list(root, &path, files)?;
        } else {
            files.insert(path);
        }
    }
    Ok(())
}
