//! Official files into a folder: fetched, checked, and only then given their names.

use std::cell::OnceCell;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::accept::{accept, with};
use super::archive::{Archive, Member};
use super::client::Client;
use super::copy::copy;
use super::digest::Digest;
use super::inflate::inflate;
use super::official::Official;
use super::outcome::Outcome;
use super::part::Part;
use super::patience::Patience;
use super::progress::Progress;
use super::source::Source;
use super::transfer::Stretch;

/// Official files from a source into a folder.
#[derive(Debug)]
pub struct Download {
    from: Source,
    dir: PathBuf,
    client: Client,
    patience: Patience,
}

impl Download {
    /// A download from a source into a folder, which is made if it is not there.
    pub fn new(from: Source, dir: PathBuf, patience: Patience) -> Download {
        let client = Client::new(patience.silence);
        Download { from, dir, client, patience }
    }

    /// Puts these files into the folder, and calls `done` after each. A file that is there with
    /// the published bytes is left; one with other bytes becomes `NAME.wrong` when the published
    /// one has arrived. What has arrived of a file when its download breaks off is in
    /// `NAME.part`, where the next call goes on.
    ///
    /// # Errors
    ///
    /// A file cannot be had or written, or has other bytes than those published: what was under
    /// its name, if anything, is still there. `done` fails.
    pub fn run(
        &self,
        files: &[Official],
        mut done: impl FnMut(&Official, Outcome) -> Result<()>,
    ) -> Result<()> {
        fs::create_dir_all(&self.dir).with_context(|| {
            let dir = self.dir.display();
            format!("cannot make the folder {dir}: give another with --dir DIR")
        })?;
        let archive = OnceCell::new();
        for file in files {
            done(file, self.file(file, &archive)?)?;
        }
        Ok(())
    }

    fn file<'a>(
        &'a self,
        file: &Official,
        archive: &OnceCell<Archive<'a>>,
    ) -> Result<Outcome> {
        let path = self.dir.join(file.name);
        match Digest::of(&path)? {
            Some(found) if file.is(&found) => return Ok(Outcome::AlreadyThere),
            Some(found) => {
                let (path, aside) = (path.display(), with(&path, "wrong"));
                eprintln!(
                    "{path} is not the published file: it has {found}; it becomes {} when \
                     that has arrived",
                    aside.display()
                );
            }
            None => {}
        }
        let member = match &self.from {
            Source::Folder(folder) => {
                copy(file, folder, &path)?;
                return Ok(Outcome::Copied);
            }
            Source::Mirror(base) => {
                whole(format!("{base}/{}", file.name), file.bytes)
            }
            Source::Archive(url) => match archive.get() {
                Some(archive) => archive.member(file)?,
                None => {
                    let opened = Archive::open(&self.client, &self.patience, url)?;
                    archive.get_or_init(|| opened).member(file)?
                }
            },
        };
        self.fetch(file, &member, &path)?;
        Ok(Outcome::Downloaded)
    }

    /// Fetches a file. If a part of it was there and the whole is wrong, the part may have been
    /// of another file: it is then fetched once more from its beginning.
    fn fetch(&self, file: &Official, member: &Member, path: &Path) -> Result<()> {
        let from = &member.stretch;
        let packed = if member.deflated { "deflated.part" } else { "part" };
        loop {
            let mut part = Part::open(with(path, packed))?;
            let resumed = part.len() > 0;
            let progress = Progress::new(file.name, part.len(), from.bytes);
            let result = self.patience.run(
                |line| progress.say(line),
                || {
                    let arrived = |bytes| progress.arrived(bytes);
                    let result = from.fetch(&self.client, &mut part, arrived);
                    (part.len(), result)
                },
            );
            if let Err(error) = result {
                if part.len() == 0 {
                    part.remove()?;
                }
                return Err(error);
            }
            if member.deflated {
                let mut unpacked = Part::open(with(path, "part"))?;
                inflate(part.read()?, &mut unpacked, file.bytes)?;
                part.remove()?;
                part = unpacked;
            }
            if !resumed || file.is(&part.digest()?) {
                return accept(part, file, path, &from.url);
            }
            progress.say(&format!(
                "{}: what was left of an earlier download does not fit; it is fetched from \
                 its beginning",
                file.name
            ));
            part.remove()?;
        }
    }
}

/// The whole of a file on a server.
fn whole(url: String, bytes: u64) -> Member {
    Member { stretch: Stretch { url, start: 0, bytes, of: bytes }, deflated: false }
}
