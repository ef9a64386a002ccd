//! register
#![no_std]
extern crate alloc;
