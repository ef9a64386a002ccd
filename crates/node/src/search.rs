//! Searching what was said: proposals and their texts, objections, reasons, remarks, advice, tensions, reviews, and
//! the texts of agreements, with accents folded. The index (`store/texts.rs`) is made from the register and its notes.

use crate::fault::Fault;
use crate::keeper::Keeper;
use crate::limits::{INDEXED_ENTRIES_AT_ONCE, PAGE_ENTRIES_MAX, QUERY_CHARS_MAX, QUERY_WORDS_MAX, SEARCH_MATCHES_MAX};
use crate::notes::NoteText;
use crate::state::State;
use crate::store::{Adding, FoundText, NewText, TextMark, TextSource};
use register::Hash;
use register::entry::Entry;
use register::json::{self, Value};
use rules::act::{Act, Answer};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Which texts are indexed and how; changes with every change of that.
const FORMAT: u32 = 2;
/// Characters that a snippet shows before what was found.
const BEFORE_CHARS: usize = 60;
/// Characters of a snippet.
const SNIPPET_CHARS: usize = 240;

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextKind {
    /// A proposal's title, text or driver, or what its author says of it.
    Proposal,
    /// An objection's argument, and what is said about it.
    Objection,
    /// What goes with another answer to a proposal.
    Answer,
    /// A vote's title, text or option.
    Vote,
    /// A decision by advice: what it is about, and what was decided.
    Advice,
    /// An advice that was given, or what became of it.
    Counsel,
    /// A nomination, or what a selection looks for.
    Selection,
    /// The text of an agreement.
    Agreement,
    /// A remark.
    Remark,
    /// A tension, or why it was closed.
    Tension,
    /// The answer of a review.
    Review,
    /// What is said about a role.
    Role,
    /// Why somebody wants to part, and what the attempt to find a way together has come to.
    Fork,
}

impl TextKind {
    const ALL: [(TextKind, &str); 13] = [
        (TextKind::Proposal, "proposal"),
        (TextKind::Objection, "objection"),
        (TextKind::Answer, "answer"),
        (TextKind::Vote, "vote"),
        (TextKind::Advice, "advice"),
        (TextKind::Counsel, "counsel"),
        (TextKind::Selection, "selection"),
        (TextKind::Agreement, "agreement"),
        (TextKind::Remark, "remark"),
        (TextKind::Tension, "tension"),
        (TextKind::Review, "review"),
        (TextKind::Role, "role"),
        (TextKind::Fork, "fork"),
    ];

    /// Its word, for the index and the API.
    pub fn word(self) -> &'static str {
        let found = TextKind::ALL.iter().find(|(kind, _)| *kind == self);
        found.map_or("", |(_, word)| word)
    }

    /// The one with this word.
    pub fn from_word(word: &str) -> Option<TextKind> {
        let found = TextKind::ALL.iter().find(|(_, own)| *own == word);
        found.map(|(kind, _)| *kind)
    }
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub kind: TextKind,
    /// What it is about: the id of the decision, objection, tension or share-out; an agreement's short name; or a
    /// role, as `circle/role`.
    pub about: String,
    /// The entry that brought it.
    pub entry: u64,
    /// The note that holds it; none for what stands in the register itself.
    pub c: Option<Hash>,
    /// The part of it that was found.
    pub snippet: Snippet,
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// Its words.
    pub text: String,
    /// Where the words that were looked for are in it, in bytes, in order.
    pub marks: Vec<Range<usize>>,
    /// Whether the text begins before it.
    pub is_cut_before: bool,
    /// Whether the text goes on after it.
    pub is_cut_after: bool,
}

impl Keeper {
    /// Searches for texts in which every word of the query begins a word, best first. `may_read` says of a note
    /// whether it is for who asks. A query without words finds nothing.
    ///
    /// # Errors
    /// The store cannot read, or cannot bring the index up to date.
    pub fn search(&self, query: &str, most: usize, may_read: &dyn Fn(&NoteText) -> bool) -> Result<Vec<Hit>, Fault> {
        let words = query_words(query);
        if words.is_empty() || most == 0 {
            return Ok(Vec::new());
        }
        match self.bring_up_to_date() {
            // A store that can only be read is searched as far as it is indexed.
            Ok(()) | Err(Fault::ReadOnly { .. }) => {}
            Err(fault) => return Err(fault),
        }
        let texts = self.inner.store.texts();
        let mut hits = Vec::new();
        for found in texts.matching(&self.id(), &words, SEARCH_MATCHES_MAX)? {
            if let Some(text) = self.readable(&found, may_read)? {
                hits.push(Hit {
                    kind: found.kind,
                    about: found.about,
                    entry: found.entry,
                    c: found.c,
                    snippet: snippet(&text, &words),
                });
            }
            if hits.len() == most {
                break;
            }
        }
        Ok(hits)
    }

    /// The words of what was found, if they are still there and for who asks.
    fn readable(&self, found: &FoundText, may_read: &dyn Fn(&NoteText) -> bool) -> Result<Option<String>, Fault> {
        let Some(c) = &found.c else {
            return Ok(Some(found.text.clone()));
        };
        let note = self.note(c)?.filter(may_read);
        Ok(note.and_then(|note| note.text).map(|text| text.text))
    }

    fn bring_up_to_date(&self) -> Result<(), Fault> {
        let texts = self.inner.store.texts();
        loop {
            let mark = texts.mark(&self.id())?;
            let (size, agrees) = self.read(|state| {
                let fits = |mark: TextMark| mark.format == FORMAT && state.tree().root_at(mark.size) == Some(mark.root);
                (state.size(), mark.is_some_and(fits))
            });
            let from = mark.filter(|_| agrees).map_or(0, |mark| mark.size);
            if agrees && from == size {
                return Ok(());
            }
            let until = size.min(from.saturating_add(INDEXED_ENTRIES_AT_ONCE));
            let root = self.read(|state| state.tree().root_at(until));
            let Some(root) = root else {
                return Ok(()); // The register was brought back meanwhile; the next search looks again.
            };
            let adding = Adding {
                afresh: !agrees,
                texts: &self.texts_of(from..until)?,
                after: TextMark {
                    format: FORMAT,
                    size: until,
                    root,
                },
            };
            texts.add(&self.id(), mark, &adding)?;
        }
    }

    /// The texts that these entries brought.
    fn texts_of(&self, range: Range<u64>) -> Result<Vec<NewText>, Fault> {
        let mut found = self.read(|state| agreements_of(state, &range));
        let mut next = range.start;
        while next < range.end {
            let most = usize::try_from(range.end - next)
                .unwrap_or(usize::MAX)
                .min(PAGE_ENTRIES_MAX);
            let page = self.inner.store.page(&self.id(), next, most)?;
            if page.is_empty() {
                return Err(Fault::Corrupt {
                    detail: format!("entry {next} is missing"),
                });
            }
            for (entry, bytes) in (next..).zip(&page) {
                found.extend(texts_in(entry, bytes));
            }
            next += page.len() as u64;
        }
        Ok(found)
    }
}

/// The texts of agreements that were adopted by these entries.
fn agreements_of(state: &State, range: &Range<u64>) -> Vec<NewText> {
    let mut texts = Vec::new();
    for agreement in state.community().agreements() {
        for version in agreement
            .versions
            .iter()
            .filter(|version| range.contains(&version.entry))
        {
            texts.push(NewText {
                entry: version.entry,
                kind: TextKind::Agreement,
                about: agreement.name.clone(),
                source: TextSource::Plain(version.text.clone()),
            });
        }
    }
    texts
}

/// The texts that an entry brought; none if it does not say anything that is searched. The register was verified.
fn texts_in(entry: u64, bytes: &[u8]) -> Vec<NewText> {
    let read = || {
        let body = Entry::decode(bytes).ok()?.body;
        let value = json::decode(&body).ok()?;
        let act = Act::read(value.get("act").filter(|act| matches!(act, Value::Record(_)))?).ok()?;
        let (kind, about) = subject(&act, || register::act_id(&body).to_string())?;
        Some((act, kind, about))
    };
    let Some((act, kind, about)) = read() else {
        return Vec::new();
    };
    let text = |note: rules::field::NoteRef| NewText {
        entry,
        kind,
        about: about.clone(),
        source: TextSource::Note(note.0),
    };
    act.notes().into_iter().map(text).collect()
}

/// What an act's texts are, and what they are about.
fn subject(act: &Act, own: impl FnOnce() -> String) -> Option<(TextKind, String)> {
    let about = |kind, id: &Hash| Some((kind, id.to_string()));
    match act {
        Act::ProposalOpen(_) => Some((TextKind::Proposal, own())),
        Act::ProposalRevise(it) => about(TextKind::Proposal, &it.proposal),
        Act::EditContest(it) => about(TextKind::Proposal, &it.proposal),
        Act::ProposalMinutes(it) => about(TextKind::Proposal, &it.proposal),
        Act::ProposalWithdraw(it) => about(TextKind::Proposal, &it.proposal),
        Act::ProposalPause(it) => about(TextKind::Proposal, &it.decision),
        Act::ProposalRespond(it) if it.answer == Answer::Object => about(TextKind::Objection, &it.proposal),
        Act::ProposalRespond(it) => about(TextKind::Answer, &it.proposal),
        Act::ObjectionTest(it) => about(TextKind::Objection, &it.objection),
        Act::ObjectionAppeal(it) => about(TextKind::Objection, &it.objection),
        Act::AppealJudge(it) => about(TextKind::Objection, &it.objection),
        Act::PanelReport(it) => about(TextKind::Proposal, &it.proposal),
        Act::ObjectionResolve(it) => about(TextKind::Objection, &it.objection),
        Act::ShareObject(it) => about(TextKind::Objection, &it.share),
        Act::SelectionOpen(_) => Some((TextKind::Selection, own())),
        Act::SelectionNominate(it) => about(TextKind::Selection, &it.selection),
        Act::SelectionPropose(it) => about(TextKind::Selection, &it.selection),
        Act::VoteOpen(_) => Some((TextKind::Vote, own())),
        Act::VoteOption(it) => about(TextKind::Vote, &it.vote),
        Act::VoteWithdraw(it) => about(TextKind::Vote, &it.vote),
        Act::AdviceFrame(_) => Some((TextKind::Advice, own())),
        Act::AdviceDecide(it) => about(TextKind::Advice, &it.advice),
        Act::AdviceConfirm(it) => about(TextKind::Advice, &it.advice),
        Act::AdviceWithdraw(it) => about(TextKind::Advice, &it.advice),
        Act::AdviceContest(it) => about(TextKind::Advice, &it.advice),
        Act::AdviceCheck(it) => about(TextKind::Advice, &it.advice),
        Act::AdviceGive(it) => about(TextKind::Counsel, &it.advice),
        Act::AdviceAnswer(it) => about(TextKind::Counsel, &it.advice),
        Act::Remark(it) => about(TextKind::Remark, &it.decision),
        Act::TensionRaise(_) => Some((TextKind::Tension, own())),
        Act::TensionClose(it) => about(TextKind::Tension, &it.tension),
        Act::ReviewAnswer(it) => about(TextKind::Review, &it.decision),
        Act::RoleLeave(it) => Some((TextKind::Role, format!("{}/{}", it.circle, it.role))),
        Act::RoleReopen(it) => Some((TextKind::Role, format!("{}/{}", it.circle, it.role))),
        Act::ForkNotice(_) => Some((TextKind::Fork, own())),
        Act::ForkReport(it) => about(TextKind::Fork, &it.fork),
        _ => None, // Every other act has no text about a decision.
    }
}

/// The words that a query looks for, folded: at most so many, of at most so many characters.
fn query_words(query: &str) -> Vec<String> {
    let query: String = query.chars().take(QUERY_CHARS_MAX).collect();
    let mut words: Vec<String> = Vec::new();
    for (_, word) in words_of(&query) {
        if !words.contains(&word) && words.len() < QUERY_WORDS_MAX {
            words.push(word);
        }
    }
    words
}

/// The words of a text: where they are, in bytes, and how they are folded.
fn words_of(text: &str) -> impl Iterator<Item = (Range<usize>, String)> + '_ {
    let is_part = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        while rest.next_if(|(_, c)| !is_part(*c)).is_some() {}
        let (start, _) = *rest.peek()?;
        let mut end = start;
        while let Some((place, c)) = rest.next_if(|(_, c)| is_part(*c)) {
            end = place + c.len_utf8();
        }
        Some((start..end, folded(&text[start..end])))
    })
    .filter(|(_, word)| !word.is_empty())
}

/// A word without accents, in small letters.
fn folded(word: &str) -> String {
    let plain = word.nfkd().filter(|c| !is_combining_mark(*c));
    plain
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// Whether every one of these words begins a word of the text.
pub(crate) fn has_all(text: &str, words: &[String]) -> bool {
    let own: Vec<String> = words_of(text).map(|(_, word)| word).collect();
    words
        .iter()
        .all(|word| own.iter().any(|own| own.starts_with(word.as_str())))
}

/// The part of a text around the first word that was looked for.
fn snippet(text: &str, words: &[String]) -> Snippet {
    let looked_for = |word: &String| words.iter().any(|one| word.starts_with(one.as_str()));
    let found: Vec<Range<usize>> = words_of(text)
        .filter(|(_, word)| looked_for(word))
        .map(|(place, _)| place)
        .collect();
    let first = found.first().map_or(0, |place| place.start);
    let before = text[..first].char_indices().rev().nth(BEFORE_CHARS - 1);
    let start = before.map_or(0, |(place, _)| place);
    let after = text[start..].char_indices().nth(SNIPPET_CHARS);
    let end = after.map_or(text.len(), |(place, _)| start + place);
    let marks = found
        .into_iter()
        .filter(|place| place.start >= start && place.end <= end);
    Snippet {
        marks: marks.map(|place| place.start - start..place.end - start).collect(),
        text: text[start..end].to_owned(),
        is_cut_before: start > 0,
        is_cut_after: end < text.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded() {
        let words: Vec<String> = words_of("¡Árbol, CAFE\u{301}! niño-2").map(|(_, word)| word).collect();
        assert_eq!(words, ["arbol", "cafe", "nino", "2"]);
    }

    #[test]
    fn no_query_is_wrong() {
        for query in ["", "   ", "\"", "\"\"*", "- ( ) : ^ +", "\u{301}\u{301}"] {
            assert_eq!(query_words(query), Vec::<String>::new(), "{query:?}");
        }
        assert_eq!(
            query_words("a AND (b OR \"c\") NEAR/2 col:x*"),
            ["a", "and", "b", "or", "c", "near", "2", "col", "x"]
        );
        assert_eq!(query_words(&"x ".repeat(100_000)), ["x"]);
        let many: String = (0..100).map(|number| format!("w{number} ")).collect();
        assert_eq!(query_words(&many).len(), QUERY_WORDS_MAX);
    }

    #[test]
    fn a_snippet_shows_what_was_found() {
        let text = format!("{} el tractor árabe {}", "a".repeat(300), "b ".repeat(300));
        let snippet = snippet(&text, &["arab".to_owned()]);
        assert!(snippet.is_cut_before && snippet.is_cut_after);
        assert_eq!(&snippet.text[snippet.marks[0].clone()], "árabe");
        assert!(snippet.text.chars().count() <= SNIPPET_CHARS);
    }
}
