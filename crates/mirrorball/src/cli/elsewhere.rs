//! The same community at other addresses: whether what was checked here is their history too, and whether they have more of
//! it. A register that is only shorter, as that of a keeper from whom members went on elsewhere, is behind, and no breach.

use std::collections::BTreeMap;

use node::audit::Audit;
use register::Hash;
use register::tree::ProofFlaw;

use crate::cli::args::Place;
use crate::cli::checking::{Seen, breach, first_missing, is_continued};
use crate::cli::outbox::Held;
use crate::cli::setting::{Setting, hash};
use crate::client::split_address;
use crate::problem::Problem;

/// Where it is asked whether there is more.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Asking {
    /// Where more was seen than is here.
    WhereMoreWasSeen,
    /// Wherever the community was met with.
    Everywhere,
}

/// What came of comparing with the addresses at which the same community was met with.
#[derive(Default)]
pub(super) struct Elsewhere {
    /// Those with the same history, as far as it was seen.
    pub same: Vec<String>,
    /// Those that prove more of it.
    pub longer: Vec<Longer>,
    /// Those where more was seen, and that prove nothing now; and how much.
    pub unknown: Vec<(String, u64)>,
}

/// A history at another address that begins with what was checked here, and goes on.
pub(super) struct Longer {
    /// The address.
    pub address: String,
    /// How many entries it has.
    pub size: u64,
    root: Hash,
    setting: Setting,
    community: String,
}

impl Elsewhere {
    /// Whether somebody proves that what was seen before is of the same history as what is here.
    pub(super) fn begins_with(&self, id: &Hash, before: &Seen) -> bool {
        let is_of_it = |longer: &Longer| {
            let Ok(root) = before.root() else { return false };
            longer.size >= before.size() && longer.continues((before.size(), root))
        };
        before.community() == id.to_string() && self.longer.iter().any(is_of_it)
    }

    /// The first of these acts that nobody proves to stand in what goes on from here.
    pub(super) fn first_missing<'a>(&self, held: &[&'a Held]) -> Option<&'a Held> {
        let mut missing = held.first().copied();
        for longer in &self.longer {
            let outside = held.iter().copied().find(|held| held.index >= longer.size);
            let at = (longer.size, longer.root);
            let asked = || first_missing(&longer.setting, &longer.community, at, held);
            match outside.map_or_else(asked, |held| Ok(Some(held))) {
                Ok(None) => return None,
                Ok(Some(one)) => missing = Some(one),
                Err(_) => {} // Who does not answer proves nothing.
            }
        }
        missing
    }
}

impl Longer {
    /// What is there now, at an address; none if nobody answers, or another community is there.
    fn now_at(setting: &Setting, address: &str, id: &Hash) -> Option<Self> {
        let (server, path) = split_address(address)?;
        let there = Setting::at(server, setting.memory.clone(), &Place::default());
        let community = path.trim_matches('/').to_owned();
        let head = there.client.get(&format!("/api/{community}/head")).ok()?;
        (head["community"] == id.to_string()).then_some(())?;
        Some(Self {
            address: address.to_owned(),
            size: head["size"].as_u64()?,
            root: hash(&head["root"]).ok()?,
            setting: there,
            community,
        })
    }

    /// As it is now, if that continues what was seen there; else as it was seen.
    fn since(self, (size, root): (u64, Hash)) -> Self {
        if self.size >= size && self.continues((size, root)) {
            return self;
        }
        Self { size, root, ..self }
    }

    /// Whether it proves that it continues a shorter history.
    fn continues(&self, older: (u64, Hash)) -> bool {
        let proven = is_continued(&self.setting, &self.community, older, (self.size, self.root));
        matches!(proven, Ok(Ok(())))
    }
}

/// Compares with what is known of this community at other addresses: the shorter history has to be the beginning of the
/// longer one, which whoever has the longer one proves.
///
/// # Errors
///
/// A history that was seen elsewhere is another, as a breach; or the server of this one does not answer.
pub(super) fn compare(
    setting: &Setting,
    community: &str,
    url: &str,
    seen: &BTreeMap<String, Seen>,
    audit: &Audit,
    asking: Asking,
) -> Result<Elsewhere, Problem> {
    let mut found = Elsewhere::default();
    let (id, here) = (audit.id.to_string(), (audit.size, audit.root));
    let others = seen
        .iter()
        .filter(|(address, seen)| *address != url && seen.community() == id);
    for (address, other) in others {
        let there = (other.size(), other.root()?);
        let differs = |flaw: ProofFlaw| {
            let size = other.size();
            breach(&format!(
                "it is not the history that was seen at {address}, with {size} entries: {flaw}"
            ))
        };
        if other.size() <= audit.size {
            is_continued(setting, community, there, here)?.map_err(differs)?;
            found.same.push(address.clone());
            continue;
        }
        // Nobody there can be asked for what they do not have any more: then nothing is proven.
        let longer = Longer::now_at(setting, address, &audit.id);
        let proven = longer
            .as_ref()
            .and_then(|longer| is_continued(&longer.setting, &longer.community, here, there).ok());
        match (proven, longer) {
            (Some(Err(flaw)), _) => return Err(differs(flaw)),
            (Some(Ok(())), Some(longer)) => found.longer.push(longer.since(there)),
            (None | Some(Ok(())), _) => found.unknown.push((address.clone(), other.size())),
        }
    }
    if asking == Asking::Everywhere {
        let asked: Vec<String> = found.longer.iter().map(|longer| longer.address.clone()).collect();
        let rest = met(setting, url, &found.same, &id);
        let longer = rest
            .iter()
            .filter(|address| !asked.contains(address))
            .filter_map(|address| Longer::now_at(setting, address, &audit.id))
            .filter(|longer| longer.size > audit.size && longer.continues(here));
        let longer: Vec<Longer> = longer.collect();
        found
            .same
            .retain(|address| longer.iter().all(|longer| longer.address != *address));
        found.longer.extend(longer);
    }
    Ok(found)
}

/// The addresses where a community was met with, but for this one's server: those with the same history as far as it was seen,
/// and where somebody founded it, joined it or came back.
fn met(setting: &Setting, url: &str, same: &[String], id: &str) -> Vec<String> {
    let here = split_address(url).map(|(server, path)| (server, path.trim_matches('/')));
    let named = |of: &String| of == id || here.is_some_and(|(_, slug)| slug == of);
    let known = setting.memory.communities.iter();
    let known = known.filter(|(server, of)| named(of) && here.is_none_or(|(here, _)| here != server));
    let mut addresses = same.to_vec();
    for (server, of) in known {
        let is_there = |address: &String| split_address(address).is_some_and(|(at, _)| at == server);
        if !addresses.iter().any(is_there) {
            addresses.push(format!("{server}/{of}"));
        }
    }
    addresses
}
