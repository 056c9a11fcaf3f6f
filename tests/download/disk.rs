//! A full disk, and other obstacles on this machine.

use std::fs;

use insta::assert_snapshot;

use crate::files::{BIG, MIDDLE, Scratch, bytes};
use crate::server::Server;

fn mirror() -> Server {
    Server::of([MIDDLE, BIG].map(|file| (file.name, bytes(file))).into())
}

/// Linux has a device that is always full.
#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_explained() {
    let (server, folder) = (mirror(), Scratch::new());
    std::os::unix::fs::symlink("/dev/full", folder.path("big.gz.part")).unwrap();
    assert_snapshot!(folder.error(&server.url, BIG), @"cannot write DIR/big.gz.part (No space left on device (os error 28)): make room on that disk and give the same command again, which goes on from there; or give a folder on another disk with --dir DIR");
    assert!(folder.names().is_empty(), "{:?}", folder.names());
    assert!(folder.slept().is_empty());
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let (server, folder) = (mirror(), Scratch::new());
    folder.write("file", b"");
    let patience = tools::download::Patience::default();
    let dir = folder.path("file").join("emnist");
    let from = server.url.parse().unwrap();
    let download = tools::download::Download::new(from, dir.clone(), patience);
    let error = download.run(&[BIG], |_, _| Ok(())).unwrap_err().to_string();
    let error = error.replace(&dir.display().to_string(), "DIR");
    assert_snapshot!(error, @"cannot make the folder DIR: give another with --dir DIR");
}

#[test]
fn what_is_in_the_way_is_named() {
    let (server, folder) = (mirror(), Scratch::new());
    fs::create_dir(folder.path(BIG.name)).unwrap();
    let error = folder.error(&server.url, BIG);
    assert!(
        error.starts_with("DIR/big.gz cannot be read: check what it is"),
        "{error}"
    );
    fs::create_dir(folder.path("middle.gz.part")).unwrap();
    let error = folder.error(&server.url, MIDDLE);
    assert!(error.starts_with("cannot write DIR/middle.gz.part ("), "{error}");
    assert!(server.asked().is_empty());
}

#[test]
fn two_processes_do_not_write_the_same_file() {
    let (server, folder) = (mirror(), Scratch::new());
    folder.write("big.gz.part", &bytes(BIG)[..1000]);
    let other = fs::File::open(folder.path("big.gz.part")).unwrap();
    other.lock().unwrap();
    assert_snapshot!(folder.error(&server.url, BIG), @"another process is writing DIR/big.gz.part: wait until it is done, or end it");
    assert!(server.asked().is_empty());
    other.unlock().unwrap();
    folder.download(&server.url, &[BIG]).unwrap();
    folder.has(&[BIG]);
}
