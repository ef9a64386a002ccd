//! The keeper, its stores and the audit, told as stories.
