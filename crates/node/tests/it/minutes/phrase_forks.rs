//! The phrases of parting.
//!
//! ```text
//! ben gives notice of a fork over p1 as f1
//! cai signs f1
//! ben takes the name off f1
//! ada reports on f1 "We met three times."
//! ben goes along into f1             `goes along into f1 alone`: is a member of the new community alone
//! ada closes the fork f1             with what the rules compute; `with result=p1` claims something else
//! ben founds the fork f1 kept by spare        the register is the new community's from there on, kept by the key spare
//! ben founds the fork f1 kept by spare signed by keeper     with a checkpoint that the key of keeper has signed
//! ada names other as the sibling of f1        `names parent as …`: the community that this register began with
//! ```

use register::Hash;
use register::checkpoint::{Checkpoint, origin};
use register::json::Value;
use rules::act::ForkOutcome;
use rules::community::{Fork, MemberIx, SiblingKind};
use rules::quantity::decimal;

use super::phrase::{record, text, typed};
use super::world::World;

/// The act that these words say, if they are about parting.
pub(super) fn act(world: &mut World, words: &[&str]) -> Option<Value> {
    let on_fork = |world: &World, kind: &str, fork: &str| typed(kind, &[("fork", id(world, fork))]);
    Some(match words {
        ["gives", "notice", "of", "a", "fork", "over", decision] => {
            let why = world.note("We have talked about it for half a year.");
            typed(
                "fork.notice/1",
                &[
                    ("decision", id(world, decision)),
                    ("name", text("Open Lingua")),
                    ("purpose", text("Translation that is free to copy.")),
                    ("why", why),
                ],
            )
        }
        ["signs", fork] => on_fork(world, "fork.sign/1", fork),
        ["takes", "the", "name", "off", fork] => on_fork(world, "fork.take-back/1", fork),
        ["reports", "on", fork, report] => {
            let report = world.note(report.trim_start_matches('"'));
            typed("fork.report/1", &[("fork", id(world, fork)), ("text", report)])
        }
        ["goes", "along", "into", fork] => on_fork(world, "fork.join/1", fork),
        ["goes", "along", "into", fork, "alone"] => {
            typed("fork.join/1", &[("fork", id(world, fork)), ("belongs", text("new"))])
        }
        ["closes", "the", "fork", fork] => closes(world, fork),
        ["founds", "the", "fork", fork, "kept", "by", keeper] => founds(world, fork, keeper, None),
        [
            "founds",
            "the",
            "fork",
            fork,
            "kept",
            "by",
            keeper,
            "signed",
            "by",
            signer,
        ] => founds(world, fork, keeper, Some(signer)),
        ["names", other, "as", "the", "sibling", "of", fork] => {
            let community = match *other {
                "parent" => world.community().origins().last().map(|origin| origin.community),
                "itself" => world.community().id(),
                other => Some(world.id_of(other)),
            };
            typed(
                "sibling.name/1",
                &[
                    ("fork", id(world, fork)),
                    ("community", text(&community.unwrap_or(Hash::new([0; 32])).to_string())),
                    ("address", text("https://open-lingua.example")),
                ],
            )
        }
        _ => return None, // Words of something else.
    })
}

fn id(world: &World, name: &str) -> Value {
    text(&world.id_of(name).to_string())
}

/// The closing that the rules would compute now, whether or not it is due.
fn closes(world: &World, fork: &str) -> Value {
    let community = world.community();
    let (outcome, result) = match community.fork(&world.id_of(fork)) {
        Some(fork) => {
            let parting = community.parting(fork, world.now_ms());
            (parting.outcome, parting.result)
        }
        None => (ForkOutcome::Lapsed, Hash::new([0; 32])),
    };
    typed(
        "fork.close/1",
        &[
            ("fork", id(world, fork)),
            ("outcome", text(outcome.word())),
            ("result", text(&result.to_string())),
        ],
    )
}

/// The founding that fits what stands in the register.
fn founds(world: &mut World, fork: &str, keeper: &str, signer: Option<&str>) -> Value {
    let keeper = world.keeper_key(keeper).to_string();
    let community = world.community();
    let found = community.fork(&world.id_of(fork));
    let result = found.and_then(|fork| fork.parted.as_ref()).map(|parted| parted.result);
    let (size, root) = world.size_and_root();
    let parent = record(&[
        (
            "community",
            text(&community.id().expect("a founded community").to_string()),
        ),
        ("size", Value::Int(i64::try_from(size).expect("few"))),
        ("root", text(&root.to_string())),
    ]);
    let mut fields = vec![
        ("parent", parent),
        ("fork", id(world, fork)),
        ("result", text(&result.unwrap_or(Hash::new([0; 32])).to_string())),
        ("keeper", text(&keeper)),
    ];
    let Some(signer) = signer.and_then(|name| world.secret_of(name)) else {
        return typed("community.fork/1", &fields);
    };
    let checkpoint = Checkpoint {
        origin: origin(&world.community().id().expect("a founded community")),
        size,
        root,
    };
    let signed = record(&[
        ("size", Value::Int(i64::try_from(size).expect("few"))),
        ("root", text(&root.to_string())),
        (
            "signature",
            text(&signer.sign(checkpoint.text().as_bytes()).to_string()),
        ),
    ]);
    fields.extend([("signed", signed), ("proof", Value::List(Vec::new()))]);
    typed("community.fork/2", &fields)
}

/// What can be seen of a fork.
pub(super) fn look(world: &World, what: &[&str]) -> Option<Result<String, String>> {
    let community = world.community();
    let fork = |name: &str| community.fork(&world.id_of(name)).ok_or("no such fork");
    let scale = community.foundation().map_or(2, |foundation| foundation.scale);
    Some(match what {
        ["fork", name] => fork(name).map_err(String::from).map(|fork| state(world, fork)),
        ["signers", "of", name] => fork(name)
            .map_err(String::from)
            .map(|fork| format!("{} of {}", fork.signers.len(), fork.needed)),
        ["going", "along", "into", name] => fork(name).map_err(String::from).map(|fork| {
            let going: Vec<MemberIx> = fork.going.keys().copied().collect();
            names(world, &going)
        }),
        ["facilitator", "on", name] => fork(name).map_err(String::from).map(|fork| {
            let facilitator = community.fork_facilitator(fork);
            names(world, facilitator.as_slice())
        }),
        ["divided", account, "by", name] => fork(name).map_err(String::from).map(|fork| {
            let computed = community.parting(fork, world.now_ms()).accounts;
            let accounts = fork.parted.as_ref().map_or(&computed, |parted| &parted.accounts);
            let found = accounts.iter().find(|one| one.account.to_string() == **account);
            let amount = |amount: u64| decimal(i64::try_from(amount).expect("few"), scale);
            found.map_or_else(
                || "nothing".to_string(),
                |one| format!("{} of {}", amount(one.goes), amount(one.divided)),
            )
        }),
        ["sibling", "of", name] => fork(name).map_err(String::from).map(|fork| {
            let named = fork.sibling.as_ref().map(|named| named.community);
            let is_named = |name: &&&str| named == Some(world.id_of(name));
            let known = ["other", "false", "another"];
            known
                .iter()
                .find(is_named)
                .map_or_else(|| "nobody".to_string(), |name| (*name).to_string())
        }),
        ["sibling", account, name] => {
            let balance = community.ledger().accounts(world.now_ms());
            let key = format!("sibling:{}:{account}", world.id_of(name));
            let found = balance.into_iter().find(|(found, _)| found.to_string() == key);
            Ok(found.map_or_else(|| "nothing".to_string(), |(_, view)| decimal(view.balance, scale)))
        }
        ["siblings"] => Ok(siblings(world)),
        ["community"] => Ok(community
            .foundation()
            .map_or("none", |foundation| foundation.name.as_str())
            .to_string()),
        ["present"] => {
            let there = |member: &MemberIx| community.member(*member).left.is_none();
            let present: Vec<MemberIx> = community.member_ixs().filter(there).collect();
            Ok(names(world, &present))
        }
        _ => return None, // Words of something else.
    })
}

fn state(world: &World, fork: &Fork) -> String {
    match &fork.end {
        Some(end) => format!("ended, {}", end.why),
        None => fork.stage_at(world.now_ms()).to_string(),
    }
}

fn siblings(world: &World) -> String {
    let said = world.community().siblings().into_iter().map(|sibling| {
        let kind = match sibling.kind {
            SiblingKind::Parent => "parent",
            SiblingKind::Child => "child",
            SiblingKind::Sibling => "sibling",
        };
        format!("{kind} {}", sibling.name)
    });
    let said: Vec<String> = said.collect();
    if said.is_empty() {
        "none".to_string()
    } else {
        said.join(", ")
    }
}

fn names(world: &World, members: &[MemberIx]) -> String {
    let names: Vec<String> = members.iter().map(|member| world.name_of(*member)).collect();
    if names.is_empty() {
        "nobody".to_string()
    } else {
        names.join(", ")
    }
}
