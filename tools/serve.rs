//! `serve`: the book in the browser, rebuilt when a file of it is saved.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use clap::Args;
use tokio::runtime::{Builder, Runtime};

use crate::{book, print};
use site::Site;

mod pages;
mod site;
mod watch;

const PORT: u16 = 3000;

/// Build the book, serve it on this machine, and rebuild it when a file is saved (the default)
#[derive(Args, Debug)]
pub struct Serve {
    /// The port; without it 3000, or a free one if 3000 is taken
    #[arg(long)]
    port: Option<u16>,
    /// Open the book in the browser
    #[arg(long)]
    open: bool,
}

impl Serve {
    /// Serves until interrupted.
    ///
    /// # Errors
    ///
    /// The book does not build the first time, or the port is taken.
    pub fn run(self) -> Result<()> {
        let root = book::root()?;
        let server =
            Server::start(&root, &root, self.port.map_or(Port::Any, Port::Only))?;
        let address = server.address();
        print::line(format_args!(
            "The book is at http://{address} (Ctrl-C stops it)"
        ))?;
        if self.open
            && let Err(error) = open::that(format!("http://{address}"))
        {
            eprintln!("cannot open a browser: {error}");
        }
        runtime()?.block_on(tokio::signal::ctrl_c()).context("cannot wait for Ctrl-C")
    }
}

/// Where to listen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Port {
    /// At 3000, or at a free port if that is taken.
    Any,
    /// At this port; 0 is a free one.
    Only(u16),
}

/// A running server. It stops, and its scratch folder goes, when this is dropped.
pub struct Server {
    address: SocketAddr,
    watcher: Option<watch::Watcher>,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Server {
    /// Builds the book at `root` and serves it on the loopback interface. The crates that its
    /// blocks use are in `workspace`.
    ///
    /// # Errors
    ///
    /// The book does not build, or the port is taken.
    pub fn start(root: &Path, workspace: &Path, port: Port) -> Result<Server> {
        let listener = bind(port)?;
        let address = listener.local_addr()?;
        listener.set_nonblocking(true)?;
        let site = Arc::new(Site::build(root, workspace)?);
        let watcher = watch::start(root, Arc::clone(&site))?;
        let runtime = runtime()?;
        let (stop, stopped) = tokio::sync::oneshot::channel();
        let thread = std::thread::spawn(move || {
            runtime.block_on(async {
                match tokio::net::TcpListener::from_std(listener) {
                    Ok(listener) => {
                        tokio::spawn(
                            axum::serve(listener, pages::router(site)).into_future(),
                        );
                        // Word from the other end and its end mean the same.
                        let _ = stopped.await;
                    }
                    Err(error) => eprintln!("error: cannot serve: {error}"),
                }
            });
        });
        Ok(Server {
            address,
            watcher: Some(watcher),
            stop: Some(stop),
            thread: Some(thread),
        })
    }

    /// Where the book is.
    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.watcher.take();
        self.stop.take();
        if let Some(thread) = self.thread.take() {
            // A panic there has been printed there.
            let _ = thread.join();
        }
    }
}

fn bind(port: Port) -> Result<TcpListener> {
    let at = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    match port {
        Port::Any => at(PORT).or_else(|_| at(0)).context("there is no free port"),
        Port::Only(port) => at(port).with_context(|| {
            format!(
                "cannot listen on port {port}; without --port, a free one is taken"
            )
        }),
    }
}

fn runtime() -> Result<Runtime> {
    Builder::new_current_thread()
        .enable_all()
        .build()
        .context("cannot start the server")
}
