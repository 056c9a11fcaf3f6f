//! Ctrl-C, which on Unix is the signal INT.

use std::fs;
use std::io::{BufRead as _, BufReader, Lines, Write as _};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use listings::emnist::{Part, Split};
use listings::random::{between, seeded};
use tools::data::load;

use crate::folder::{Folder, metrics, run};

/// What is said of a training that has taken no step.
const NOTHING: &str = "Stopped before the first step";

const LABELS: &str = "data/emnist-balanced-train-labels-idx1-ubyte.gz";

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

/// A training without interruptions, and one that is interrupted whenever `moment` returns,
/// which gets the number of its part and the time that the other took: the files of both must
/// be the same. The steps after which it stopped.
fn interrupted(
    folder: &Folder,
    options: &[&str],
    mut moment: impl FnMut(usize, &mut Running, Duration),
) -> Vec<usize> {
    let start = Instant::now();
    run(&mut folder.train("whole", options));
    let time = start.elapsed();
    let mut command = folder.train("in parts", options);
    let mut steps = Vec::new();
    loop {
        let mut program = Running::new(&mut command);
        let first = if steps.is_empty() { "Learning" } else { "Going on after step" };
        program.wait_for(first).expect(first);
        moment(steps.len(), &mut program, time);
        program.interrupt();
        let stopped = program.wait_for("Stopped");
        assert!(program.0.wait().unwrap().success());
        let Some(stopped) = stopped else { break };
        println!("{stopped}");
        if stopped.starts_with(NOTHING) {
            continue;
        }
        let names = folder.names("in parts");
        assert!(!names.iter().any(|name| name.starts_with('.')), "{names:?}");
        let step = stopped.split(' ').nth(3).unwrap();
        steps.push(step.parse().unwrap());
        // The very command that it prints.
        let (_, printed) =
            stopped.split_once("To go on: cargo run --release -- ").unwrap();
        assert_eq!(printed, "train --resume --out \"in parts\" --data data");
        let exe = env!("CARGO_BIN_EXE_strides-and-sums");
        command = folder.shell(&format!("exec '{exe}' {printed}"));
    }
    let [whole, parts] = ["whole", "in parts"].map(|out| folder.path(out));
    let weights =
        |out: &std::path::Path| fs::read(out.join("course.safetensors")).unwrap();
    assert!(weights(&whole) == weights(&parts));
    assert_eq!(metrics(&whole), metrics(&parts));
    assert_eq!(folder.names("in parts"), ["course.safetensors", "metrics.jsonl"]);
    steps
}

#[test]
fn interrupted_again_and_again_it_ends_with_the_same_weights() {
    let folder = Folder::to_learn();
    let steps = interrupted(&folder, &["--epochs", "6"], |part, program, _| {
        if part % 2 == 1 {
            program.wait_for("epoch");
        }
    });
    assert!(steps.len() > 1, "the training was too short: {steps:?}");
}

/// The moments are others in every run of this test.
#[test]
#[ignore = "needs EMNIST files: set EMNIST_DIR"]
fn real_characters_learned_with_interruptions_at_random_moments() {
    let emnist = tools::data::folder(None).unwrap();
    let set = load(&emnist, Split::Balanced, Part::Train).unwrap();
    let folder = Folder::new();
    folder.write(Part::Train, &set, 420); // 50 steps an epoch
    let options = ["--held-out", "20", "--batch", "8", "--epochs", "3"];

    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let random = &mut seeded(now.as_nanos() as u64, &[]);
    let steps = interrupted(&folder, &options, |_, _, time| {
        let moment = time.mul_f64(between(random, 0.0, 1.0) / 3.0);
        println!("three epochs take about {time:?}; interrupted after {moment:?}");
        sleep(moment);
    });
    assert!(steps.iter().any(|step| step % 50 != 0), "never in mid-epoch: {steps:?}");
}

/// The program while it reads the labels, which takes until the file that comes with it is
/// closed.
fn reading(folder: &Folder) -> (Running, fs::File) {
    let labels = folder.path(LABELS);
    fs::remove_file(&labels).unwrap();
    assert!(Command::new("mkfifo").arg(&labels).status().unwrap().success());
    let program = Running::new(&mut folder.train("out", &[]));
    (program, fs::File::options().write(true).open(&labels).unwrap())
}

#[test]
fn interrupted_before_the_first_step_it_leaves_nothing_in_the_way() {
    let folder = Folder::to_learn();
    let bytes = fs::read(folder.path(LABELS)).unwrap();
    let (mut program, mut labels) = reading(&folder);
    program.interrupt();
    sleep(Duration::from_millis(100)); // so that it has arrived
    labels.write_all(&bytes).unwrap();
    drop(labels);
    let said = program.wait_for("Stopped").unwrap();
    assert_eq!(said, format!("{NOTHING}: there is nothing to go on with."));
    assert!(program.0.wait().unwrap().success());
    assert_eq!(folder.names("out"), [""; 0]);

    fs::remove_file(folder.path(LABELS)).unwrap();
    fs::write(folder.path(LABELS), &bytes).unwrap();
    run(&mut folder.train("out", &["--epochs", "1"]));
}

#[test]
fn a_second_ctrl_c_ends_it_at_once() {
    let folder = Folder::to_learn();
    let (mut program, _labels) = reading(&folder);
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
    assert_eq!(folder.names(""), ["data"]);
}
