//! How often, and after what pauses, something is tried again.

use std::fmt;
use std::thread;
use std::time::Duration;

use anyhow::{Error, Result};

use super::failure::Failure;

/// The longest pause that a server can ask for.
const LONGEST: Duration = Duration::from_secs(60);

/// How long to wait for a server, and how often to ask it again.
pub struct Patience {
    /// The pauses between tries; one more try than pauses.
    pub pauses: Vec<Duration>,
    /// How to wait.
    pub sleep: Box<dyn Fn(Duration)>,
    /// How long a connection may be silent.
    pub silence: Duration,
}

impl Default for Patience {
    /// Five tries, with pauses of 1, 2, 4 and 8 seconds, and half a minute of silence.
    fn default() -> Patience {
        Patience {
            pauses: [1, 2, 4, 8].map(Duration::from_secs).into(),
            sleep: Box::new(thread::sleep),
            silence: Duration::from_secs(30),
        }
    }
}

impl fmt::Debug for Patience {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Patience { pauses, silence, sleep: _ } = self;
        f.debug_struct("Patience")
            .field("pauses", pauses)
            .field("silence", silence)
            .finish_non_exhaustive()
    }
}

impl Patience {
    /// Calls `attempt` until it succeeds, fails for good, or has failed too often in the same
    /// place. It returns how far it came: who gets further than ever before has all tries again.
    /// Each pause is announced through `say`.
    pub(super) fn run<T>(
        &self,
        say: impl Fn(&str),
        mut attempt: impl FnMut() -> (u64, Result<T, Failure>),
    ) -> Result<T> {
        let mut furthest = 0;
        let mut pauses = self.pauses.iter();
        loop {
            let (reached, result) = attempt();
            let (error, after) = match result {
                Ok(value) => return Ok(value),
                Err(Failure::Last(error)) => return Err(error),
                Err(Failure::Again(error, after)) => (error, after),
            };
            if reached > furthest {
                furthest = reached;
                pauses = self.pauses.iter();
            }
            let Some(pause) = pauses.next() else {
                return Err(self.given_up(&error));
            };
            let pause = after.map_or(*pause, |after| after.min(LONGEST));
            say(&format!("{error:#}; trying again in {} s", pause.as_secs()));
            (self.sleep)(pause);
        }
    }

    fn given_up(&self, error: &Error) -> Error {
        let tries = self.pauses.len() + 1;
        anyhow::anyhow!(
            "{error:#}; given up after {tries} tries (what has arrived is kept: the same \
             command goes on from there; --from DIR takes a folder that has the files)"
        )
    }
}
