//! What becomes of the log when the laptop, the disk or the folder is not as it should be: never
//! "Saved" for what is not there, never a fresh empty log, and a sentence for everything. The short
//! run of each is in the usual tests, at points spread evenly or on the smallest act; every point
//! of every act is in `cargo test --release --test faults -- --ignored --test-threads 1`.
//!
//! # What is promised, and the test that shows it
//!
//! | What happens | What she is promised | Shown by |
//! | --- | --- | --- |
//! | The program is killed | all that was said to be saved is there, half-typed words too | `a_save_ended_at_any_call_leaves_the_log_as_before_or_as_after`, `every_act_ended_at_any_call_leaves_the_log_as_before_or_as_after`, `sudden_death_in_the_middle_of_a_word_loses_nothing_that_was_called_saved` |
//! | The power goes | the same | `nothing_said_to_be_saved_is_lost_when_the_power_goes`, `nothing_said_to_be_saved_is_lost_in_a_thousand_power_cuts` |
//! | The program stumbles over a fault of its own | a sentence without a word of hers, and her words kept | `a_fault_of_its_own_costs_no_word_shows_none_and_hands_the_terminal_back` |
//! | The window is closed | the words are kept and the program is gone at once | `a_closed_window_keeps_the_words_and_the_program_is_gone_at_once`, `a_window_closed_while_stopped_keeps_the_words_too` |
//! | It is asked to end | the same, from any screen, and the terminal is handed back | `being_asked_to_end_keeps_the_words_and_hands_the_terminal_back`, `on_whatever_screen_it_is_asked_to_end_the_terminal_is_handed_back_and_the_words_are_kept` |
//! | Any keys in any order | nothing breaks | `any_keys_on_the_made_up_families_break_nothing`, `any_keys_on_an_empty_log_break_nothing` |
//! | It is stopped and goes on | all is painted again; after long, it is covered first | `stopped_and_going_on_it_is_all_painted_again`, `going_on_after_a_long_stop_it_is_covered_before_anything_is_drawn` |
//! | The window takes any size | words and caret stay | `a_window_made_small_and_large_again_keeps_words_and_caret`, `hundreds_of_sizes_while_she_types_lose_no_letter`, `ten_thousand_sizes_while_she_types_lose_no_letter` |
//! | There is no terminal, or nobody reads | a sentence, or a quiet end | `without_a_terminal_the_program_says_what_it_needs`, `a_reader_that_has_enough_ends_it_quietly` |
//! | Much is pasted | it is words, and nothing in it acts | `a_paste_is_typed_words_and_nothing_in_it_acts` |
//! | The disk is full | said, words stay, and room brings everything back | `on_a_disk_that_fills_up_nothing_is_claimed_no_word_is_lost_and_room_brings_everything_back`, `no_act_is_claimed_that_a_full_or_ailing_disk_did_not_take`, `a_full_disk_leaves_the_log_and_the_copies_as_they_were_and_says_so` |
//! | The disk answers with trouble | not saved, said, opened again and read before it goes on | `a_save_the_disk_does_not_take_is_said_and_the_next_one_works`, `half_typed_words_the_disk_does_not_take_stay_on_the_screen_and_are_kept_the_next_time`, `no_save_is_claimed_that_a_full_or_ailing_disk_did_not_take` |
//! | The folder may only be read | it is shown and not written to | `a_log_that_may_only_be_read_is_shown_and_not_written_to` |
//! | A second window | it says so and changes nothing; no lock is left over | `a_second_window_on_the_same_log_says_so_and_changes_nothing`, `making_a_copy_does_not_let_go_of_the_log` |
//! | A cloud program looks after the folder | said once, moved with one key, nothing written over | `a_folder_that_a_cloud_program_looks_after_is_known_and_no_other`, `a_second_log_is_known_by_its_name`, `a_cloud_folder_is_said_and_once_left_so_never_again`, `one_key_moves_the_log_whole_the_evening_goes_on_and_both_ways_of_starting_find_it`, `where_a_log_lies_in_the_usual_folder_nothing_is_written_over`, `a_moving_that_cannot_be_done_leaves_everything_as_it_was_and_may_be_tried_again` |
//! | The file is moved, taken away or replaced | writing stops, words stay, and it goes on when it is back | `nothing_is_written_to_a_file_that_was_moved_taken_away_replaced_or_cut`, `she_types_on_while_her_log_is_gone_and_ctrl_s_keeps_the_words_when_it_is_back` |
//! | Bits are flipped, pages lost | everything right, or reported; a copy comes back | `a_damaged_copy_opens_with_everything_right_or_is_reported`, `two_thousand_damaged_copies_open_with_everything_right_or_are_reported`, `a_flipped_bit_anywhere_is_reported`, `salvage_saves_what_can_be_read_and_says_how_much` |
//! | The log is missing or empty | said, with the newest good copy; never a fresh start | `a_missing_log_or_key_is_never_a_fresh_start`, `copies_without_a_log_say_that_a_log_is_missing`, `a_log_that_is_missing_empty_or_damaged_comes_back_from_its_newest_good_copy` |
//! | Pages of an older file are mixed in | found | `no_page_of_an_older_file_passes_for_new`, `a_step_altered_added_or_taken_out_is_found` |
//! | A newer Hometime wrote it | left byte for byte as it was | `a_newer_log_is_left_byte_for_byte_as_it_was`, `a_newer_key_file_is_left_as_it_was` |
//! | An upgrade breaks off | old or new, with a copy of the old | `an_upgrade_happens_whole_or_not_at_all`, `her_first_look_after_an_update_says_what_is_done_and_takes_what_she_types_meanwhile`, `where_no_copy_can_be_made_first_nothing_is_changed_and_she_can_try_again`, `logs_of_every_released_version_open_with_everything_in_them` |
//! | A foreign or hostile copy is offered | turned away with its reason | `of_five_hundred_changed_copies_none_gets_in_and_the_log_is_as_it_was`, `what_is_no_copy_is_turned_away_with_its_reason_and_the_log_stays_byte_for_byte`, `a_copy_with_the_right_key_but_tables_of_its_own_is_turned_away` |
//! | The laptop is stolen | no word of hers is readable in any file | `no_word_of_hers_is_readable_in_any_file`, `locked_in_the_program_it_asks_at_the_next_start_and_the_words_are_in_no_file` |
//! | It is left open, or the lid is shut | covered, then locked, and no word is left in memory | `five_minutes_without_a_key_lock_the_log`, `a_closed_lid_locks_at_once_also_under_the_cover_and_whatever_is_set`, `after_the_lock_the_program_holds_none_of_her_words_in_memory` |
//! | A parent stands behind her | one key, one frame, nothing but a clock | `the_very_next_frame_after_the_key_shows_nothing_but_the_clock_at_any_size`, `the_key_that_covers_is_followed_by_nothing_but_the_clock` |
//! | The window is read afterwards | nothing she wrote is left in it | `however_it_ends_nothing_she_wrote_is_left_in_the_window` |
//! | Files are looked into by others | they are hers alone | `nobody_else_may_look_whatever_the_systems_habits_are` |
//! | Somebody listens on the network | there is nothing to hear | `nothing_it_is_built_with_can_reach_a_network`, `in_a_whole_evening_no_line_to_anywhere_is_opened` |
//! | The passphrase is forgotten, wrong or guessed at | told apart; the sheet opens it; no try costs the log | `only_the_passphrase_and_the_code_open_a_locked_log_and_what_is_wrong_is_told_apart`, `a_locked_log_asks_takes_any_number_of_tries_and_opens_on_what_was_typed_meanwhile` |
//! | Locking is killed half-way | there is a way in, and no open key is left | `killed_between_any_two_files_the_log_has_a_way_in_and_the_open_key_is_not_left_behind` |
//! | Old or foreign text would act on the terminal | it does not come out again | `nothing_that_acts_on_a_terminal_comes_out_again` |
//! | The clock is wrong or put back | said before she saves; the order stays | `a_date_that_jumps_while_she_writes_is_told_of_before_the_next_save`, `what_was_saved_under_a_wrong_date_is_undone_first_all_the_same`, `a_wall_clock_put_back_holds_up_neither_words_nor_cover` |
//! | Erasing is killed half-way | wholly there or wholly gone, and the next start carries it through | `an_erasing_ended_at_any_call_leaves_them_wholly_there_or_is_carried_through`, `an_erasing_ended_at_every_call_leaves_them_wholly_there_or_is_carried_through`, `rewriting_copies_ended_at_every_call_is_carried_through`, `rewriting_a_stick_that_comes_back_ended_at_every_call_is_carried_through` |
//! | A stick is out when somebody is erased | seen to when it is back, before anything is copied there | `a_stick_that_comes_back_is_seen_to_before_anything_is_copied_there_and_the_receipt_says_when`, `a_stick_that_is_back_at_the_next_start_is_seen_to_then`, `the_empty_folder_of_a_stick_that_was_pulled_out_is_not_taken_for_the_stick`, `a_copy_from_the_stick_put_back_brings_nobody_back` |
//! | Something is done by mistake | undone, also after a restart; earlier words are readable | `every_step_can_be_taken_back_and_brought_back`, `taking_back_reaches_across_restarts`, `earlier_wording_stays_readable` |
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "tests"
)]

#[path = "../behind/mod.rs"]
mod behind;
#[path = "../command/mod.rs"]
mod command;
#[path = "../common/mod.rs"]
mod common;
#[path = "../everywhere/mod.rs"]
mod everywhere;
#[path = "../log/mod.rs"]
mod log;
#[path = "../process/mod.rs"]
mod process;
#[path = "../pty/mod.rs"]
mod pty;

mod acts;
mod chain;
mod damaged;
mod erasing;
mod folder;
mod full;
mod kills;
mod moved;
mod offline;
mod power;
mod promised;
mod recorded;
mod screens;
mod small;
mod stale;
mod strace;
