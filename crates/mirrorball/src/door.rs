//! What is refused at the program's door, before any rule of a community is
//! asked: bodies that can't be read, visitors without a session, too many
//! requests. The community's own refusals are in `rules`.

use std::collections::BTreeMap;

use rules::report::WithoutLine;

use crate::language::Language;
use crate::problem::Kind;
use crate::words::{isolated, words};

/// A reason to turn a request away, in the order in which they are looked for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Door {
    /// The request asks for a host that this server does not answer to.
    OtherHost {
        /// The host that was asked for.
        host: String,
    },
    /// The request came from another site's page.
    CrossSite,
    /// More requests than this visitor may make.
    TooMany {
        /// When to try again.
        seconds: u64,
    },
    /// More live connections than this server holds.
    StreamsFull,
    /// A body longer than the limit.
    BodyTooLarge {
        /// The limit in bytes.
        bytes_max: usize,
    },
    /// More acts at once than are judged together.
    TooManyActs {
        /// The limit.
        acts_max: usize,
    },
    /// A body that is not UTF-8.
    NotUtf8 {
        /// The first byte that is wrong.
        at: usize,
    },
    /// A body, or a value in it, of another shape than expected.
    NotJson {
        /// What was found, and where.
        detail: String,
    },
    /// A question in the address that can't be read.
    BadQuery {
        /// What is wrong with it.
        detail: String,
    },
    /// No page or endpoint has this address.
    NothingHere,
    /// The endpoint is there, and answers other methods.
    OtherMethod,
    /// No community has this name or id.
    NoCommunity {
        /// The name that was asked for.
        name: String,
    },
    /// Not even the beginning of its register can be read in the database.
    Unreadable {
        /// What is damaged.
        fault: node::Fault,
    },
    /// Reading this community needs a session of one of its members.
    SessionNeeded,
    /// The challenge was never given, is spent, or has expired.
    ChallengeSpent,
    /// The key is not an active key of this member.
    KeyNotActive,
    /// The signature of the challenge is wrong.
    SignatureWrong,
    /// Nothing with this id is in the community.
    NotThere {
        /// What was asked for, such as a member's id.
        id: String,
    },
    /// The member has no line in the share-out that is asked about.
    NoLine {
        /// Why not.
        why: WithoutLine,
    },
    /// A link of a letter that does not hold, or not any more.
    OldLink,
    /// It is a copy of a community that another machine keeps, and takes nothing in.
    Copied {
        /// The community's address at its keeper.
        keeper: String,
    },
    /// Only the sample community does this.
    NotTheSample,
    /// The server took too long.
    TimedOut,
    /// A promise of the program itself is broken.
    Bug,
}

impl Door {
    /// The stable name of the reason.
    pub fn code(&self) -> &'static str {
        match self {
            Self::OtherHost { .. } => "other-host",
            Self::CrossSite => "cross-site",
            Self::TooMany { .. } => "too-many-requests",
            Self::StreamsFull => "too-many-streams",
            Self::BodyTooLarge { .. } => "body-too-large",
            Self::TooManyActs { .. } => "too-many-acts",
            Self::NotUtf8 { .. } => "not-utf8",
            Self::NotJson { .. } => "not-json",
            Self::BadQuery { .. } => "bad-query",
            Self::NothingHere => "nothing-here",
            Self::OtherMethod => "other-method",
            Self::NoCommunity { .. } => "no-community",
            Self::Unreadable { fault } => fault.code(),
            Self::SessionNeeded => "session-needed",
            Self::ChallengeSpent => "challenge-spent",
            Self::KeyNotActive => "session-key",
            Self::SignatureWrong => "session-signature",
            Self::NotThere { .. } => "not-there",
            Self::NoLine { .. } => "no-line",
            Self::OldLink => "old-link",
            Self::Copied { .. } => "copy",
            Self::NotTheSample => "not-the-sample",
            Self::TimedOut => "timed-out",
            Self::Bug => "bug",
        }
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        match self {
            Self::NotUtf8 { .. } | Self::NotJson { .. } | Self::BadQuery { .. } => 400,
            Self::SessionNeeded | Self::ChallengeSpent | Self::KeyNotActive | Self::SignatureWrong => 401,
            Self::CrossSite => 403,
            Self::NothingHere
            | Self::NoCommunity { .. }
            | Self::NotThere { .. }
            | Self::NoLine { .. }
            | Self::OldLink
            | Self::NotTheSample => 404,
            Self::OtherMethod => 405,
            Self::BodyTooLarge { .. } | Self::TooManyActs { .. } => 413,
            Self::TooMany { .. } | Self::StreamsFull => 429,
            Self::OtherHost { .. } => 421,
            Self::Bug => 500,
            Self::TimedOut | Self::Copied { .. } | Self::Unreadable { .. } => 503,
        }
    }

    /// Who can act on it.
    pub fn kind(&self) -> Kind {
        match self {
            Self::TimedOut | Self::Copied { .. } | Self::Unreadable { .. } | Self::Bug => Kind::Fault,
            Self::OtherHost { .. }
            | Self::CrossSite
            | Self::TooMany { .. }
            | Self::StreamsFull
            | Self::BodyTooLarge { .. }
            | Self::TooManyActs { .. }
            | Self::NotUtf8 { .. }
            | Self::NotJson { .. }
            | Self::BadQuery { .. }
            | Self::NothingHere
            | Self::OtherMethod
            | Self::NoCommunity { .. }
            | Self::SessionNeeded
            | Self::ChallengeSpent
            | Self::KeyNotActive
            | Self::SignatureWrong
            | Self::NotThere { .. }
            | Self::NoLine { .. }
            | Self::OldLink
            | Self::NotTheSample => Kind::Refusal,
        }
    }

    /// The facts behind the sentences, by name.
    pub fn data(&self) -> BTreeMap<String, String> {
        let (name, value) = match self {
            Self::OtherHost { host } => ("host", host.clone()),
            Self::TooMany { seconds } => ("seconds", seconds.to_string()),
            Self::BodyTooLarge { bytes_max } => ("bytes_max", bytes_max.to_string()),
            Self::TooManyActs { acts_max } => ("acts_max", acts_max.to_string()),
            Self::NotUtf8 { at } => ("at", at.to_string()),
            Self::NotJson { detail } | Self::BadQuery { detail } => ("detail", detail.clone()),
            Self::NoCommunity { name } => ("name", name.clone()),
            Self::NotThere { id } => ("id", id.clone()),
            Self::Copied { keeper } => ("keeper", keeper.clone()),
            Self::CrossSite
            | Self::StreamsFull
            | Self::Unreadable { .. }
            | Self::NothingHere
            | Self::OtherMethod
            | Self::SessionNeeded
            | Self::ChallengeSpent
            | Self::KeyNotActive
            | Self::SignatureWrong
            | Self::NoLine { .. }
            | Self::OldLink
            | Self::NotTheSample
            | Self::TimedOut
            | Self::Bug => return BTreeMap::new(),
        };
        BTreeMap::from([(name.to_owned(), value)])
    }
}

/// What happened, why, and what to do next, in a language.
#[expect(
    clippy::too_many_lines,
    reason = "three sentences for each reason to turn a request away"
)]
pub fn sentences(door: &Door, language: Language) -> [String; 3] {
    let w = words(language);
    macro_rules! say {
        ($what:ident, $why:ident, $next:ident) => {
            [w.$what(), w.$why(), w.$next()]
        };
    }
    match door {
        Door::OtherHost { host } => [
            w.door_other_host(isolated(host)),
            w.door_other_host_why(),
            w.door_other_host_next(),
        ],
        Door::CrossSite => say!(door_cross_site, door_cross_site_why, door_cross_site_next),
        Door::TooMany { seconds } => [w.door_too_many(), w.door_too_many_why(), w.door_too_many_next(*seconds)],
        Door::StreamsFull => say!(door_streams_full, door_streams_full_why, door_streams_full_next),
        Door::BodyTooLarge { bytes_max } => [
            w.door_body_too_large(),
            w.door_body_too_large_why(*bytes_max as u64),
            w.door_body_too_large_next(),
        ],
        Door::TooManyActs { acts_max } => [
            w.door_too_many_acts(),
            w.door_too_many_acts_why(*acts_max as u64),
            w.door_too_many_acts_next(),
        ],
        Door::NotUtf8 { at } => [
            w.door_not_utf8(),
            w.door_not_utf8_why(*at as u64),
            w.door_not_utf8_next(),
        ],
        Door::NotJson { detail } => [w.door_not_json(), w.door_not_json_why(detail), w.door_not_json_next()],
        Door::BadQuery { detail } => [
            w.door_bad_query(),
            w.door_bad_query_why(detail),
            w.door_bad_query_next(),
        ],
        Door::NothingHere => say!(door_nothing_here, door_nothing_here_why, door_nothing_here_next),
        Door::OtherMethod => say!(door_other_method, door_other_method_why, door_other_method_next),
        Door::NoCommunity { name } => [
            w.door_no_community(isolated(name)),
            w.door_no_community_why(),
            w.door_no_community_next(),
        ],
        Door::Unreadable { fault } => crate::words::trouble::fault(language, fault),
        Door::SessionNeeded => {
            say!(door_session_needed, door_session_needed_why, door_session_needed_next)
        }
        Door::ChallengeSpent => {
            say!(
                door_challenge_spent,
                door_challenge_spent_why,
                door_challenge_spent_next
            )
        }
        Door::KeyNotActive => say!(door_session_key, door_session_key_why, door_session_key_next),
        Door::SignatureWrong => {
            say!(
                door_session_signature,
                door_session_signature_why,
                door_session_signature_next
            )
        }
        Door::NotThere { id } => [
            w.door_not_there(isolated(id)),
            w.door_not_there_why(),
            w.door_not_there_next(),
        ],
        Door::NoLine { why } => {
            let why = match why {
                WithoutLine::JoinedAfter => w.door_no_line_after(),
                WithoutLine::NothingOpen => w.door_no_line_nothing(),
            };
            [w.door_no_line(), why, w.door_no_line_next()]
        }
        Door::OldLink => say!(door_old_link, door_old_link_why, door_old_link_next),
        Door::Copied { keeper } => [w.fault_copy(), w.fault_copy_why(), w.fault_copy_at(keeper)],
        Door::NotTheSample => {
            say!(door_not_the_sample, door_not_the_sample_why, door_not_the_sample_next)
        }
        Door::TimedOut => say!(door_timed_out, door_timed_out_why, door_timed_out_next),
        Door::Bug => say!(door_bug, door_bug_why, door_bug_next),
    }
}
