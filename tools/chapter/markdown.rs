//! One pass of the Markdown parser over a chapter, with mdBook's extensions.

use anyhow::{Result, bail};
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::{Chapter, CodeBlock, Formula, Reference, block, numbered, tag};

/// What mdBook enables, and formulas.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
        | Options::ENABLE_MATH
}

/// Fills in everything of a chapter that Markdown decides.
pub(super) fn read(chapter: &mut Chapter) -> Result<()> {
    let text = chapter.text.clone();
    let mut hidden = Vec::new();
    let mut details = 0_usize;
    let mut in_code = false;
    for (event, range) in Parser::new_ext(&text, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                in_code = true;
                hidden.push(range.clone());
                chapter.blocks.push(CodeBlock {
                    info: match kind {
                        CodeBlockKind::Fenced(info) => info.to_string(),
                        CodeBlockKind::Indented => String::new(),
                    },
                    content: String::new(),
                    in_details: details > 0,
                    ignored_because: block::reason(
                        text[..range.start].trim_end_matches(' '),
                    ),
                    line: chapter.line_of(range.start),
                    range,
                });
            }
            Event::Text(content) if in_code => {
                if let Some(block) = chapter.blocks.last_mut() {
                    block.content.push_str(&content);
                }
            }
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Start(Tag::HtmlBlock)
                if text[range.clone()].starts_with("<!--") =>
            {
                hidden.push(range);
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                details += html.matches("<details").count();
                details = details.saturating_sub(html.matches("</details").count());
                let before = text[..range.start].rsplit('\n').next().unwrap_or("");
                if tag::starts(&html).is_some() && !before.trim().is_empty() {
                    let place = chapter.at(chapter.line_of(range.start));
                    bail!(
                        "{place}: {html} stands in a sentence; put it on a line of its own"
                    );
                }
            }
            Event::InlineMath(tex) | Event::DisplayMath(tex) => {
                chapter.formulas.push(Formula {
                    tex: tex.to_string(),
                    display: text[range.clone()].starts_with("$$"),
                    line: chapter.line_of(range.start),
                    range,
                });
            }
            Event::Start(Tag::Link {
                link_type: LinkType::Inline, dest_url, ..
            }) => {
                let reference = Reference::read(chapter, &range, &dest_url);
                chapter.references.extend(reference);
            }
            _ => {}
        }
    }
    let tags = tag::find(chapter, &hidden)?;
    numbered::pair(chapter, tags)
}
