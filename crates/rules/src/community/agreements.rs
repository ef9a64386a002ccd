//! Agreements: what is in force, every version there was, reviews, and what lapses.
