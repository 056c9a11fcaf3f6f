//! The thin face of [`tools`].

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tracing_subscriber::filter::LevelFilter;

/// The book "Strides and Sums": build it, read it, test it.
#[derive(Parser)]
#[command(args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// Without a command, the book is served.
    #[command(flatten)]
    serve: tools::serve::Serve,
}

#[derive(Subcommand)]
enum Command {
    Serve(tools::serve::Serve),
    Build(tools::build::Build),
    Test(tools::test::Test),
    Bench(tools::bench::Bench),
    Figures(tools::figures::Figures),
    Data(tools::download::Data),
    Train(tools::train::Train),
    Evaluate(tools::evaluate::Evaluate),
    Recognize(tools::recognize::Recognize),
    Outputs(tools::outputs::Outputs),
    Check(tools::check::Check),
    #[command(hide = true)]
    Preprocess(tools::command::Preprocess),
}

fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_max_level(LevelFilter::WARN)
        .with_writer(std::io::stderr)
        .without_time()
        .init();
    let arguments = Arguments::parse();
    let result = match arguments.command.unwrap_or(Command::Serve(arguments.serve)) {
        Command::Serve(serve) => serve.run(),
        Command::Build(build) => build.run(),
        Command::Test(test) => test.run(),
        Command::Bench(bench) => bench.run(),
        Command::Figures(figures) => figures.run(),
        Command::Data(data) => data.run(),
        Command::Train(train) => train.run(),
        Command::Evaluate(evaluate) => evaluate.run(),
        Command::Recognize(recognize) => recognize.run(),
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

#[cfg(test)]
mod tests {
    use clap::{CommandFactory, Parser};

    use super::Arguments;

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn serving_takes_its_options_with_and_without_its_name() {
        for line in ["book", "book --open", "book --port 4000", "book serve --open"] {
            assert!(Arguments::try_parse_from(line.split(' ')).is_ok(), "{line}");
        }
        for line in ["book --port no", "book build --open", "book --open build"] {
            assert!(Arguments::try_parse_from(line.split(' ')).is_err(), "{line}");
        }
    }
}
