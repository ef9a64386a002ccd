//! Accepted and sealed, in members' words: who witnesses a register, since when, and what that means for an entry.

use node::{Fault, Keeper};
use register::cosignature::Cosigner;
use register::policy::PolicyWitness;
use register::signed_note::SignedNote;

use super::desk::Desk;
use crate::copiers::Copier;
use crate::serve::mirroring;
use crate::words::trouble;

/// How far a register is sealed, and by whom.
pub(super) struct Sealed {
    /// In a few words.
    pub state: String,
    /// Whether witnesses have sealed anything.
    pub is_sealed: bool,
    /// What that means.
    pub means: Vec<String>,
    /// Every witness that is asked, or once cosigned.
    pub witnesses: Vec<Witness>,
}

/// A witness.
pub(super) struct Witness {
    /// Its name.
    pub name: String,
    /// Since when it confirms, or what it said instead.
    pub said: String,
}

/// Who mirrors a register that is kept here.
pub(super) struct Mirrors {
    /// Machines in the name of a member.
    pub named: Vec<Witness>,
    /// How many there are beside them; or, for whoever has no session, how many there are, of which members see more.
    pub unnamed: Option<String>,
}

/// Who mirrors this register, as far as is known here. Whose machine one is, is for members.
pub(super) fn mirrors(desk: &Desk) -> Mirrors {
    let copiers = desk.app.peers().copiers().of(&desk.keeper.id(), desk.app.now_ms());
    let reads = desk.me.is_some();
    let (named, others): (Vec<_>, Vec<_>) = copiers.into_iter().partition(|copier| reads && copier.member.is_some());
    let line = |copier: &Copier| {
        let name = super::people::name_of(&desk.keeper, desk.language, copier.member.unwrap_or(desk.keeper.id()));
        Witness {
            name: desk.w.mirrors_of(name),
            said: desk
                .w
                .mirrors_holds(desk.number(copier.entries), desk.moment(copier.asked_ms)),
        }
    };
    let count = desk.number(others.len() as u64);
    let unnamed = if reads {
        desk.w.mirrors_unnamed(count)
    } else {
        desk.w.mirrors_for_members(count)
    };
    Mirrors {
        named: named.iter().map(line).collect(),
        unnamed: (!others.is_empty()).then_some(unnamed),
    }
}

/// The keeper's key in the text form that witnesses take.
pub(super) fn verifier(keeper: &Keeper) -> String {
    register::signed_note::verifier(&register::checkpoint::origin(&keeper.id()), &keeper.public_key())
}

/// This machine's own key for the register in that form: a mirror's, before members put it into force.
pub(crate) fn own_verifier(keeper: &Keeper) -> String {
    register::signed_note::verifier(&register::checkpoint::origin(&keeper.id()), &keeper.own_key())
}

/// The verifier keys of all witnesses that are asked or once cosigned, with spaces between them.
pub(super) fn verifiers(desk: &Desk) -> String {
    let asked = desk.app.peers().policy().map_or(&[][..], |policy| policy.witnesses());
    let mut verifiers: Vec<String> = asked.iter().map(|witness| witness.cosigner.to_string()).collect();
    for (verifier, _, _) in desk.keeper.seal().iter().flat_map(|seal| &seal.witnesses) {
        if !verifiers.contains(verifier) {
            verifiers.push(verifier.clone());
        }
    }
    verifiers.join(" ")
}

/// How far the register of this size is sealed.
pub(super) fn sealed(desk: &Desk, size: u64) -> Sealed {
    let (w, seal) = (desk.w, desk.keeper.seal());
    if desk.keeper.is_copy() {
        let witnesses = witnesses_of_copy(desk);
        let from = mirroring::origin_of(&desk.app, &desk.keeper.id());
        let is_sound = matches!(desk.keeper.halted(), Some(Fault::Copy { .. }));
        let is_alone = from.is_none();
        let means = match from {
            Some(from) => [
                w.mirror_copy_of(&from.url, desk.moment(from.since_ms)),
                w.mirror_copy_is(),
            ]
            .to_vec(),
            None => vec![w.mirror_copy_alone_is()],
        };
        let waits = desk.keeper.waits_for().filter(|_| is_sound);
        let state = match (is_sound, &waits) {
            (false, _) => w.mirror_copy_stopped(),
            (true, None) if is_alone => w.mirror_copy_alone(),
            (true, None) => w.mirror_copy(),
            (true, Some(_)) => w.mirror_copy_waits(),
        };
        let why = waits.iter().flat_map(|fault| trouble::fault(desk.language, fault));
        return Sealed {
            state,
            is_sealed: is_sound && waits.is_none() && !is_alone,
            means: why.chain(means).collect(),
            witnesses,
        };
    }
    let witnesses = witnesses(desk);
    if let Some(fault) = desk.keeper.halted() {
        return halted(desk, &fault, size, witnesses);
    }
    let Some(seal) = seal else {
        let (state, means) = if witnesses.is_empty() {
            (w.mirror_sealed(), w.mirror_sealed_is())
        } else {
            (w.seal_waiting(), w.seal_waiting_is())
        };
        return Sealed {
            state,
            is_sealed: false,
            means: vec![means],
            witnesses,
        };
    };
    let cosigned = seal.note.lines().filter(|line| line.starts_with('\u{2014}')).count() as u64;
    // One line is the keeper's own.
    let cosigned = cosigned.saturating_sub(1);
    let newer = size.saturating_sub(seal.size);
    let mut means = vec![w.seal_by_is(desk.number(seal.size))];
    if newer > 0 {
        means.push(w.seal_newer(newer, desk.number(newer)));
    }
    Sealed {
        state: w.seal_by(cosigned, desk.number(cosigned)),
        is_sealed: true,
        means,
        witnesses,
    }
}

/// Of a register that takes nothing in: nothing is said that only holds of a keeper in force.
fn halted(desk: &Desk, fault: &Fault, size: u64, witnesses: Vec<Witness>) -> Sealed {
    let w = desk.w;
    let (state, mut means) = if is_old(fault) {
        let [_, _, next] = trouble::fault(desk.language, fault);
        (w.seal_old_keeper(), vec![w.seal_old_keeper_is(), next])
    } else {
        (w.seal_only_reads(), trouble::fault(desk.language, fault).to_vec())
    };
    let confirmed = desk.keeper.seal().map(|seal| seal.size);
    if let Some(confirmed) = confirmed.filter(|confirmed| *confirmed <= size) {
        means.push(w.seal_confirmed_before(desk.number(confirmed)));
    }
    let newer = size.saturating_sub(confirmed.unwrap_or(0));
    if is_old(fault) && newer > 0 {
        means.push(w.seal_old_newer(newer, desk.number(newer)));
    }
    Sealed {
        state,
        is_sealed: false,
        means,
        witnesses,
    }
}

/// Whether this was the keeper, and enough witnesses follow another.
pub(super) fn is_old_keeper(desk: &Desk) -> bool {
    desk.keeper.halted().is_some_and(|fault| is_old(&fault))
}

fn is_old(fault: &Fault) -> bool {
    matches!(fault, Fault::Superseded { .. })
}

fn witnesses(desk: &Desk) -> Vec<Witness> {
    let (w, id) = (desk.w, desk.keeper.id());
    let seal = desk.keeper.seal();
    let known = seal.as_ref().map_or(&[][..], |seal| seal.witnesses.as_slice());
    let asked = desk.app.peers().policy().map_or(&[][..], |policy| policy.witnesses());
    let mut witnesses = Vec::new();
    for (place, witness) in asked.iter().enumerate() {
        let verifier = witness.cosigner.to_string();
        let times = known.iter().find(|(other, _, _)| *other == verifier);
        let mut said = match times {
            Some((_, since_s, last_s)) => confirmed(desk, *since_s, *last_s),
            None => w.witness_never(),
        };
        if let Some(since_ms) = desk.app.peers().mirrors_since(&id, place) {
            said = format!("{said} · {}", w.witness_mirrors(desk.moment(since_ms)));
        }
        if let Some(refusal) = desk.app.peers().refusal(&id, place) {
            said = format!("{said} · {}", w.witness_said(refusal));
        }
        let name = witness.cosigner.name().to_owned();
        witnesses.push(Witness { name, said });
    }
    for (verifier, since_s, last_s) in known {
        let Ok(cosigner) = Cosigner::parse(verifier) else {
            continue;
        };
        if asked.iter().all(|witness| witness.cosigner != cosigner) {
            witnesses.push(Witness {
                name: cosigner.name().to_owned(),
                said: confirmed(desk, *since_s, *last_s),
            });
        }
    }
    witnesses
}

/// Of a mirror: it asks no witness itself. What one has confirmed of what is here, the keeper's checkpoint says.
fn witnesses_of_copy(desk: &Desk) -> Vec<Witness> {
    let Some(policy) = desk.app.peers().policy() else {
        return Vec::new();
    };
    let (size, note) = desk.keeper.read(|state| (state.size(), state.checkpoint().to_owned()));
    let standing = SignedNote::parse(&note)
        .ok()
        .and_then(|note| policy.standing(&note).ok());
    let cosigned = standing.map(|standing| standing.cosigned).unwrap_or_default();
    let line = |(place, witness): (usize, &PolicyWitness)| {
        let time_s = cosigned
            .iter()
            .find(|(other, _)| *other == place)
            .map(|(_, time_s)| *time_s);
        let said = match time_s {
            Some(time_s) => {
                let when = desk.moment(time_s.saturating_mul(1000));
                desk.w.witness_confirmed_here(desk.number(size), when)
            }
            None => desk.w.witness_asked_elsewhere(),
        };
        let name = witness.cosigner.name().to_owned();
        Witness { name, said }
    };
    policy.witnesses().iter().enumerate().map(line).collect()
}

fn confirmed(desk: &Desk, since_s: u64, last_s: u64) -> String {
    let moment = |time_s: u64| desk.moment(time_s.saturating_mul(1000));
    let (since, last) = (moment(since_s), moment(last_s));
    format!("{} · {}", desk.w.witness_since(since), desk.w.witness_last(last))
}

/// What an entry's place is worth by now.
pub(super) fn standing(desk: &Desk, index: u64) -> String {
    let w = desk.w;
    match desk.keeper.seal() {
        Some(seal) if seal.size > index => w.entry_sealed(),
        Some(_) | None if is_old_keeper(desk) => w.entry_accepted_before(),
        Some(_) => w.entry_accepted(),
        None if desk.app.peers().policy().is_some() => w.entry_accepted(),
        None => w.entry_alone(),
    }
}
