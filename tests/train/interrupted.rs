//! Ctrl-C, which on Unix is the signal INT.

use std::fs;
use std::io::{BufRead as _, BufReader, Lines, Write as _};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::folder::{Folder, metrics, run};

/// What is said of a training that has taken no step.
const NOTHING: &str = "Stopped before the first step";

/// A program under way, and what it says.
struct Running(Child, Lines<BufReader<ChildStdout>>);

impl Running {
    fn new(command: &mut Command) -> Running {
        let command = command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        Running(child, lines)
    }

    /// Waits for a line that begins so.
    fn wait_for(&mut self, start: &str) -> Option<String> {
        self.1.by_ref().map(Result::unwrap).find(|line| line.starts_with(start))
    }

    fn interrupt(&self) {
        let pid = self.0.id().to_string();
        assert!(
            Command::new("kill").args(["-INT", &pid]).status().unwrap().success()
        );
    }
}

#[test]
fn interrupted_again_and_again_it_ends_with_the_same_weights() {
    let folder = Folder::to_learn();
    let epochs = ["--epochs", "6"];
    run(&mut folder.train("whole", &epochs));

    let mut command = folder.train("in parts", &epochs);
    let mut parts = 0;
    loop {
        let mut program = Running::new(&mut command);
        let first = if parts == 0 { "Learning" } else { "Going on after step" };
        program.wait_for(first).expect(first);
        if parts % 2 == 1 {
            program.wait_for("epoch");
        }
        program.interrupt();
        let stopped = program.wait_for("Stopped");
        assert!(program.0.wait().unwrap().success());
        if stopped.as_ref().is_some_and(|line| line.starts_with(NOTHING)) {
            continue;
        }
        parts += 1;
        let Some(stopped) = stopped else { break };
        assert_eq!(
            folder
                .names("in parts")
                .iter()
                .filter(|name| name.starts_with('.'))
                .count(),
            0
        );
        // The very command that it prints.
        let (_, printed) =
            stopped.split_once("To go on: cargo run --release -- ").unwrap();
        assert_eq!(printed, "train --resume --out \"in parts\" --data data");
        let exe = env!("CARGO_BIN_EXE_strides-and-sums");
        command = folder.shell(&format!("exec '{exe}' {printed}"));
    }
    assert!(parts > 2, "the training was too short: {parts} parts");
    let [whole, parts] = ["whole", "in parts"].map(|out| folder.path(out));
    let weights =
        |out: &std::path::Path| fs::read(out.join("course.safetensors")).unwrap();
    assert!(weights(&whole) == weights(&parts));
    assert_eq!(metrics(&whole), metrics(&parts));
    assert_eq!(folder.names("in parts"), ["course.safetensors", "metrics.jsonl"]);
}

/// Ctrl-C while the images are read, which here takes until this test writes them.
#[test]
fn interrupted_before_the_first_step_it_leaves_nothing_in_the_way() {
    let folder = Folder::to_learn();
    let labels = folder.path("data/emnist-balanced-train-labels-idx1-ubyte.gz");
    let bytes = fs::read(&labels).unwrap();
    fs::remove_file(&labels).unwrap();
    assert!(Command::new("mkfifo").arg(&labels).status().unwrap().success());
    let mut program = Running::new(&mut folder.train("out", &[]));
    let mut fifo = fs::File::options().write(true).open(&labels).unwrap();
    program.interrupt();
    sleep(Duration::from_millis(100)); // so that it has arrived
    fifo.write_all(&bytes).unwrap();
    drop(fifo);
    let said = program.wait_for("Stopped").unwrap();
    assert_eq!(said, format!("{NOTHING}: there is nothing to go on with."));
    assert!(program.0.wait().unwrap().success());
    assert_eq!(folder.names("out"), [""; 0]);

    fs::remove_file(&labels).unwrap();
    fs::write(&labels, &bytes).unwrap();
    run(&mut folder.train("out", &["--epochs", "1"]));
}

#[test]
fn a_second_ctrl_c_ends_it_at_once() {
    let folder = Folder::to_learn();
    // One step of the book's network, which takes longer than two signals.
    let mut command =
        folder.program("train --data data --held-out 0 --batch 94".split(' '));
    let mut program = Running::new(&mut command);
    program.wait_for("Learning").unwrap();
    let status = loop {
        if let Some(status) = program.0.try_wait().unwrap() {
            break status;
        }
        program.interrupt();
        sleep(Duration::from_millis(10));
    };
    assert_eq!(status.code(), Some(130));
    let mut rest = String::new();
    program.1.for_each(|line| rest += &line.unwrap());
    assert_eq!(rest, "");
    assert_eq!(folder.names("training"), [""; 0]);
}
