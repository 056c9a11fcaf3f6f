//! Two trainings in one folder.

use std::fs::{self, File, TryLockError};
use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

use crate::folder::{Folder, run};

#[test]
fn a_training_holds_its_folder_until_it_ends() {
    let folder = Folder::to_learn();
    let mut child = folder
        .train("out", &["--epochs", "1000000"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.next().unwrap().unwrap().starts_with("Learning"));
    let lock = File::open(folder.path("out/.lock")).unwrap();
    assert!(matches!(lock.try_lock(), Err(TryLockError::WouldBlock)));
    assert!(lines.any(|line| line.unwrap().starts_with("epoch 2:")));
    assert!(matches!(lock.try_lock(), Err(TryLockError::WouldBlock)));
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(lock.try_lock().is_ok());
}

#[test]
fn a_folder_that_another_training_holds() {
    let folder = Folder::to_learn();
    fs::create_dir(folder.path("out")).unwrap();
    let lock = File::create(folder.path("out/.lock")).unwrap();
    lock.lock().unwrap();
    insta::assert_snapshot!(folder.error(&mut folder.train("out", &[])), @"error: another training is under way in out: wait until it has ended, end it, or choose another folder with --out");
    assert_eq!(folder.names("out"), [""; 0]);

    fs::write(folder.path("out/checkpoint.safetensors"), "unfinished").unwrap();
    insta::assert_snapshot!(folder.error(&mut folder.program("train --resume --out out --data data".split(' '))), @"error: another training is under way in out: wait until it has ended, end it, or choose another folder with --out");
    fs::remove_file(folder.path("out/checkpoint.safetensors")).unwrap();
    lock.unlock().unwrap();
    run(&mut folder.train("out", &["--epochs", "1"]));
}
