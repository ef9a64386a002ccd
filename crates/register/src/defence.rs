//! Which defences stand against those who try to bend a register: all of them, in every build that members run.
//!
//! `cargo xtask abuses` makes a build of its own, with the feature `undefended`, takes one of them down after the other, and sees that
//! the test that [docs/abuses.md](../../../docs/abuses.md) names for it fails. That feature cannot be built in a release.

#[cfg(all(feature = "undefended", not(debug_assertions)))]
compile_error!("defences can be taken down in tests alone");

macro_rules! defences {
    ($( $word:literal $(#[doc = $doc:literal])+ $name:ident )+) => {
        /// What stands against an abuse, and can be taken down in a test.
        #[derive(Clone, Copy, Debug, Eq, PartialEq)]
        pub enum Defence { $( $(#[doc = $doc])+ $name, )+ }

        impl Defence {
            /// Every defence.
            pub const ALL: &[Defence] = &[ $( Defence::$name, )+ ];

            /// Its name, as tests take it down by.
            pub const fn word(self) -> &'static str {
                match self { $( Defence::$name => $word, )+ }
            }
        }
    };
}

defences! {
    "signatures"
    /// Each signature under an act holds.
    Signatures
    "strict-verdict"
    /// A signature's point is not of small order.
    StrictVerdict
    "as-alone"
    /// Signatures that are verified together have the verdicts that they have alone.
    AsAlone
    "sound-keys"
    /// A key is not one for which anybody can sign.
    SoundKeys
    "assertion-act"
    /// A passkey's assertion was made for this act.
    AssertionAct
    "assertion-site"
    /// A passkey's assertion was made on the passkey's own site.
    AssertionSite
    "assertion-user"
    /// A passkey's assertion was made by its user.
    AssertionUser
    "assertion-low"
    /// A passkey's signature has one spelling.
    AssertionLow
    "cosignatures"
    /// A witness's line was made by that witness, over that checkpoint, at that time.
    Cosignatures
    "quorum"
    /// As many witnesses confirm as the policy asks for.
    Quorum
    "continuation"
    /// A witness confirms only what continues what it confirmed before.
    Continuation
    "kept-first"
    /// A witness says only what it has kept.
    KeptFirst
    "witness-memory"
    /// What witnesses remember halts a keeper that holds less than it signed for.
    WitnessMemory
    "own-signature"
    /// Only the keeper's own signature shows that it signed for more.
    OwnSignature
    "successor-quorum"
    /// As many witnesses as make a seal show that another keeper goes on.
    SuccessorQuorum
    "superseded"
    /// A keeper whom members have replaced takes nothing in.
    Superseded
    "same-origin"
    /// What a witness remembers is of this register.
    SameOrigin
    "expiry"
    /// An act is void after its time.
    Expiry
    "seen"
    /// An act's author saw this history.
    Seen
    "once"
    /// An author's id names one act.
    Once
    "own-community"
    /// An act is for one community.
    OwnCommunity
    "own-keys"
    /// An act is signed by a key of its author.
    OwnKeys
    "revoked-keys"
    /// A key that was revoked signs nothing any more.
    RevokedKeys
    "known-keys"
    /// A key that nobody enrolled signs nothing.
    KnownKeys
    "enrolled-keys-sign"
    /// Every key that an act enrols signs it.
    EnrolledKeysSign
    "reserves-stay"
    /// No member draws on an indivisible reserve alone.
    ReservesStay
    "majority"
    /// More than half of the full members put a keeper into force.
    Majority
    "succession"
    /// A mirror that enough members endorse keeps the register from then on.
    Succession
    "one-ballot"
    /// A member's ballot takes the place of their ballot before.
    OneBallot
    "key-vouches"
    /// A new key takes several members who vouch for it.
    KeyVouches
    "veto"
    /// A key of before says no to a new one.
    Veto
    "recovered-wait"
    /// Who came back by vouches vouches for nobody for a while.
    RecoveredWait
    "fork-history"
    /// A fork begins with the history that it names.
    ForkHistory
    "fork-signed"
    /// What a fork shows of its parent's keeper, that keeper signed.
    ForkSigned
    "fork-result"
    /// A fork goes on with those who went along, and what they took along.
    ForkResult
    "closings-due"
    /// Closings are filed when they are due.
    ClosingsDue
    "payout"
    /// A share-out pays what everybody computes.
    Payout
    "stamps-forward"
    /// Stamps never go back.
    StampsForward
    "stamps-near"
    /// A mirror takes nothing that is dated far ahead of its own clock.
    StampsNear
    "first-receipt"
    /// The same bytes again give the first receipt.
    FirstReceipt
    "last-signed"
    /// A database that holds less than was signed for is only read.
    LastSigned
    "same-history"
    /// A database with another history than was signed for is only read.
    SameHistory
    "settled"
    /// That the last commit was done is durable a moment later.
    Settled
    "length-first"
    /// Entries are appended at the length that was expected.
    LengthFirst
    "stored-rows"
    /// Stored entries are those that were signed for.
    StoredRows
    "one-history"
    /// A mirror follows one history.
    OneHistory
    "replayed-here"
    /// A mirror confirms what it has replayed itself, and nothing else.
    ReplayedHere
    "copies-read"
    /// A copy takes nothing in.
    CopiesRead
    "fetched-hashes"
    /// A mirror copies only what the keeper's checkpoint leads to.
    FetchedHashes
    "keeper-in-force"
    /// A checkpoint is signed by the keeper whom the entries name.
    KeeperInForce
    "texts-for-all"
    /// A mirror keeps the texts that are for all, and no others.
    TextsForAll
    "own-texts"
    /// A text is erased by its author alone.
    OwnTexts
    "named-first"
    /// An act that committed to a text before it came here erases it, whoever brought it.
    NamedFirst
    "signed-texts"
    /// A mirror asks for texts only beside entries whose signatures hold.
    SignedTexts
    "plain-photos"
    /// A photo tells nothing but its picture.
    PlainPhotos
    "erased-there"
    /// What is erased is erased at mirrors as well.
    ErasedThere
    "patience"
    /// Who asks too often waits.
    Patience
    "endorsed-length"
    /// A mirror that holds less than was checked is not endorsed.
    EndorsedLength
    "endorsed-seal"
    /// Nor one that holds less than its witnesses have confirmed.
    EndorsedSeal
}

impl Defence {
    /// Whether it stands.
    #[cfg(not(feature = "undefended"))]
    pub const fn stands(self) -> bool {
        true
    }

    /// Whether it stands: unless the environment of a test takes it down.
    #[cfg(feature = "undefended")]
    pub fn stands(self) -> bool {
        // tidy: pure, this build is made by `cargo xtask abuses` alone.
        extern crate std;
        // tidy: pure, for the same reason as above.
        let down = std::env::var_os("MIRRORBALL_UNDEFENDED");
        down.is_none_or(|word| word != self.word())
    }
}
