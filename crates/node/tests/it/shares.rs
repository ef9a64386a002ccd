//! Money shared out: the keeper files the closing once it is due, and a wrong payout is a breach.

use crate::people::{DAY, Village, note, note_ref, record, text};
use node::{Trouble, audit};
use register::Hash;
use register::breach::BreachKind;
use register::entry::Entry;
use register::json::Value;
use rules::Act;

/// Ada translates, Ben confirms, money comes in, and Ada opens a share-out; gives the id of the share-out.
fn opened() -> (Village, Hash) {
    let village = Village::in_memory();
    let ben = village.join(2);
    let by_ada = |act: Value, notes| {
        village
            .file(village.ada.act(&village.keeper, village.now(), &act, notes))
            .act
    };
    let customer = note("House of Books");
    let work = by_ada(
        record([
            ("type", text("work.log/1")),
            ("stream", text("livelihood")),
            ("task", text("translation")),
            ("quantity", Value::Int(5000)),
            ("unit", text("words")),
            ("circle", text("livelihood")),
            ("day", text("2026-05-01")),
        ]),
        vec![],
    );
    let confirm = record([("type", text("work.confirm/1")), ("work", text(&work.to_string()))]);
    village.file(ben.act(&village.keeper, village.now(), &confirm, vec![]));
    let partner = record([
        ("type", text("partner.add/1")),
        ("kind", text("customer")),
        ("name", note_ref(&customer)),
    ]);
    let partner = by_ada(partner, vec![customer]);
    by_ada(
        record([
            ("type", text("income.record/1")),
            ("amount", Value::Int(60_000)),
            ("partner", text(&partner.to_string())),
            ("day", text("2026-05-01")),
        ]),
        vec![],
    );
    let share = record([
        ("type", text("share.open/1")),
        ("amount", Value::Int(40_000)),
        ("from", text("2026-05-01")),
        ("until", text("2026-05-01")),
    ]);
    let share = by_ada(share, vec![]);
    (village, share)
}

#[test]
fn the_keeper_files_what_is_due_and_nothing_before() {
    let (village, share) = opened();
    let size = village.keeper.read(node::State::size);
    assert_eq!(village.node.tick(village.now()), Ok(0));
    village.clock.advance(3 * DAY + 1);
    assert_eq!(village.node.tick(village.now()), Ok(1));
    assert_eq!(village.node.tick(village.now()), Ok(0));
    assert_eq!(village.keeper.read(node::State::size), size + 1);
    let bytes = village.keeper.entries(size..size + 1).unwrap().remove(0);
    let body = Entry::decode(&bytes).unwrap().body;
    assert!(
        body.contains(r#""by":"keeper""#) && body.contains(&share.to_string()),
        "{body}"
    );
    audit::verify(village.export().as_slice(), |_, _| {}).unwrap();
}

#[test]
fn a_wrong_payout_is_a_breach_that_names_its_entry() {
    let (village, share) = opened();
    village.clock.advance(3 * DAY + 1);
    let now = village.now();
    let mut posting = village
        .keeper
        .read(|state| state.community().share(&share).unwrap().posting())
        .write();
    if let Value::Record(members) = &mut posting {
        let total = members.get("total").and_then(Value::as_int).unwrap();
        members.insert("total".into(), Value::Int(total + 1));
    }
    assert!(Act::read(&posting).is_ok());
    let wrong = village.ada.act(&village.keeper, now, &posting, vec![]);
    assert_eq!(village.refused(wrong.clone()), "total-differs");
    // A keeper who files it all the same is found out by whoever reads the register.
    let file = village.export();
    let checkpoint = village.keeper.checkpoint();
    let entry = Entry {
        stamp_ms: now,
        body: wrong.body,
        signatures: wrong.signatures,
    }
    .encode();
    let mut forged = file[..file.len() - checkpoint.len()].to_vec();
    register::file::write_entry(&entry, &mut forged);
    forged.extend_from_slice(checkpoint.as_bytes());
    let size = village.keeper.read(node::State::size);
    match audit::verify(forged.as_slice(), |_, _| {}) {
        Err(Trouble::Breach(found)) => {
            assert!(
                matches!(&found.kind, BreachKind::Refused { index, code, .. } if *index == size && code == "total-differs"),
                "{}",
                found.breach
            );
            let refusal = found.refusal.as_ref().map(rules::Refusal::code);
            assert_eq!(
                refusal,
                Some("total-differs"),
                "whoever tells it has more than its English words"
            );
        }
        other => panic!("{other:?}"),
    }
}
