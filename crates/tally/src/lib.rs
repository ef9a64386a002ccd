//! tally
#![no_std]
extern crate alloc;
