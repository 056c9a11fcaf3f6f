//! Ctrl-C, asked about between two steps.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use anyhow::{Context, Result};

/// Whether Ctrl-C was pressed. A second one ends the program at once.
#[derive(Debug, Clone, Default)]
pub(crate) struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Listens from now on.
    ///
    /// # Errors
    ///
    /// The system does not let it.
    pub(crate) fn listen() -> Result<Interrupt> {
        let interrupt = Interrupt::default();
        let pressed = interrupt.clone();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .context("cannot wait for Ctrl-C")?;
        // Registered before this function returns.
        let signal = runtime.block_on(async { listening() })?;
        thread::spawn(move || {
            runtime.block_on(async move {
                let mut signal = signal;
                while signal.recv().await.is_some() {
                    if pressed.0.swap(true, Ordering::Relaxed) {
                        std::process::exit(130);
                    }
                }
            });
        });
        Ok(interrupt)
    }

    /// Whether it was.
    pub(crate) fn pressed(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

#[cfg(unix)]
fn listening() -> Result<tokio::signal::unix::Signal> {
    use tokio::signal::unix::{SignalKind, signal};
    signal(SignalKind::interrupt()).context("cannot wait for Ctrl-C")
}

#[cfg(windows)]
fn listening() -> Result<tokio::signal::windows::CtrlC> {
    tokio::signal::windows::ctrl_c().context("cannot wait for Ctrl-C")
}
