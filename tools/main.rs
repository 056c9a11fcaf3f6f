//! The thin face of [`tools`].

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;

/// The book "Strides and Sums": build it, read it, test it.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    Serve(tools::serve::Serve),
    Build(tools::build::Build),
    Test(tools::test::Test),
    Bench(tools::bench::Bench),
    Figures(tools::figures::Figures),
    Outputs(tools::outputs::Outputs),
    Check(tools::check::Check),
    #[command(hide = true)]
    Preprocess(tools::command::Preprocess),
}

fn main() -> ExitCode {
    let filter = EnvFilter::try_from_env("MDBOOK_LOG")
        .unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .without_time()
        .init();
    let command = Arguments::parse().command;
    let result = match command.unwrap_or_else(|| Command::Serve(Default::default())) {
        Command::Serve(serve) => serve.run(),
        Command::Build(build) => build.run(),
        Command::Test(test) => test.run(),
        Command::Bench(bench) => bench.run(),
        Command::Figures(figures) => figures.run(),
        Command::Outputs(outputs) => outputs.run(),
        Command::Check(check) => check.run(),
        Command::Preprocess(preprocess) => preprocess.run(),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
