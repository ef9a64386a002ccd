//! What every page has around it: its language, the community it is about, the member who reads, and the marks.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Mutex, PoisonError};

use node::Keeper;
use register::Hash;

use super::assets;
use super::ball::{seed, svg};
use crate::ball;
use crate::language::Language;
use crate::state::App;
use crate::visitor::Visitor;
use crate::words::{Words, figures, isolated, words};

/// What stands around every page.
pub(super) struct Shell {
    /// Its texts.
    pub w: &'static Words,
    /// The language's tag.
    pub lang: &'static str,
    /// Its title.
    pub title: String,
    /// The community it is about, if any.
    pub community: Option<CommunityHead>,
    /// The member who reads it, if they have a session here.
    pub member: Option<MemberHead>,
    /// Which place of the navigation it is.
    pub here: &'static str,
    /// Its own path and question, to come back to.
    pub path: String,
    /// Where the assets are.
    pub assets: String,
    /// Whether it refreshes itself as entries arrive.
    pub watched: bool,
    /// Whether this device wants pages without amounts.
    pub gift: bool,
    /// Whether work is logged on the page itself, so that nobody has to leave it for that.
    pub logs_here: bool,
}

/// A community, as the top of a page names it.
pub(super) struct CommunityHead {
    /// Its short name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What tells it apart from another that had the name here first: its short name.
    pub apart: Option<String>,
    /// The size of its register.
    pub size: u64,
    /// The same, in figures.
    pub size_words: String,
    /// Its ball, as SVG.
    pub ball: String,
    /// The four words that go with it.
    pub ball_words: String,
    /// The tag of the language that they are in.
    pub ball_lang: &'static str,
    /// Whether it is the sample community.
    pub sample: bool,
    /// Whether the reader may read it, so that the navigation leads somewhere.
    pub open: bool,
    /// The short names of the communities that it parted from, as far as they are here, with spaces between them.
    pub origins: String,
    /// The name of its time zone, by which its days begin.
    pub zone: String,
    /// Why nothing is taken in at the moment, if so: what happened, what is safe, what next.
    pub halted: Option<[String; 3]>,
}

/// The member who reads.
pub(super) struct MemberHead {
    /// Their id.
    pub id: Hash,
    /// Their name.
    pub name: String,
}

impl Shell {
    /// The shell of a page about no community.
    pub(super) fn new(language: Language, title: String, here: &'static str, path: &str) -> Self {
        Self {
            w: words(language),
            lang: language.tag(),
            title,
            community: None,
            member: None,
            here,
            path: path.to_owned(),
            assets: assets::base(),
            watched: false,
            gift: false,
            logs_here: false,
        }
    }

    /// How many bytes a photo has at most, for the script that makes it smaller.
    pub(super) fn photo_bytes_max(&self) -> usize {
        node::limits::PHOTO_BYTES_MAX
    }

    /// What a browser compares an asset with before it uses it.
    pub(super) fn integrity(&self, path: &str) -> &'static str {
        assets::integrity(path)
    }

    /// The scripts that check a community, beside the one that every page loads.
    pub(super) fn checking_scripts(&self) -> [&'static str; 7] {
        assets::CHECKING
    }

    /// Whether it is about deciding, which has a style sheet of its own.
    pub(super) fn has_decide_css(&self) -> bool {
        matches!(self.here, "decisions" | "agreements" | "circles" | "search")
    }

    /// The member's id in hex; empty without a session.
    pub(super) fn member_id(&self) -> String {
        self.member
            .as_ref()
            .map(|member| member.id.to_string())
            .unwrap_or_default()
    }

    /// The member's name; empty without a session.
    pub(super) fn member_name(&self) -> String {
        self.member
            .as_ref()
            .map(|member| isolated(&member.name))
            .unwrap_or_default()
    }

    /// The attribute that marks the current place in the navigation.
    pub(super) fn current(&self, place: &str) -> &'static str {
        if self.here == place {
            " aria-current=\"page\""
        } else {
            ""
        }
    }

    /// The program's own mark: a ball of no community.
    pub(super) fn mark(&self) -> String {
        svg(&seed(b"mirrorball"), &[])
    }

    /// A line icon.
    pub(super) fn icon(&self, name: &str) -> String {
        icon("icon", name)
    }

    /// A filled icon: the shapes of the streams.
    pub(super) fn full_icon(&self, name: &str) -> String {
        icon("icon full", name)
    }
}

/// The head of a community for a visitor, with the member if they have a session there.
pub(super) fn heads(keeper: &Keeper, visitor: &Visitor, open: bool) -> (CommunityHead, Option<MemberHead>) {
    let (name, size, root, recent, ball_words) = keeper.read(|state| {
        let name = state
            .community()
            .foundation()
            .map(|it| it.name.clone())
            .unwrap_or_default();
        (
            name,
            state.size(),
            state.root(),
            ball::recent_streams(state.community()),
            ball::spoken(state.community(), state.root().as_bytes()),
        )
    });
    let zone = keeper.read(|state| state.community().foundation().map(|it| it.zone.clone()));
    let head = CommunityHead {
        slug: keeper.slug().to_owned(),
        name,
        apart: keeper.is_namesake().then(|| keeper.slug().to_owned()),
        size,
        size_words: figures::number(visitor.language, i128::from(size)),
        ball: svg(root.as_bytes(), if open { &recent } else { &[] }),
        ball_words: ball_words.text(),
        ball_lang: ball_words.lang,
        sample: is_sample(keeper),
        open,
        origins: String::new(),
        zone: zone.filter(|_| open).unwrap_or_default(),
        halted: keeper
            .halted()
            .map(|fault| crate::words::trouble::fault(visitor.language, &fault)),
    };
    let member = visitor.member_of(keeper).map(|session| MemberHead {
        id: session.member,
        name: super::people::name_of(keeper, visitor.language, session.member),
    });
    (head, member)
}

/// The short names of the communities that this one parted from, as far as they are here: who went along has a key of
/// theirs on their device.
pub(super) fn origins_here(app: &App, keeper: &Keeper) -> String {
    let ids: Vec<Hash> = keeper.read(|state| {
        let origins = state.community().origins().iter().rev();
        origins.map(|origin| origin.community).collect()
    });
    let here = ids.iter().filter_map(|id| app.node().keeper(&id.to_string()));
    here.map(|origin| origin.slug().to_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether this is the sample community. Asked once for each community, since its founder never changes.
fn is_sample(keeper: &Keeper) -> bool {
    static KNOWN: Mutex<BTreeMap<Hash, bool>> = Mutex::new(BTreeMap::new());
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    *known
        .entry(keeper.id())
        .or_insert_with(|| crate::demo::people(keeper).is_some())
}

/// Small pictures, drawn inline: a page needs no second request for them.
fn icon(class: &str, name: &str) -> String {
    let shape = match name {
        "today" => {
            "<circle cx=\"12\" cy=\"12\" r=\"4.2\"/><path d=\"M12 2.5v2.6M12 18.9v2.6M2.5 12h2.6M18.9 12h2.6M5.3 5.3l1.8 1.8M16.9 16.9l1.8 1.8M5.3 18.7l1.8-1.8M16.9 7.1l1.8-1.8\"/>"
        }
        "work" => "<path d=\"M4 6.5h.01M4 12h.01M4 17.5h.01M8.5 6.5H20M8.5 12H20M8.5 17.5H20\"/>",
        "decide" => "<path d=\"M4 6.5h16v9.5h-8.5L7 20v-4H4z\"/><path d=\"M8.5 11.2l2.4 2.3 4.6-4.6\"/>",
        "money" => {
            "<ellipse cx=\"12\" cy=\"6.5\" rx=\"7.5\" ry=\"3.2\"/><path d=\"M4.5 6.5v5.3c0 1.8 3.4 3.2 7.5 3.2s7.5-1.4 7.5-3.2V6.5M4.5 11.8v5.4c0 1.8 3.4 3.3 7.5 3.3s7.5-1.5 7.5-3.3v-5.4\"/>"
        }
        "mirror" => {
            "<circle cx=\"12\" cy=\"13\" r=\"8.5\"/><path d=\"M12 2v2.5M3.5 13h17M12 4.5c-3 2.2-4.2 5-4.2 8.5s1.2 6.3 4.2 8.5c3-2.2 4.2-5 4.2-8.5s-1.2-6.3-4.2-8.5M5 8.8h14M5 17.2h14\"/>"
        }
        "plus" => "<path d=\"M12 5v14M5 12h14\"/>",
        "more" => "<path d=\"M5 7h14M5 12h14M5 17h14\"/>",
        "waits" => "<circle cx=\"12\" cy=\"12\" r=\"8.5\"/><path d=\"M12 7v5l3.5 2\"/>",
        "check" => "<path d=\"M5 12.5l4.5 4.5L19 7.5\"/>",
        "key" => "<circle cx=\"8\" cy=\"15.5\" r=\"4\"/><path d=\"M11 12.5l8.5-8.5M16 7.5l2.5 2.5\"/>",
        "livelihood" => "<path d=\"M12 4L22 20.5H2z\"/>",
        "love" => "<circle cx=\"12\" cy=\"12\" r=\"9\"/>",
        "care" => {
            "<path d=\"M12 21S2.5 15.3 2.5 8.8C2.5 5.6 4.9 3.5 7.5 3.5c1.9 0 3.6 1 4.5 2.8.9-1.8 2.6-2.8 4.5-2.8 2.6 0 5 2.1 5 5.3C21.5 15.3 12 21 12 21z\"/>"
        }
        _ => "", // A name from a template, not an enum of ours.
    };
    let mut svg = String::new();
    write!(
        svg,
        "<svg class=\"{class}\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\">{shape}</svg>"
    )
    .expect("writing to a string does not fail");
    svg
}
