//! Ctrl-C, which on Unix is the signal INT.

use std::fs;
use std::io::{BufRead as _, BufReader, Lines};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::folder::{Folder, metrics, run};

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
        let stopped = program.wait_for("Stopped after step");
        assert!(program.0.wait().unwrap().success());
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
