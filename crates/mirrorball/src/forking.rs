//! What pages, the API and the command line share about forks: the founding act of one, and which of the communities on
//! this node share a history.

use std::collections::BTreeMap;

use node::{Keeper, Node, State};
use register::entry::Entry;
use register::json::Value;
use register::{Hash, Signed};
use rules::act::Act;
use rules::community::Fork;

/// The founding act of a fork, without the key of its keeper, and the size and root that it begins with; nothing before
/// they have parted. It carries what this register's keeper signed, where that can be had here.
pub fn founding(keeper: &Keeper, state: &State, fork: &Fork) -> Option<(BTreeMap<String, Value>, u64, Hash)> {
    let parted = fork.parted.as_ref()?;
    let text = |text: String| Value::Text(text);
    let number = |number: u64| i64::try_from(number).ok().map(Value::Int);
    let size = parted.entry + 1;
    let root = state.tree().root_at(size)?;
    let parent = BTreeMap::from([
        ("community".to_owned(), text(state.community().id()?.to_string())),
        ("root".to_owned(), text(root.to_string())),
        ("size".to_owned(), number(size)?),
    ]);
    let mut act = BTreeMap::from([
        ("type".to_owned(), text("community.fork/1".to_owned())),
        ("fork".to_owned(), text(fork.id.to_string())),
        ("parent".to_owned(), Value::Record(parent)),
        ("result".to_owned(), text(parted.result.to_string())),
    ]);
    if let Some(signed) = keeper.signed_for(state, size) {
        let proof = signed.proof.iter().map(|hash| text(hash.to_string())).collect();
        let signed = BTreeMap::from([
            ("root".to_owned(), text(signed.root.to_string())),
            ("signature".to_owned(), text(signed.signature.to_string())),
            ("size".to_owned(), number(signed.size)?),
        ]);
        act.insert("type".to_owned(), text("community.fork/2".to_owned()));
        act.insert("signed".to_owned(), Value::Record(signed));
        act.insert("proof".to_owned(), Value::List(proof));
    }
    Some((act, size, root))
}

/// Whether the register of a fork carries what the keeper of its parent signed, given with how many entries of that it
/// begins.
pub fn is_signed(keeper: &Keeper, shared: u64) -> bool {
    let began = keeper
        .entries(shared..shared + 1)
        .ok()
        .and_then(|mut entries| entries.pop());
    let entry = began.and_then(|bytes| Entry::decode(&bytes).ok());
    let act = entry.and_then(|entry| Signed::<Act>::read(&entry.body, &entry.signatures).ok());
    act.is_some_and(|signed| matches!(signed.act(), Act::CommunityForkSigned(_)))
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
