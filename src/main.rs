//! The program as it is started from an icon or a command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    hometime::terminal::write_for_her_only();
    hometime::terminal::leave_no_memory_behind();
    ExitCode::from(hometime::cli::run(std::env::args_os()))
}
