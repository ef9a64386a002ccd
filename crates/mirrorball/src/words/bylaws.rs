//! What the parameters of the agreements are called: a sentence for each that the rules read, and for each word that one can be.

use super::Words;

/// What this parameter of this agreement says, in words; nothing if the rules read none of that name.
pub fn parameter(w: &Words, agreement: &str, name: &str) -> Option<String> {
    match agreement {
        "streams" => streams(w, name),
        "rates" => rates(w, name),
        "attestation" => attestation(w, name),
        "membership" => membership(w, name),
        "care" => care(w, name),
        "share-out" => share_out(w, name),
        "openness" => openness(w, name),
        "consent" => consent(w, name),
        "advice" => advice(w, name),
        "votes" => votes(w, name),
        "circles" => circles(w, name),
        "calendar" => calendar(w, name),
        "delegation" => delegation(w, name),
        "power" => power(w, name),
        "houses" => houses(w, name),
        "weighing" => weighing(w, name),
        "forks" => forks(w, name),
        "public-page" => public_page(w, name),
        _ => None, // A text: no other agreement has parameters.
    }
}

fn streams(w: &Words, name: &str) -> Option<String> {
    Some(match name {
        "livelihood" => w.rule_streams_livelihood(),
        "love" => w.rule_streams_love(),
        "overflow" => w.rule_streams_overflow(),
        _ => return None, // A text.
    })
}

fn rates(w: &Words, name: &str) -> Option<String> {
    Some(match name {
        "hour" => w.rule_rates_hour(),
        "tasks" => w.rule_rates_tasks(),
        "task" => w.rule_rates_task(),
        "unit" => w.rule_rates_unit(),
        "credits" => w.rule_rates_credits(),
        _ => return None, // A text.
    })
}

fn attestation(w: &Words, name: &str) -> Option<String> {
    Some(match name {
        "livelihood" => w.rule_attestation_livelihood(),
        "love" => w.rule_attestation_love(),
        "care" => w.rule_attestation_care(),
        "silence_days" => w.rule_attestation_silence_days(),
        _ => return None, // A text.
    })
}

fn membership(w: &Words, name: &str) -> Option<String> {
    Some(match name {
        "stages" => w.rule_membership_stages(),
        "months" => w.rule_membership_months(),
        "pay" => w.rule_membership_pay(),
        "livelihood" => w.rule_membership_livelihood(),
        "evaluators" => w.rule_membership_evaluators(),
        "founding_days" => w.rule_membership_founding_days(),
        "duties_love" => w.rule_membership_duties_love(),
        "admission" => w.rule_membership_admission(),
        "vouches" => w.rule_membership_vouches(),
        "recovery_vouches" => w.rule_membership_recovery_vouches(),
        "recovery_days" => w.rule_membership_recovery_days(),
        _ => return None, // A text.
    })
}

fn care(w: &Words, name: &str) -> Option<String> {
    Some(match name {
        "way" => w.rule_care_way(),
        "k" => w.rule_care_k(),
        "share" => w.rule_care_share(),
        "rate" => w.rule_care_rate(),
        _ => return None, // A text.
    })
}

fn share_out(w: &Words, name: &str) -> Option<String> {
    Some(match name {
        "needs" => w.rule_share_out_needs(),
        "waiting_hours" => w.rule_share_out_waiting_hours(),
        _ => return None, // A text.
    })
}

fn openness(w: &Words, name: &str) -> Option<String> {
    Some(match name {
        "reading" => w.rule_openness_reading(),
        _ => return None, // A text.
    })
}

fn consent(w: &Words, name: &str) -> Option<String> {
    Some(match name {
        "clarify_hours" => w.rule_consent_clarify_hours(),
        "react_hours" => w.rule_consent_react_hours(),
        "objection_days" => w.rule_consent_objection_days(),
        "floor_hours" => w.rule_consent_floor_hours(),
        "integrate_hours" => w.rule_consent_integrate_hours(),
        "rounds" => w.rule_consent_rounds(),
        "cap_hours" => w.rule_consent_cap_hours(),
        "closing_hours" => w.rule_consent_closing_hours(),
        "extension_hours" => w.rule_consent_extension_hours(),
        "answers_operational" => w.rule_consent_answers_operational(),
        "answers_policy" => w.rule_consent_answers_policy(),
        "answers_constitutional" => w.rule_consent_answers_constitutional(),
        "answers_min" => w.rule_consent_answers_min(),
        "silence_passes" => w.rule_consent_silence_passes(),
        "large" => w.rule_consent_large(),
        "seconders" => w.rule_consent_seconders(),
        "seconding_hours" => w.rule_consent_seconding_hours(),
        "test_hours" => w.rule_consent_test_hours(),
        "appeal_hours" => w.rule_consent_appeal_hours(),
        "abandon_hours" => w.rule_consent_abandon_hours(),
        "meet_hours" => w.rule_consent_meet_hours(),
        "absent_hours" => w.rule_consent_absent_hours(),
        "editorial_hours" => w.rule_consent_editorial_hours(),
        "irreversible_hours" => w.rule_consent_irreversible_hours(),
        "pausers" => w.rule_consent_pausers(),
        "stuck" => w.rule_consent_stuck(),
        "appeals" => w.rule_consent_appeals(),
        "panel" => w.rule_consent_panel(),
        "draw_hours" => w.rule_consent_draw_hours(),
        "reveal_hours" => w.rule_consent_reveal_hours(),
        "report_hours" => w.rule_consent_report_hours(),
        "emergency_hours" => w.rule_consent_emergency_hours(),
        "emergency_majority" => w.rule_consent_emergency_majority(),
        "emergency_matters" => w.rule_consent_emergency_matters(),
        "judges" => w.rule_consent_judges(),
        "judged" => w.rule_consent_judged(),
        "reminders" => w.rule_consent_reminders(),
        "remind_hours" => w.rule_consent_remind_hours(),
        "late_review_days" => w.rule_consent_late_review_days(),
        "overdue_days" => w.rule_consent_overdue_days(),
        _ => return None, // A text.
    })
}

fn advice(w: &Words, name: &str) -> Option<String> {
    Some(match name {
        "small_hours" => w.rule_advice_small_hours(),
        "large_days" => w.rule_advice_large_days(),
        "remind_hours" => w.rule_advice_remind_hours(),
        "effective_hours" => w.rule_advice_effective_hours(),
        "irreversible_hours" => w.rule_advice_irreversible_hours(),
        "contest_hours" => w.rule_advice_contest_hours(),
        "check_hours" => w.rule_advice_check_hours(),
        "succeed_hours" => w.rule_advice_succeed_hours(),
        "idle_hours" => w.rule_advice_idle_hours(),
        "emergency_hours" => w.rule_advice_emergency_hours(),
        "emergencies" => w.rule_advice_emergencies(),
        "emergency_days" => w.rule_advice_emergency_days(),
        "tier1_max" => w.rule_advice_tier1_max(),
        "tier1_affected" => w.rule_advice_tier1_affected(),
        "review_days" => w.rule_advice_review_days(),
        "emergency_review_days" => w.rule_advice_emergency_review_days(),
        "experts" => w.rule_advice_experts(),
        "answered" => w.rule_advice_answered(),
        "answered_min" => w.rule_advice_answered_min(),
        _ => return None, // A text.
    })
}

fn votes(w: &Words, name: &str) -> Option<String> {
    Some(match name {
        "deliberation_hours" => w.rule_votes_deliberation_hours(),
        "voting_hours" => w.rule_votes_voting_hours(),
        "deliberation_least_hours" => w.rule_votes_deliberation_least_hours(),
        "voting_least_hours" => w.rule_votes_voting_least_hours(),
        "approval" => w.rule_votes_approval(),
        "approval_constitutional" => w.rule_votes_approval_constitutional(),
        "majority" => w.rule_votes_majority(),
        "majority_constitutional" => w.rule_votes_majority_constitutional(),
        "flip" => w.rule_votes_flip(),
        "flip_hours" => w.rule_votes_flip_hours(),
        "again_hours" => w.rule_votes_again_hours(),
        "review_months" => w.rule_votes_review_months(),
        _ => return None, // A text.
    })
}

fn circles(w: &Words, name: &str) -> Option<String> {
    Some(match name {
        "entering" => w.rule_circles_entering(),
        "choosing" => w.rule_circles_choosing(),
        "nominate_hours" => w.rule_circles_nominate_hours(),
        "change_hours" => w.rule_circles_change_hours(),
        "propose_hours" => w.rule_circles_propose_hours(),
        "reopen" => w.rule_circles_reopen(),
        "reopen_min" => w.rule_circles_reopen_min(),
        "roles_max" => w.rule_circles_roles_max(),
        "terms_max" => w.rule_circles_terms_max(),
        "term_months" => w.rule_circles_term_months(),
        _ => return None, // A text.
    })
}

fn calendar(w: &Words, name: &str) -> Option<String> {
    Some(match name {
        "free" => w.rule_calendar_free(),
        "holidays" => w.rule_calendar_holidays(),
        _ => return None, // A text.
    })
}

fn delegation(w: &Words, name: &str) -> Option<String> {
    Some(match name {
        "months" => w.rule_delegation_months(),
        "remind_months" => w.rule_delegation_remind_months(),
        "cap" => w.rule_delegation_cap(),
        "cap_min" => w.rule_delegation_cap_min(),
        "direct" => w.rule_delegation_direct(),
        "topics" => w.rule_delegation_topics(),
        _ => return None, // A text.
    })
}

fn power(w: &Words, name: &str) -> Option<String> {
    Some(match name {
        "circle" => w.rule_power_circle(),
        "people_min" => w.rule_power_people_min(),
        "voices" => w.rule_power_voices(),
        "delegated" => w.rule_power_delegated(),
        "roles" => w.rule_power_roles(),
        "facilitation" => w.rule_power_facilitation(),
        "opened" => w.rule_power_opened(),
        "adopted" => w.rule_power_adopted(),
        "approved" => w.rule_power_approved(),
        "credits" => w.rule_power_credits(),
        "income" => w.rule_power_income(),
        "care" => w.rule_power_care(),
        _ => return None, // A text.
    })
}

fn houses(w: &Words, name: &str) -> Option<String> {
    Some(match name {
        "houses" => w.rule_houses_houses(),
        "circle" => w.rule_houses_circle(),
        "approval" => w.rule_houses_approval(),
        "majority" => w.rule_houses_majority(),
        "needed" => w.rule_houses_needed(),
        "matrix" => w.rule_houses_matrix(),
        "class" => w.rule_houses_class(),
        "pass" => w.rule_houses_pass(),
        "unless" => w.rule_houses_unless(),
        "one_each" => w.rule_houses_one_each(),
        "extension_hours" => w.rule_houses_extension_hours(),
        "seats" => w.rule_houses_seats(),
        "amend_hours" => w.rule_houses_amend_hours(),
        "again_hours" => w.rule_houses_again_hours(),
        _ => return None, // A text.
    })
}

fn weighing(w: &Words, name: &str) -> Option<String> {
    Some(match name {
        "by" => w.rule_weighing_by(),
        "step" => w.rule_weighing_step(),
        "most" => w.rule_weighing_most(),
        "topics" => w.rule_weighing_topics(),
        "blocked" => w.rule_weighing_blocked(),
        _ => return None, // A text.
    })
}

fn forks(w: &Words, name: &str) -> Option<String> {
    Some(match name {
        "signers" => w.rule_forks_signers(),
        "people_min" => w.rule_forks_people_min(),
        "notice_days" => w.rule_forks_notice_days(),
        "attempt_days" => w.rule_forks_attempt_days(),
        "joining_days" => w.rule_forks_joining_days(),
        "entitlement" => w.rule_forks_entitlement(),
        "divided" => w.rule_forks_divided(),
        "accounts" => w.rule_forks_accounts(),
        "belonging" => w.rule_forks_belonging(),
        _ => return None, // A text.
    })
}

fn public_page(w: &Words, name: &str) -> Option<String> {
    Some(match name {
        "shows" => w.rule_public_shows(),
        "welcome" => w.rule_public_welcome(),
        "contact" => w.rule_public_contact(),
        _ => return None, // A text.
    })
}

/// A word that a parameter can be, in words.
pub fn choice(w: &Words, word: &str) -> String {
    match word {
        "other-streams" => w.rule_choice_other_streams(),
        "reserve" => w.rule_choice_reserve(),
        "next-period" => w.rule_choice_next_period(),
        "members" => w.rule_choice_members(),
        "public" => w.rule_choice_public(),
        "balance" => w.rule_choice_balance(),
        "pot" => w.rule_choice_pot(),
        "off" => w.rule_choice_off(),
        "invitation" => w.rule_choice_invitation(),
        "decided" => w.rule_choice_decided(),
        "open" => w.rule_choice_open(),
        "parent" => w.rule_choice_parent(),
        "vote" => w.rule_choice_vote(),
        "any" => w.rule_choice_any(),
        "selection" => w.rule_choice_selection(),
        "selection-or-vote" => w.rule_choice_selection_or_vote(),
        "ranked" => w.rule_choice_ranked(),
        "panel" => w.rule_choice_panel(),
        "emergency" => w.rule_choice_emergency(),
        "words" => w.rule_choice_words(),
        "minutes" => w.rule_choice_minutes(),
        "pieces" => w.rule_choice_pieces(),
        "credits" => w.rule_choice_credits(),
        "livelihood" => w.rule_choice_livelihood(),
        "love" => w.rule_choice_love(),
        "care" => w.rule_choice_care(),
        "both" => w.rule_choice_both(),
        "new" => w.rule_choice_new(),
        "purpose" => w.public_purpose(),
        "numbers" => w.public_numbers(),
        "circles" => w.public_circles(),
        "commons" => w.public_commons(),
        "work" => w.public_work(),
        "money" => w.public_money(),
        "agreements" => w.public_agreements(),
        "people" => w.public_people(),
        "operational" => w.agreement_operational(),
        "policy" => w.agreement_policy(),
        "constitutional" => w.agreement_constitutional(),
        _ => word.to_owned(), // A text: the tests find what has no words.
    }
}

#[cfg(test)]
mod tests {
    use super::{choice, parameter};
    use crate::language::Language;
    use crate::words::words;
    use rules::bylaws::{deciding, shapes};
    use rules::field::{FieldShape, Kind};

    fn said(agreement: &str, field: &FieldShape) {
        for language in Language::ALL {
            let w = words(language);
            assert!(
                parameter(w, agreement, field.name).is_some(),
                "{agreement}: {}",
                field.name
            );
        }
        let words_of = match field.kind {
            Kind::Choice(all) => Some(all),
            Kind::List {
                of: Kind::Choice(all), ..
            } => Some(*all),
            _ => None, // No other kind is one of a few words.
        };
        if let Some(all) = words_of {
            // Some languages say it with the very word of the rules, but never all.
            let is_said = |word: &&str| Language::ALL.iter().any(|one| choice(words(*one), word) != **word);
            assert!(all.iter().all(is_said), "{agreement}: {}", field.name);
        }
        if let Kind::List {
            of: Kind::Record(inner),
            ..
        } = field.kind
        {
            inner.iter().for_each(|field| said(agreement, field));
        }
    }

    #[test]
    fn every_parameter_has_words_in_every_language() {
        let all = shapes::PARAMETERS.iter().chain(deciding::shapes::PARAMETERS);
        for (agreement, fields) in all {
            fields.iter().for_each(|field| said(agreement, field));
        }
    }
}
