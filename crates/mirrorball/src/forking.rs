//! What pages, the API and the command line share about forks: the founding act of one, and which of the communities on
//! this node share a history.

use std::collections::BTreeMap;

use node::{Keeper, Node};
use register::Hash;
use register::json::Value;
use rules::community::Fork;

/// The founding act of a fork, without the key of its keeper; nothing before they have parted.
pub fn founding(parent: Hash, size: u64, root: Hash, fork: &Fork) -> Option<BTreeMap<String, Value>> {
    let parted = fork.parted.as_ref()?;
    let text = |text: String| Value::Text(text);
    let parent = BTreeMap::from([
        ("community".to_owned(), text(parent.to_string())),
        ("root".to_owned(), text(root.to_string())),
        ("size".to_owned(), Value::Int(i64::try_from(size).ok()?)),
    ]);
    Some(BTreeMap::from([
        ("type".to_owned(), text("community.fork/1".to_owned())),
        ("fork".to_owned(), text(fork.id.to_string())),
        ("parent".to_owned(), Value::Record(parent)),
        ("result".to_owned(), text(parted.result.to_string())),
    ]))
}

/// The communities on this node that began by a fork of that community, by the fork.
pub fn forks_here(node: &Node, parent: &Hash) -> BTreeMap<Hash, Hash> {
    let began = |keeper: &Keeper| -> Option<Hash> {
        keeper.read(|state| {
            let community = state.community();
            let own = community.origins().last().filter(|origin| origin.community == *parent);
            let is_here = community.id() == Some(keeper.id());
            own.filter(|_| is_here).map(|origin| origin.fork)
        })
    };
    let others = node.communities().into_iter().filter(|keeper| keeper.id() != *parent);
    others
        .filter_map(|keeper| began(&keeper).map(|fork| (fork, keeper.id())))
        .collect()
}

/// Whether two registers begin with the same entries, up to this size.
pub fn shares(one: &Keeper, other: &Keeper, size: u64) -> bool {
    let root = one.root_at(size);
    root.is_some() && root == other.root_at(size)
}
