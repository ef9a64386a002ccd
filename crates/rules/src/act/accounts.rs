//! What accounts there are, and what is special about them, in the words of acts.

use crate::field::choice;
use crate::quantity::words;

words! {
    /// The classes of account that members can open; `ledger.rs` has those and the built-in ones.
    AccountClass {
        /// Money set apart for a purpose.
        Fund = "fund",
        /// Money of a project.
        Project = "project",
        /// A reserve that never goes to members.
        ReserveIndivisible = "reserve-indivisible",
        /// A reserve for learning.
        ReserveEducation = "reserve-education",
        /// A reserve that helps members in need.
        ReserveSolidarity = "reserve-solidarity",
        /// What others owe the community.
        Receivable = "receivable",
        /// A member's capital that everyone pays in.
        CapitalMandatory = "capital-mandatory",
        /// A member's capital paid in freely.
        CapitalVoluntary = "capital-voluntary",
        /// A member's capital that can be taken out.
        CapitalWithdrawable = "capital-withdrawable",
        /// A member's capital from patronage.
        CapitalPatronage = "capital-patronage",
        /// Mutual credit.
        Credit = "credit",
        /// Goods: who may use or who keeps them.
        Inventory = "inventory",
        /// Energy that a plant made or a member used.
        Energy = "energy",
    }
}

words! {
    /// What is special about an account.
    AccountFlag {
        /// Nothing goes in or out.
        Frozen = "frozen",
        /// Nothing goes from it to a member.
        NoMemberOutflow = "no-member-outflow",
        /// What it holds stays with its holder.
        NonTransferable = "non-transferable",
        /// It can be drawn on for its purpose alone.
        Restricted = "restricted",
    }
}

choice!(AccountClass, AccountFlag);
