//! Whether the laptop slept: seen from what its two clocks say, and where the system tells of it,
//! looked at once.

use std::time::{Duration, Instant};

use super::clock::Moment;

#[cfg(target_os = "linux")]
pub(super) use linux::listen;

/// A clock that is set right by the network moves less than this, and a busy machine wakes a
/// program sooner.
const A_MINUTE: Duration = Duration::from_mins(1);

/// Whether the laptop slept between two looks at the clock. On some systems sleep passes on the
/// wall clock alone; on others on both, and then the wait went on long past the time it was to end.
pub(super) fn was_closed(before: Moment, now: Moment, due: Option<Instant>) -> bool {
    let moved = now.moved_since(before).to_std().unwrap_or_default();
    let overslept = due.map_or(Duration::ZERO, |due| {
        now.tick.saturating_duration_since(due.max(before.tick))
    });
    moved > A_MINUTE || overslept > A_MINUTE
}

/// When to look at the clock next: where nobody tells when the laptop wakes, a minute on at the
/// most.
pub(super) fn look_by(due: Option<Instant>, seen: Moment) -> Option<Instant> {
    if cfg!(target_os = "linux") {
        due
    } else {
        due.into_iter().chain([seen.tick + A_MINUTE]).min()
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use std::io;
    use std::sync::mpsc::Sender;
    use std::thread;

    use rustix::io::{Errno, read};
    use rustix::time::{
        Itimerspec, TimerfdClockId, TimerfdFlags, TimerfdTimerFlags, Timespec, timerfd_create,
        timerfd_settime,
    };

    use super::super::happening::Happening;

    /// A timer that never ends, but is broken off whenever the wall clock is set or the laptop
    /// wakes: no need to wake up to look.
    pub fn listen(tell: &Sender<Happening>) -> io::Result<()> {
        let timer = timerfd_create(TimerfdClockId::Realtime, TimerfdFlags::CLOEXEC)?;
        let flags = TimerfdTimerFlags::ABSTIME | TimerfdTimerFlags::CANCEL_ON_SET;
        let never = Timespec {
            tv_sec: i64::MAX,
            tv_nsec: 0,
        };
        let at_no_time = Itimerspec {
            it_interval: Timespec::default(),
            it_value: never,
        };
        let tell = tell.clone();
        thread::Builder::new().name("lid".into()).spawn(move || {
            while timerfd_settime(&timer, flags, &at_no_time).is_ok() {
                match read(&timer, &mut [0; 8]) {
                    Err(Errno::CANCELED) if tell.send(Happening::ClockSet).is_ok() => {}
                    Err(Errno::INTR) => {}
                    _ => return,
                }
            }
        })?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use chrono::TimeDelta;

    use super::super::clock::{Clock, Moment};
    use super::was_closed;

    fn after(before: Moment, on_the_wall: TimeDelta, passed: Duration) -> Moment {
        Moment {
            at: before.at + on_the_wall,
            tick: before.tick + passed,
        }
    }

    #[test]
    fn a_laptop_slept_when_the_wall_clock_ran_ahead_or_the_wait_went_on_too_long() {
        let before = Clock::default().now();
        let (second, hour) = (Duration::from_secs(1), Duration::from_hours(1));
        let due = Some(before.tick + Duration::from_mins(3));
        assert!(
            was_closed(before, after(before, TimeDelta::hours(2), second), due),
            "it sleeps on the wall clock alone"
        );
        assert!(
            was_closed(before, after(before, TimeDelta::hours(1), hour), due),
            "it sleeps on both"
        );
        assert!(
            !was_closed(
                before,
                after(before, TimeDelta::seconds(181), Duration::from_secs(181)),
                due
            ),
            "it only waited"
        );
        assert!(
            !was_closed(before, after(before, TimeDelta::hours(1), hour), None),
            "there was nothing to wake for"
        );
        assert!(
            !was_closed(before, after(before, TimeDelta::seconds(30), second), due),
            "the clock was set right"
        );
        assert!(
            !was_closed(before, after(before, TimeDelta::hours(-3), second), due),
            "the clock was put back"
        );
    }
}
