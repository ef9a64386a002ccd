//! The public page: what a community decided that everybody can read. What that is, `rules::report` says; here it gets
//! its words. The page is the same for every reader but for the language, and for where its links lead.

use askama::Template;
use axum::extract::{OriginalUri, Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use node::Keeper;
use rules::bylaws::publishing::PublicPart;
use rules::report::{self, Decided, PublicMoney, PublicNumbers, PublicPage, PublicSum, PublicWork, Shown, Who};

use super::agreements::title;
use super::desk::Desk;
use super::front::{name_of, said_of};
use super::shell::{Shell, heads};
use crate::language::Language;
use crate::not_done::NotDone;
use crate::state::App;
use crate::visitor::{LANGUAGE_COOKIE, Visitor, cookie, is_public};
use crate::words::{bylaws, excerpt, isolated};

/// So many characters of it say in a search what a page is about.
const DESCRIPTION_CHARS: usize = 160;

/// A part: its heading, what it shows, and since when.
struct Part {
    id: &'static str,
    heading: String,
    lede: Option<String>,
    /// Short facts: what, and how much.
    facts: Vec<(String, String)>,
    /// Longer ones: a heading, what it says, and a remark.
    lines: Vec<(String, String, String)>,
    since: Since,
}

/// The decision by which something is public.
struct Since {
    text: String,
    /// Its page, for whoever may read it.
    href: Option<String>,
}

#[derive(Template)]
#[template(path = "public.html")]
struct Public {
    page: Shell,
    slug: String,
    name: String,
    /// Its name without the marks that keep its direction.
    plain: String,
    ball: String,
    /// What a search shows under the title.
    description: String,
    published: Option<Published>,
    /// What a community can publish, by name.
    can: Vec<String>,
    /// Whether the reader is a member, and can propose.
    member: bool,
    open: bool,
}

struct Published {
    welcome: Option<String>,
    contact: Option<String>,
    contact_href: Option<String>,
    parts: Vec<Part>,
    since: Since,
}

/// What everybody can read of a community, or how it could be decided.
pub(super) async fn page(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    OriginalUri(uri): OriginalUri,
    Path(community): Path<String>,
) -> Result<Response, NotDone> {
    let keeper = app.keeper(&community)?;
    let member = visitor.member_of(&keeper).is_some();
    let open = member || is_public(&keeper);
    let language = language_of(&keeper, &headers);
    let desk = Desk::of_nobody(&app, &keeper, Visitor { language, ..visitor }, uri.to_string());
    desk.page(move |desk| {
        let (name, _) = said_of(&desk.keeper);
        let found = desk
            .keeper
            .read(|state| report::public_page(state.community(), desk.now_ms));
        let description = found.as_ref().and_then(described);
        let (head, reader) = heads(&desk.keeper, &desk.visitor, open);
        let mut page = Shell::new(desk.language, desk.w.public_title(name.as_str()), "public", &desk.path);
        let ball = head.ball.clone();
        page.community = Some(head);
        page.member = reader;
        Ok(Public {
            page,
            slug: desk.slug.clone(),
            ball,
            description: description.unwrap_or_else(|| match found {
                Some(_) => desk.w.public_lede(name.as_str()),
                None => desk.w.public_nothing(name.as_str()),
            }),
            plain: name_of(&desk.keeper),
            name,
            published: found.map(|found| published(desk, &found, open)),
            can: PublicPart::WORDS
                .iter()
                .map(|word| bylaws::choice(desk.w, word))
                .collect(),
            member,
            open,
        })
    })
    .await
}

/// The language that was chosen on this device, or else the community's own: whoever comes by a link reads what was
/// written in it.
fn language_of(keeper: &Keeper, headers: &HeaderMap) -> Language {
    let chosen = cookie(headers, LANGUAGE_COOKIE).and_then(Language::from_tag);
    let own = || {
        let word = keeper.read(|state| state.community().foundation().map(|it| it.language.word()));
        word.and_then(Language::from_tag)
    };
    chosen.or_else(own).unwrap_or_default()
}

/// What it says of itself, in short.
fn described(found: &PublicPage) -> Option<String> {
    let purpose = found.purpose.as_ref().map(|part| part.shown.as_str());
    let said = found.welcome.as_deref().or(purpose)?;
    Some(excerpt(said, DESCRIPTION_CHARS))
}

fn published(desk: &Desk, found: &PublicPage, open: bool) -> Published {
    Published {
        welcome: found.welcome.as_deref().map(isolated),
        contact: found.contact.as_deref().map(isolated),
        contact_href: found.contact.as_deref().and_then(leads_to),
        parts: parts(desk, found, open),
        since: since(desk, &found.decided, open),
    }
}

/// Where a contact leads, if it is an address of the web or of mail.
fn leads_to(contact: &str) -> Option<String> {
    let is_one_word = !contact.contains(char::is_whitespace);
    if is_one_word && contact.starts_with("https://") {
        return Some(contact.to_owned());
    }
    let (name, host) = contact.split_once('@')?;
    let is_mail = is_one_word && !name.is_empty() && host.contains('.') && !contact.contains([':', '?', '&', '/']);
    is_mail.then(|| format!("mailto:{contact}"))
}

fn since(desk: &Desk, decided: &Decided, open: bool) -> Since {
    let (w, day, version) = (desk.w, desk.day(&decided.day), desk.number(u64::from(decided.version)));
    let text = match decided.decision {
        Some(_) => w.public_decided(day, version),
        None => w.public_founded_so(day),
    };
    let page = |id| format!("/{}/decisions/{id}", desk.slug);
    Since {
        text,
        href: decided.decision.filter(|_| open).map(page),
    }
}

fn part<T>(
    desk: &Desk,
    open: bool,
    what: PublicPart,
    shown: Option<&Shown<T>>,
    fill: impl Fn(&T, &mut Part),
) -> Option<Part> {
    let shown = shown?;
    let mut part = Part {
        id: what.word(),
        heading: bylaws::choice(desk.w, what.word()),
        lede: None,
        facts: Vec::new(),
        lines: Vec::new(),
        since: since(desk, &shown.decided, open),
    };
    fill(&shown.shown, &mut part);
    Some(part)
}

fn parts(desk: &Desk, found: &PublicPage, open: bool) -> Vec<Part> {
    let line = |label: &str, says: &str, remark: &str| (isolated(label), isolated(says), isolated(remark));
    let all = [
        part(
            desk,
            open,
            PublicPart::Purpose,
            found.purpose.as_ref(),
            |purpose, part| {
                part.lede = Some(isolated(purpose));
            },
        ),
        part(desk, open, PublicPart::Numbers, found.numbers.as_ref(), |it, part| {
            part.facts = numbers(desk, it)
        }),
        part(
            desk,
            open,
            PublicPart::Circles,
            found.circles.as_ref(),
            |circles, part| {
                part.lines = circles.iter().map(|one| line(&one.label, &one.aim, "")).collect();
            },
        ),
        part(
            desk,
            open,
            PublicPart::Commons,
            found.commons.as_ref(),
            |commons, part| {
                part.lines = commons.iter().map(|one| line(&one.label, "", &one.licence)).collect();
            },
        ),
        part(desk, open, PublicPart::Work, found.work.as_ref(), |it, part| {
            part.lede = Some(desk.w.public_quarter(desk.day(&it.from), desk.day(&it.until)));
            part.facts = work(desk, it);
        }),
        part(desk, open, PublicPart::Money, found.money.as_ref(), |it, part| {
            part.lede = Some(desk.w.public_quarter(desk.day(&it.from), desk.day(&it.until)));
            part.facts = money(desk, it);
        }),
        part(
            desk,
            open,
            PublicPart::Agreements,
            found.agreements.as_ref(),
            |agreements, part| {
                let said = agreements.iter().map(|one| {
                    let (name, day) = (title(desk.w, &one.agreement), desk.day(&one.since));
                    line(
                        &name,
                        &one.says,
                        &desk.w.agreement_since(desk.number(u64::from(one.version)), day),
                    )
                });
                part.lines = said.collect();
            },
        ),
        part(desk, open, PublicPart::People, found.people.as_ref(), |people, part| {
            part.lines = names(desk, people);
            part.lede = Some(if part.lines.is_empty() {
                desk.w.public_people_none()
            } else {
                desk.w.public_people_is()
            });
        }),
    ];
    all.into_iter().flatten().collect()
}

fn numbers(desk: &Desk, it: &PublicNumbers) -> Vec<(String, String)> {
    let w = desk.w;
    vec![
        (w.public_founded(), desk.day(&it.founded)),
        (w.nav_people(), desk.number(it.members)),
        (w.public_circles(), desk.number(it.circles)),
        (w.public_commons(), desk.number(it.commons)),
    ]
}

fn work(desk: &Desk, it: &PublicWork) -> Vec<(String, String)> {
    let w = desk.w;
    let said = |sum: &Option<PublicSum>| match sum {
        None => w.public_few(),
        Some(sum) if sum.contributions == 0 => w.public_no_work(),
        Some(sum) if sum.minutes == 0 => w.public_sum(desk.number(sum.contributions), desk.number(sum.people)),
        Some(sum) => w.public_sum_hours(
            desk.number(sum.contributions),
            desk.number(sum.people),
            desk.hours(sum.minutes),
        ),
    };
    it.streams
        .iter()
        .map(|one| (desk.stream(one.stream), said(&one.sum)))
        .collect()
}

fn money(desk: &Desk, it: &PublicMoney) -> Vec<(String, String)> {
    let w = desk.w;
    vec![
        (w.public_came_in(), desk.money(it.came_in)),
        (w.public_costs(), desk.money(it.costs)),
        (
            w.public_shared(),
            it.shared.map_or_else(|| w.public_few(), |shared| desk.money(shared)),
        ),
    ]
}

/// The names of those who agreed; whose name was erased has none.
fn names(desk: &Desk, people: &[Who]) -> Vec<(String, String, String)> {
    people
        .iter()
        .filter_map(|who| desk.note(&who.name))
        .map(|name| (isolated(&name), String::new(), String::new()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::leads_to;

    #[test]
    fn a_contact_leads_where_it_says() {
        assert_eq!(
            leads_to("https://words.example/us").as_deref(),
            Some("https://words.example/us")
        );
        assert_eq!(
            leads_to("hello@words.example").as_deref(),
            Some("mailto:hello@words.example")
        );
        for other in [
            "Carrer Major 7",
            "javascript:alert(1)@a.b",
            "http://words.example",
            "a@b",
            "x@y.z?subject=w",
        ] {
            assert_eq!(leads_to(other), None, "{other}");
        }
    }
}
