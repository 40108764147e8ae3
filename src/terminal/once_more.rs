//! The program starts again in its own place, so that nothing it held in memory is left.

use std::convert::Infallible;
use std::env;
use std::ffi::OsString;
use std::io;
use std::process::Command;

/// Ends this program and starts it anew with these arguments, on the same terminal. Only what keeps
/// it from that is given back.
pub fn start_once_more(arguments: &[OsString]) -> io::Result<Infallible> {
    let mut again = Command::new(env::current_exe()?);
    again.args(arguments);
    #[cfg(unix)]
    super::echo::pass_on(&mut again);
    let kept_from_it = take_over(&mut again);
    #[cfg(unix)]
    super::echo::put_back();
    kept_from_it
}

/// The system puts the new program in the place of this one, memory and all.
#[cfg(unix)]
fn take_over(again: &mut Command) -> io::Result<Infallible> {
    Err(std::os::unix::process::CommandExt::exec(again))
}

/// Here nothing can take another's place, so this one makes room.
#[cfg(not(unix))]
fn take_over(again: &mut Command) -> io::Result<Infallible> {
    again.spawn()?;
    std::process::exit(0)
}
