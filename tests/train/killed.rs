//! A program that had no time to save anything.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::Stdio;

use listings::emnist::NamedBytes;
use listings::weights::Tensors;

use crate::folder::{Folder, metrics, run};

#[test]
fn killed_it_loses_no_more_than_the_epoch_it_was_in() {
    let folder = Folder::to_learn();
    let epochs = ["--epochs", "5"];
    run(&mut folder.train("whole", &epochs));

    let mut child = folder
        .train("killed", &epochs)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.map(Result::unwrap).any(|line| line.starts_with("epoch 2:")));
    child.kill().unwrap();
    assert!(!child.wait().unwrap().success(), "the training was too short");

    let checkpoint = folder.path("killed/checkpoint.safetensors");
    let bytes = fs::read(checkpoint).unwrap();
    let tensors =
        Tensors::read(NamedBytes { name: "checkpoint", bytes: &bytes }).unwrap();
    let step: usize = tensors.entry("step").unwrap();
    assert!(step >= 4 && step.is_multiple_of(2), "step {step}");

    // Lines of epochs that the checkpoint does not know are dropped.
    let file = folder.path("killed/metrics.jsonl");
    let lines = fs::read_to_string(&file).unwrap().lines().count();
    assert!(lines == step / 2 || lines == step / 2 + 1, "{lines} lines, step {step}");
    let mut file = fs::OpenOptions::new().append(true).open(file).unwrap();
    for epoch in [lines + 1, 99] {
        writeln!(file, r#"{{"epoch":{epoch},"loss":0.0,"seconds":1.0}}"#).unwrap();
    }
    write!(file, r#"{{"epo"#).unwrap();

    let said = run(
        &mut folder.program("train --resume --out killed --data data".split(' '))
    );
    assert!(
        said.starts_with(&format!("Going on after step {step} of 10.")),
        "{said}"
    );
    let weights =
        |out| fs::read(folder.path(out).join("course.safetensors")).unwrap();
    assert!(weights("whole") == weights("killed"));
    assert_eq!(metrics(&folder.path("whole")), metrics(&folder.path("killed")));
}

/// The lines of the epochs so far cannot be made again.
#[test]
fn metrics_that_cannot_be_read_are_not_written_over() {
    let folder = Folder::to_learn();
    fs::create_dir_all(folder.path("out/course.safetensors")).unwrap();
    folder.error(&mut folder.train("out", &["--epochs", "1"]));
    fs::remove_dir(folder.path("out/course.safetensors")).unwrap();
    let checkpoint = fs::read(folder.path("out/checkpoint.safetensors")).unwrap();
    let resume = || folder.program("train --resume --out out --data data".split(' '));

    let file = folder.path("out/metrics.jsonl");
    fs::write(&file, b"{\"epoch\":1,\"seconds\":1.0} \xff\n").unwrap();
    let error = folder.error(&mut resume());
    let start = "error: out/metrics.jsonl cannot be read, and going on would write over it: \
                 mend it, or move it away: ";
    assert!(error.starts_with(start), "{error}");
    assert!(fs::read(&file).unwrap().contains(&0xff));

    // No time in the line, and then no line: that is not more than nothing.
    for text in [Some("{\"epoch\":1}\n"), None] {
        fs::write(folder.path("out/checkpoint.safetensors"), &checkpoint).unwrap();
        text.map_or_else(|| fs::remove_file(&file), |text| fs::write(&file, text))
            .unwrap();
        let said = run(&mut resume());
        assert!(said.ends_with("after 0 s of training.\n"), "{said}");
    }
}

/// Its checkpoint is of the last step, and to go on writes the weights.
#[test]
fn weights_that_could_not_be_written_are_not_lost() {
    let folder = Folder::to_learn();
    run(&mut folder.train("whole", &[]));
    let in_the_way = folder.path("out/course.safetensors");
    fs::create_dir_all(&in_the_way).unwrap();
    let error = folder.error(&mut folder.train("out", &[]));
    assert!(
        error.starts_with("error: cannot write out/course.safetensors"),
        "{error}"
    );
    let names = ["checkpoint.safetensors", "course.safetensors", "metrics.jsonl"];
    assert_eq!(folder.names("out"), names);

    fs::remove_dir(&in_the_way).unwrap();
    let said =
        run(&mut folder.program("train --resume --out out --data data".split(' ')));
    assert!(said.starts_with("Going on after step 6 of 6."), "{said}");
    let weights =
        |out| fs::read(folder.path(out).join("course.safetensors")).unwrap();
    assert!(weights("whole") == weights("out"));
    assert_eq!(folder.names("out"), names[1..]);
    assert_eq!(metrics(&folder.path("whole")), metrics(&folder.path("out")));
}
