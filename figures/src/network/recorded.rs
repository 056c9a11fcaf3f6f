//! What a chapter's program printed, as a figure reads it.

/// The lines of one section of a recording, such as `losses`.
///
/// # Panics
/// If the recording has no such section.
pub(super) fn section<'a>(
    recording: &'a str,
    name: &str,
) -> impl Iterator<Item = &'a str> {
    let start = format!("ANCHOR: {name}\n");
    let (_, text) = recording.split_once(&start).expect("a section of the recording");
    text.lines().take_while(|line| !line.contains("ANCHOR_END"))
}
