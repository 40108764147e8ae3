//! What erasing promises: gone means gone, from every file in reach, and nobody else is touched.

mod bin;
mod closing;
mod copies;
mod erasing;
mod keeping;
mod marked;
