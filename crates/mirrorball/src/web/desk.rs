//! What a page about a community has at hand: its keeper, the reader, the language, and the texts beside the register.

use std::sync::Arc;

use askama::Template;
use axum::extract::{FromRequestParts, OriginalUri, RawPathParams};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, HeaderName};
use axum::http::request::Parts;
use axum::response::{Html, IntoResponse, Response};
use node::Keeper;
use register::Hash;
use rules::community::MemberIx;
use rules::distribution::Fraction;
use rules::quantity::{Day, Stream};
use rules::report::Who;

use super::gift;
use super::shell::{Shell, heads, origins_here};
use crate::door::Door;
use crate::language::Language;
use crate::not_done::NotDone;
use crate::state::{App, clip};
use crate::visitor::{Visitor, enter, may_read};
use crate::words::tongue::{LocalTime, Tongue};
use crate::words::{Words, figures, isolated, terms, words};

/// How many choices a list in a form has at most; longer lists are what search is for.
pub(super) const CHOICES_MAX: usize = 300;

/// A reader's place in a community.
pub(super) struct Desk {
    /// The running program.
    pub app: App,
    /// The keeper of its register.
    pub keeper: Keeper,
    /// Who reads.
    pub visitor: Visitor,
    /// The reader's language.
    pub language: Language,
    /// Its texts.
    pub w: &'static Words,
    /// The community's short name.
    pub slug: String,
    /// The reader, if they are a member with a session here.
    pub me: Option<Hash>,
    /// The time, Unix ms.
    pub now_ms: u64,
    /// The path and question of this page.
    pub path: String,
    /// The currency's code.
    pub currency: String,
    /// The currency's number of decimals.
    pub scale: u8,
    /// What clocks show where the community lives.
    clock: LocalTime,
}

impl FromRequestParts<App> for Desk {
    type Rejection = Door;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Door> {
        let params = RawPathParams::from_request_parts(parts, app)
            .await
            .map_err(|_| Door::NothingHere)?;
        let named = params
            .iter()
            .find(|(key, _)| *key == "community")
            .map(|(_, value)| value.to_owned());
        let visitor = Visitor::of(parts, app);
        let keeper = enter(app, &named.ok_or(Door::NothingHere)?, &visitor)?;
        let path = parts
            .extensions
            .get::<OriginalUri>()
            .map_or_else(|| parts.uri.to_string(), |uri| uri.0.to_string());
        let me = visitor.member_of(&keeper).map(|session| session.member);
        Ok(Self::at(app, keeper, visitor, me, path))
    }
}

impl Desk {
    /// A member's place, as if they read: for what is sent to them.
    pub(super) fn of_member(app: &App, keeper: &Keeper, member: &Hash, language: Language) -> Self {
        let visitor = Visitor {
            session: None,
            language,
            gift: false,
            address: std::net::Ipv4Addr::UNSPECIFIED.into(),
        };
        Self::at(app, keeper.clone(), visitor, Some(*member), String::new())
    }

    /// Nobody's place: for what everybody can read.
    pub(super) fn of_nobody(app: &App, keeper: &Keeper, visitor: Visitor, path: String) -> Self {
        Self::at(app, keeper.clone(), visitor, None, path)
    }

    fn at(app: &App, keeper: Keeper, visitor: Visitor, me: Option<Hash>, path: String) -> Self {
        let (currency, scale, clock) = keeper.read(|state| {
            let foundation = state.community().foundation().expect("a kept community is founded");
            (
                foundation.currency.clone(),
                foundation.scale,
                LocalTime::of(state.community()),
            )
        });
        Self {
            app: app.clone(),
            language: visitor.language,
            w: words(visitor.language),
            slug: keeper.slug().to_owned(),
            now_ms: app.now_ms(),
            keeper,
            visitor,
            me,
            path,
            currency,
            scale,
            clock,
        }
    }

    /// Builds and renders a page, away from the threads that serve others.
    ///
    /// # Errors
    /// What the building says.
    pub(super) async fn page<T, F>(self, build: F) -> Result<Response, NotDone>
    where
        T: Template,
        F: FnOnce(&Desk) -> Result<T, NotDone> + Send + 'static,
    {
        let rendering = Arc::clone(self.app.rendering());
        let permit = rendering.acquire_owned().await.map_err(|_| Door::Bug)?;
        let rendering = move || -> Result<String, NotDone> {
            // Given back when the page is rendered, also if nobody waits for it any more.
            let _permit = permit;
            let template = build(&self)?;
            template.render().map_err(|_| Door::Bug.into())
        };
        let html = tokio::task::spawn_blocking(rendering).await.map_err(|_| Door::Bug)??;
        Ok(Html(html).into_response())
    }

    /// Builds a table and gives it as CSV, to be kept as a file of this name.
    ///
    /// # Errors
    /// What the building says.
    pub(super) async fn csv<F>(self, name: String, build: F) -> Result<Response, NotDone>
    where
        F: FnOnce(&Desk) -> Result<Vec<Vec<String>>, NotDone> + Send + 'static,
    {
        let writing = move || -> Result<Vec<u8>, NotDone> {
            let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
            for row in build(&self)? {
                writer.write_record(&row).map_err(|_| Door::Bug)?;
            }
            writer.into_inner().map_err(|_| Door::Bug.into())
        };
        let bytes = tokio::task::spawn_blocking(writing).await.map_err(|_| Door::Bug)??;
        let headers = attachment("text/csv; charset=utf-8", &format!("{name}.csv"));
        Ok((headers, bytes).into_response())
    }

    /// The shell of a page at a place of the navigation.
    pub(super) fn shell(&self, title: String, here: &'static str) -> Shell {
        let mut shell = Shell::new(self.language, title, here, &self.path);
        let (mut community, member) = heads(&self.keeper, &self.visitor, true);
        if member.is_none() {
            community.origins = origins_here(&self.app, &self.keeper);
        }
        shell.community = Some(community);
        shell.member = member;
        shell.watched = true;
        shell.gift = self.visitor.gift;
        shell
    }

    /// The text of a note that the reader may read; none if it was erased or is for others.
    pub(super) fn note(&self, c: &Hash) -> Option<String> {
        let note = self.keeper.note(c).ok().flatten()?;
        let readable = may_read(&note, self.me);
        note.text.filter(|_| readable).map(|salted| salted.text)
    }

    /// The text of a note, or the word that it was erased.
    pub(super) fn note_or_erased(&self, c: &Hash) -> String {
        self.note(c).unwrap_or_else(|| self.w.note_erased())
    }

    /// A member's name.
    pub(super) fn name(&self, who: &Who) -> String {
        self.named(&who.name)
    }

    /// The name that a note holds.
    pub(super) fn named(&self, name: &Hash) -> String {
        self.note(name)
            .map_or_else(|| self.w.somebody_unknown(), |text| isolated(&text))
    }

    /// The page of a member.
    pub(super) fn person_href(&self, member: &Hash) -> String {
        format!("/{}/people/{member}", self.slug)
    }

    /// The place of the reader among the members.
    pub(super) fn my_place(&self) -> Option<MemberIx> {
        let me = self.me?;
        self.keeper.read(|state| state.community().member_ix(&me))
    }

    /// Whether the reader is a full member.
    pub(super) fn is_full(&self) -> bool {
        self.my_place()
            .is_some_and(|mine| self.keeper.read(|state| state.community().is_full(mine)))
    }

    /// The day that it is now where the community lives.
    pub(super) fn today(&self) -> Day {
        self.keeper.read(|state| state.community().day_of(self.now_ms))
    }

    /// An amount of the community's currency.
    pub(super) fn money(&self, amount: u64) -> String {
        self.signed_money(i64::try_from(amount).unwrap_or(i64::MAX))
    }

    /// An amount of the community's currency, which may be below zero.
    pub(super) fn signed_money(&self, amount: i64) -> String {
        if self.visitor.gift {
            return gift::NO_AMOUNT.to_owned();
        }
        figures::money(self.language, i128::from(amount), u32::from(self.scale), &self.currency)
    }

    /// An exact amount, rounded to the smallest unit for reading, with a sign where it was not whole.
    pub(super) fn exact_money(&self, amount: &Fraction) -> String {
        self.exact_change("", amount)
    }

    /// An exact change of an amount, with its sign.
    pub(super) fn exact_change(&self, sign: &str, amount: &Fraction) -> String {
        if self.visitor.gift {
            return gift::NO_AMOUNT.to_owned();
        }
        let nearest = (amount.numerator() * 2u32 + amount.denominator()) / (amount.denominator() * 2u32);
        let whole = nearest.to_string().parse::<u64>().unwrap_or(u64::MAX);
        let about = if *amount == Fraction::whole(whole) {
            ""
        } else {
            "≈\u{a0}"
        };
        format!("{about}{sign}{}", self.money(whole))
    }

    /// Credits, from hundredths.
    pub(super) fn credits(&self, hundredths: u64) -> String {
        if self.visitor.gift {
            return gift::NO_AMOUNT.to_owned();
        }
        figures::credits(self.language, i128::from(hundredths))
    }

    /// Hours, from minutes.
    pub(super) fn hours(&self, minutes: u64) -> String {
        figures::hours(self.language, i128::from(minutes))
    }

    /// A count.
    pub(super) fn number(&self, count: u64) -> String {
        figures::number(self.language, i128::from(count))
    }

    /// A day written `2026-05-03`, in words.
    pub(super) fn day(&self, text: &str) -> String {
        figures::day_text(self.language, text)
    }

    /// A moment where the community lives.
    pub(super) fn moment(&self, unix_ms: u64) -> String {
        self.tongue().moment(unix_ms)
    }

    /// How things are said here: the reader's language, and the community's clock.
    pub(super) fn tongue(&self) -> Tongue<'_> {
        Tongue::at(self.language, &self.clock)
    }

    /// The name of a stream.
    pub(super) fn stream(&self, stream: Stream) -> String {
        terms::stream(self.w, stream)
    }

    /// Nothing here has this id.
    pub(super) fn missing(&self, id: &str) -> NotDone {
        Door::NotThere { id: clip(id) }.into()
    }

    /// The id in an address.
    ///
    /// # Errors
    /// It is none.
    pub(super) fn id(&self, text: &str) -> Result<Hash, NotDone> {
        text.parse().map_err(|_| self.missing(text))
    }
}

/// What makes an answer a file of this kind and name, to be kept.
pub(super) fn attachment(kind: &str, file: &str) -> [(HeaderName, String); 2] {
    [
        (CONTENT_TYPE, kind.to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{file}\"")),
    ]
}

/// The letter that stands for a name in a circle.
pub(super) fn initial(name: &str) -> String {
    name.chars()
        .find(|c| c.is_alphanumeric())
        .map(|c| c.to_uppercase().to_string())
        .unwrap_or_else(|| "·".to_owned())
}
