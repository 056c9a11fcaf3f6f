//! A program that measures, on the other end of two pipes.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write as _};
use std::process::{ChildStdin, ChildStdout, Command, Stdio};

use anyhow::{Context, Result, anyhow, bail, ensure};
use serde_json::Value;

use super::cases::Case;
use super::numbers::Digest;

/// It prints its versions, and then answers each line with a line of JSON:
///
/// | line | answer |
/// |---|---|
/// | `case JSON` | who takes part and what each computes, `{"NAME": DIGEST}` |
/// | `measure NAME` | the seconds of one call |
///
/// It ends when nobody writes to it any more.
pub(super) struct Child {
    name: String,
    process: std::process::Child,
    to: Option<ChildStdin>,
    from: BufReader<ChildStdout>,
}

impl Child {
    /// Starts a program, and returns the versions that it prints.
    ///
    /// # Errors
    ///
    /// It cannot be run, or does not begin as it should; `remedy` says what to do then.
    pub(super) fn start(
        name: &str,
        command: &mut Command,
        remedy: &str,
    ) -> Result<(Child, BTreeMap<String, String>)> {
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let program = command.get_program().to_string_lossy().into_owned();
        let process = command.spawn();
        let mut process =
            process.with_context(|| format!("cannot run {program:?}: {remedy}"))?;
        let to = process.stdin.take();
        let from = process.stdout.take().context("its output is piped")?;
        let name = name.to_owned();
        let mut child = Child { name, process, to, from: BufReader::new(from) };
        let versions = child.answer("the start").context(remedy.to_owned())?;
        let versions = serde_json::from_value(versions).with_context(|| {
            format!("{} does not begin with its versions", child.name)
        })?;
        Ok((child, versions))
    }

    /// Who takes part in a case, and what each computes.
    ///
    /// # Errors
    ///
    /// The child ends, or answers something else.
    pub(super) fn case(&mut self, case: &Case) -> Result<Vec<(String, Digest)>> {
        let line = format!("case {}", case.json());
        let answer = self.ask(&line)?;
        let digests = answer.as_object().map(|all| {
            let digest = |(name, digest)| -> Option<(String, Digest)> {
                Some((String::clone(name), Digest::read(digest)?))
            };
            all.iter().map(digest).collect::<Option<Vec<_>>>()
        });
        digests.flatten().ok_or_else(|| self.nonsense(&line, &answer))
    }

    /// The seconds of one call.
    ///
    /// # Errors
    ///
    /// As [`case`](Child::case).
    pub(super) fn measure(&mut self, name: &str) -> Result<f64> {
        let line = format!("measure {name}");
        let answer = self.ask(&line)?;
        match answer.as_f64() {
            Some(seconds) if seconds > 0.0 => Ok(seconds),
            _ => Err(self.nonsense(&line, &answer)),
        }
    }

    fn ask(&mut self, line: &str) -> Result<Value> {
        let to = self.to.as_mut().context("its input is piped")?;
        // Whoever has ended cannot be written to; that it has ended is said below.
        let _ = writeln!(to, "{line}").and_then(|()| to.flush());
        self.answer(line)
    }

    fn answer(&mut self, to: &str) -> Result<Value> {
        let mut line = String::new();
        let length = self.from.read_line(&mut line);
        let length = length.with_context(|| format!("cannot read {}", self.name))?;
        if length == 0 {
            let status = self.process.wait().map(|status| status.to_string());
            let status = status.unwrap_or_default();
            bail!(
                "{} ended at {to:?} ({status}); its last words are above",
                self.name
            );
        }
        let answer: Result<Value, _> = serde_json::from_str(&line);
        ensure!(answer.is_ok(), "{} answers {to:?} with {line:?}", self.name);
        Ok(answer?)
    }

    fn nonsense(&self, line: &str, answer: &Value) -> anyhow::Error {
        anyhow!("{} answers {line:?} with {answer}", self.name)
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        self.to = None;
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::process::Command;

    use super::super::cases;
    use super::{Child, Result};

    /// A child that is a script of the shell.
    fn child(script: &str) -> Result<Child> {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        Ok(Child::start("a script", &mut command, "install it")?.0)
    }

    fn words<T>(result: Result<T>) -> String {
        format!("{:#}", result.err().expect("it fails"))
    }

    #[test]
    fn answers_are_read() {
        let script = r#"
            echo '{"sh": "1.0"}'; read line
            echo '{"one": {"sums": [1, 2, 3, 4], "norm": 5}}'; read line
            [ "$line" = "measure one, two" ] && echo 0.25"#;
        let mut command = Command::new("sh");
        let (mut child, versions) =
            Child::start("a script", command.args(["-c", script]), "")
                .expect("it runs");
        assert_eq!(versions["sh"], "1.0");
        let case = &cases::all()[0].1[0];
        let digests = child.case(case).expect("a digest");
        assert_eq!(digests[0].0, "one");
        assert!((child.measure("one, two").expect("seconds") - 0.25).abs() < 1e-12);
    }

    #[test]
    fn a_program_that_is_not_there_names_the_remedy() {
        let mut command = Command::new("no-such-python");
        let error = words(Child::start("Python", &mut command, "install it"));
        assert!(error.contains("\"no-such-python\": install it"), "{error}");
    }

    #[test]
    fn a_child_that_ends_says_where() {
        let error = words(child("exit 3"));
        assert!(
            error.contains("install it: a script ended at \"the start\""),
            "{error}"
        );
        assert!(error.contains("exit status: 3"), "{error}");
        let error =
            words(child("echo '{}'; read line; exit 4").unwrap().measure("a"));
        assert!(error.contains("ended at \"measure a\" (exit status: 4)"), "{error}");
    }

    #[test]
    fn nonsense_is_an_error() {
        let error = words(child("echo hello"));
        assert!(error.contains(r#"answers "the start" with "hello\n""#), "{error}");
        let error = words(child("echo 12"));
        assert!(error.contains("does not begin with its versions"), "{error}");
        for answer in ["fast", "-1", "0", "null", "{}"] {
            let script = format!("echo '{{}}'; read line; echo '{answer}'");
            let error = words(child(&script).unwrap().measure("a"));
            assert!(error.contains("answers \"measure a\" with"), "{error}");
        }
        let script = r#"echo '{}'; read line; echo '{"one": 1}'"#;
        let case = &cases::all()[0].1[0];
        let error = words(child(script).unwrap().case(case));
        assert!(error.contains("answers \"case {"), "{error}");
    }
}
