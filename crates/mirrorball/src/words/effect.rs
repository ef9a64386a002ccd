//! What an act would do, in sentences, before it is signed; and what an act did, in a few words, once it stands.

use register::{By, Hash};
use rules::Community;
use rules::act::{Act, WorkLog};
use rules::ledger::AccountKey;
use rules::quantity::{Ratio, Stream, WorkUnit};

use rules::community::WorkState;

use super::figures::{credits, hours, money, number, share};
use super::{Words, words};
use crate::language::Language;

/// The minutes of one day.
const DAY_MINUTES: u64 = 24 * 60;

/// What this act would do now, in sentences. The rules have already admitted it.
pub fn sentences(language: Language, community: &Community, by: &By, act: &Act, _now_ms: u64) -> Vec<String> {
    let w = words(language);
    let pay = |amount: u64| in_currency(language, community, i128::from(amount));
    let cash = |change: i128| {
        let now = community
            .foundation()
            .map_or(0, |_| i128::from(community.ledger().balance(&AccountKey::Cash)));
        in_currency(language, community, now + change)
    };
    match act {
        Act::WorkLog(log) => work(w, language, community, by, log),
        Act::IncomeRecord(it) => {
            vec![w.effect_income(pay(it.amount.get()), cash(i128::from(it.amount.get())))]
        }
        Act::ExpenseRecord(it) => {
            vec![w.effect_expense(pay(it.amount.get()), cash(-i128::from(it.amount.get())))]
        }
        Act::ShareOpen(it) => {
            let waits = number(language, i128::from(community.bylaws().waiting_hours));
            let ends = if community.bylaws().deciding.by_consent {
                w.effect_share_open_decided(waits)
            } else {
                w.effect_share_open_waits(waits)
            };
            vec![w.effect_share_open(pay(it.amount.get())), ends]
        }
        Act::SharePost(it) => vec![w.effect_share_post(pay(it.total.unsigned()))],
        Act::PaymentRecord(it) => vec![w.effect_payment(pay(it.amount.get()))],
        Act::MoneyReverse(it) => reversal(w, community, &it.record, (&pay, &cash)),
        Act::KeyRevoke(_) => vec![w.effect_revoke()],
        Act::Leave(_) => vec![w.effect_leave()],
        Act::StageDecline(_) => vec![w.effect_stage_decline()],
        _ => vec![w.effect_plain()], // The form says what these do; nothing has to be computed for them.
    }
}

/// What taking money back that was recorded wrongly would do.
fn reversal(
    w: &Words,
    community: &Community,
    record: &Hash,
    (pay, cash): (&dyn Fn(u64) -> String, &dyn Fn(i128) -> String),
) -> Vec<String> {
    let came_in = community.income(record).is_some();
    let traded = community.money_record(record).map(|record| {
        let amount = i128::from(record.amount);
        w.effect_reverse_cash(pay(record.amount), cash(if came_in { -amount } else { amount }))
    });
    let paid = || Some(w.effect_reverse_owed(pay(community.payment(record)?.amount)));
    traded.or_else(paid).into_iter().collect()
}

/// What to look at before this is signed; the rules have nothing against it.
pub fn cautions(language: Language, community: &Community, by: &By, act: &Act) -> Vec<String> {
    let w = words(language);
    if let Act::WorkLog(log) = act {
        let minutes = minutes_of_day(community, by, log);
        let is_long = minutes > DAY_MINUTES;
        let caution = || w.effect_work_long_day(hours(language, i128::from(minutes)));
        return is_long.then(caution).into_iter().collect();
    }
    let doubled = community.money_doubled(act);
    let caution = |entry: u64| w.effect_double(number(language, i128::from(entry)));
    doubled.map(caution).into_iter().collect()
}

/// The minutes that whoever did it would have logged for that day with this, as far as it is counted in minutes.
fn minutes_of_day(community: &Community, by: &By, log: &WorkLog) -> u64 {
    let author = match by {
        By::Member(author) => Some(*author),
        By::Nobody | By::Keeper => None,
    };
    let doer = log.contributor.or(author).and_then(|doer| community.member_ix(&doer));
    if log.unit != WorkUnit::Minutes {
        return 0;
    }
    let works = doer.into_iter().flat_map(|doer| &community.member(doer).works);
    let same_day = works
        .map(|place| &community.works()[place.0 as usize])
        .filter(|work| work.day == log.day && work.unit == WorkUnit::Minutes && work.state != WorkState::Withdrawn);
    same_day.fold(log.quantity.unsigned(), |sum, work| {
        sum.saturating_add(u64::from(work.quantity))
    })
}

fn work(w: &Words, language: Language, community: &Community, by: &By, log: &WorkLog) -> Vec<String> {
    let bylaws = community.bylaws();
    let quantity = quantity(language, log.quantity.unsigned(), log.unit);
    let mut said = match log.stream {
        Stream::Care => vec![w.effect_work_care(quantity)],
        Stream::Livelihood | Stream::Love => {
            let rate = bylaws.rate(log.task.as_str(), log.unit).unwrap_or(Ratio::ZERO);
            let earned = rate.times_rounded(log.quantity.unsigned(), 100).unwrap_or(0);
            let mut said =
                vec![w.effect_work_credits(quantity, log.task.as_str(), credits(language, i128::from(earned)))];
            said.extend(dating_pay(community, by, log).map(|pay| w.effect_work_dating(share(language, pay))));
            said
        }
    };
    if let By::Member(author) = by
        && log.contributor.is_some_and(|contributor| contributor != *author)
    {
        said.push(w.effect_work_offered());
        return said;
    }
    let others = community
        .members()
        .iter()
        .filter(|member| member.left.is_none())
        .count()
        .saturating_sub(1)
        .max(1);
    let needed = others.min(usize::from(bylaws.confirmations(log.stream)));
    said.push(w.effect_work_counts(needed as u64));
    said
}

/// The part of the credits that opens at the author's dating stage; none for full members.
fn dating_pay(community: &Community, by: &By, log: &WorkLog) -> Option<Ratio> {
    let By::Member(author) = by else { return None };
    let member = community.member(community.member_ix(&log.contributor.unwrap_or(*author))?);
    let stage = usize::try_from(member.stage_on(log.day)?).ok()?;
    community.bylaws().stages.get(stage).map(|stage| stage.pay)
}

/// A quantity of work in words: 1:30 h, 5,000 words.
pub fn quantity(language: Language, quantity: u64, unit: WorkUnit) -> String {
    let w = words(language);
    match unit {
        WorkUnit::Minutes => w.quantity_hours(hours(language, i128::from(quantity))),
        WorkUnit::Words => w.quantity_words(number(language, i128::from(quantity))),
        WorkUnit::Pieces => w.quantity_pieces(number(language, i128::from(quantity))),
    }
}

/// An amount in the community's own currency.
pub fn in_currency(language: Language, community: &Community, amount: i128) -> String {
    match community.foundation() {
        Some(it) => money(language, amount, u32::from(it.scale), &it.currency),
        None => number(language, amount),
    }
}

/// What an act did, in a few words that name nobody.
pub fn phrase(language: Language, community: &Community, act: &Act) -> String {
    let w = words(language);
    let pay = |amount: u64| in_currency(language, community, i128::from(amount));
    match act {
        Act::Found(_) => w.act_found(),
        Act::Invite(_) => w.act_invite(),
        Act::Join(_) => w.act_join(),
        Act::Rename(_) => w.act_rename(),
        Act::Appear(_) => w.act_appear(),
        Act::Absence(_) => w.act_absence(),
        Act::Leave(_) => w.act_leave(),
        Act::KeyAdd(_) => w.act_key_add(),
        Act::KeyRevoke(_) => w.act_key_revoke(),
        Act::KeyVouch(_) => w.act_key_vouch(),
        Act::KeyVeto(_) => w.act_key_veto(),
        Act::KeyRecover(_) => w.act_key_recover(),
        Act::CircleOpen(it) => w.act_circle_open(it.name.as_str()),
        Act::CircleClose(it) => w.act_circle_close(it.circle.as_str()),
        Act::CommonsOpen(it) => w.act_commons_open(it.name.as_str()),
        Act::PartnerAdd(_) => w.act_partner_add(),
        Act::WorkLog(it) => w.act_work_log(it.task.as_str(), quantity(language, it.quantity.unsigned(), it.unit)),
        Act::WorkAccept(_) => w.act_work_accept(),
        Act::WorkCorrect(_) => w.act_work_correct(),
        Act::WorkWithdraw(_) => w.act_work_withdraw(),
        Act::WorkConfirm(_) => w.act_work_confirm(),
        Act::WorkPropose(_) => w.act_work_propose(),
        Act::WorkAgree(_) => w.act_work_agree(),
        Act::WorkDecline(_) => w.act_work_decline(),
        Act::WorkDispute(_) => w.act_work_dispute(),
        Act::WorkSettle(_) => w.act_work_settle(),
        Act::WorkClose(_) => w.act_work_close(),
        Act::IncomeRecord(it) => w.act_income(pay(it.amount.get())),
        Act::ExpenseRecord(it) => w.act_expense(pay(it.amount.get())),
        Act::PhotoAdd(_) => w.act_photo_add(),
        Act::MoneyReverse(_) => w.act_money_reverse(),
        Act::ShareOpen(it) => w.act_share_open(pay(it.amount.get())),
        Act::ShareObject(_) => w.act_share_object(),
        Act::ShareSettle(_) => w.act_share_settle(),
        Act::ShareWithdraw(_) => w.act_share_withdraw(),
        Act::SharePost(it) => w.act_share_post(pay(it.total.unsigned())),
        Act::PaymentRecord(it) => w.act_payment(pay(it.amount.get())),
        Act::CommitmentMake(_) => w.act_commitment_make(),
        Act::CommitmentKeep(_) => w.act_commitment_keep(),
        Act::CommitmentCancel(_) => w.act_commitment_cancel(),
        Act::AccountOpen(it) => w.act_account_open(it.slug.as_str()),
        Act::TransactionRecord(_) => w.act_transaction_record(),
        Act::TransactionPost(_) => w.act_transaction_post(),
        Act::TransactionVoid(_) => w.act_transaction_void(),
        Act::StageOpen(_) => w.act_stage_open(),
        Act::StageConfirm(_) => w.act_stage_confirm(),
        Act::StageDecline(_) => w.act_stage_decline(),
        Act::CheckIn(_) => w.act_checkin(),
        Act::NoteErase(_) => w.act_note_erase(),
        Act::KeeperEndorse(_) => w.act_keeper_endorse(),
        deciding => super::deciding::phrase(w, deciding).unwrap_or_else(|| deciding.name().to_owned()),
    }
}
