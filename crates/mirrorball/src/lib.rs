//! The program's edge: pages, JSON API, live updates and command line. What is
//! allowed, counted and kept is decided in the rooms before this one.
