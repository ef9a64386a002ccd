//! A community's records in the words of Valueflows 1.0, as JSON-LD: agents, processes, resources, agreements, commitments,
//! claims and events. What that vocabulary has no word for (streams, confirmations, entries) stands beside it under names of
//! our own, so that nothing is lost.

use std::io::{self, Write};

use jiff::Timestamp;
use register::Hash;
use rules::community::{
    Circle, Commitment, CommitmentState, Community, Foundation, MemberIx, MoneyRecord, Payment, Reversal, Share, Work,
    WorkState,
};
use rules::quantity::{DAY_MS, Day, ResourceAction, WorkUnit, decimal};
use rules::report;
use serde_json::{Map, Value, json};

use crate::percent;

/// The vocabulary's namespace.
const VOCABULARY: &str = "https://w3id.org/valueflows/ont/vf#";
/// That of what it has no word for.
const OWN: &str = "urn:mirrorball:term:";
/// Terms whose values name something else by its id.
const LINKS: [&str; 20] = [
    "provider",
    "receiver",
    "inputOf",
    "outputOf",
    "inScopeOf",
    "resourceConformsTo",
    "conformsTo",
    "resourceInventoriedAs",
    "toResourceInventoriedAs",
    "primaryAccountable",
    "corrects",
    "hasUnit",
    "mb:circle",
    "mb:commons",
    "mb:confirmedBy",
    "mb:loggedBy",
    "mb:openedBy",
    "mb:partOf",
    "mb:recordedBy",
    "mb:steward",
];

/// Terms whose values are moments.
const MOMENTS: [&str; 3] = ["hasPointInTime", "created", "due"];
const TIME: &str = "http://www.w3.org/2001/XMLSchema#dateTimeStamp";

/// Writes all records of a community. `text` gives the text of a note, where the reader may read it.
///
/// # Errors
/// The file cannot be written.
pub fn write(file: &mut dyn Write, community: &Community, text: &dyn Fn(&Hash) -> Option<String>) -> io::Result<()> {
    let Some(foundation) = community.foundation() else {
        return Ok(());
    };
    let records = Records {
        community,
        foundation,
        text,
    };
    let mut context = Map::new();
    context.insert("@vocab".to_owned(), VOCABULARY.into());
    context.insert("mb".to_owned(), OWN.into());
    context.insert("action".to_owned(), json!({ "@type": "@vocab" }));
    for link in LINKS {
        context.insert(link.to_owned(), json!({ "@type": "@id" }));
    }
    for moment in MOMENTS {
        context.insert(moment.to_owned(), json!({ "@type": TIME }));
    }
    let mut file = io::BufWriter::new(file);
    write!(file, "{{\"@context\":{},\n\"@graph\":[", Value::Object(context))?;
    let mut before = "\n";
    for node in records.all() {
        file.write_all(before.as_bytes())?;
        serde_json::to_writer(&mut file, &node)?;
        before = ",\n";
    }
    file.write_all(b"\n]}\n")?;
    file.flush()
}

/// The records of one community.
struct Records<'c> {
    community: &'c Community,
    foundation: &'c Foundation,
    text: &'c dyn Fn(&Hash) -> Option<String>,
}

impl Records<'_> {
    fn all(&self) -> impl Iterator<Item = Value> + '_ {
        let community = self.community;
        let works = community.works().iter();
        let shares = community.shares().iter();
        self.agents()
            .chain(self.things())
            .chain(works.flat_map(|work| self.work(work)))
            .chain(community.incomes().iter().flat_map(|one| self.traded(one, true)))
            .chain(community.expenses().iter().flat_map(|one| self.traded(one, false)))
            .chain(shares.flat_map(|share| self.claims(share)))
            .chain(community.payments().iter().flat_map(|one| self.payment(one)))
            .chain(community.commitments().iter().map(|one| self.commitment(one)))
    }

    /// The community, its members, and those outside whom money comes from or goes to.
    fn agents(&self) -> impl Iterator<Item = Value> + '_ {
        let (community, foundation) = (self.community, self.foundation);
        let own = node(self.own(), "Organization")
            .with("name", foundation.name.as_str())
            .with("note", foundation.purpose.as_str())
            .done();
        let members = community.members().iter().map(|member| {
            node(urn(&member.id), "Person")
                .with("name", (self.text)(&member.name))
                .with("mb:joined", member.joined.to_string())
                .with("mb:left", member.left.map(|day| day.to_string()))
                .done()
        });
        let partners = community.partners().iter().map(|partner| {
            node(urn(&partner.id), "Agent")
                .with("name", (self.text)(&partner.name))
                .with("classifiedAs", partner.kind.word())
                .done()
        });
        std::iter::once(own).chain(members).chain(partners)
    }

    /// Units, kinds of work, circles and projects, commons, the cash and the agreements.
    fn things(&self) -> impl Iterator<Item = Value> + '_ {
        let community = self.community;
        let units = [WorkUnit::Minutes, WorkUnit::Words, WorkUnit::Pieces];
        let units = units.map(|unit| node(self.unit(unit), "Unit").with("label", unit.word()).done());
        let currency = [
            node(self.part("unit", &self.foundation.currency), "Unit")
                .with("label", self.foundation.currency.as_str())
                .done(),
            node(
                self.part("resource", &self.foundation.currency),
                "ResourceSpecification",
            )
            .with("name", self.foundation.currency.as_str())
            .with("mediumOfExchange", true)
            .done(),
            node(self.part("resource", "cash"), "EconomicResource")
                .with("name", "cash")
                .with(
                    "conformsTo",
                    json!({ "@id": self.part("resource", &self.foundation.currency) }),
                )
                .with("primaryAccountable", self.own())
                .done(),
        ];
        let tasks = community.tasks().iter().map(|task| {
            node(self.part("task", task), "ResourceSpecification")
                .with("name", task.as_str())
                .done()
        });
        let circles = community.circles().iter().map(|circle| self.process(circle));
        let commons = community.commons().iter().map(|one| {
            node(self.part("commons", &one.slug), "EconomicResource")
                .with("name", one.name.as_str())
                .with("classifiedAs", one.licence.as_str())
                .with("primaryAccountable", self.own())
                .with("mb:steward", self.member(one.steward))
                .done()
        });
        let agreements = community.agreements().iter().flat_map(|agreement| {
            agreement.versions.iter().map(|version| {
                let named = format!("{}:{}", agreement.name, version.version);
                node(self.part("agreement", &named), "Agreement")
                    .with("name", agreement.name.as_str())
                    .with("note", version.text.as_str())
                    .with("created", self.at(version.from))
                    .with("mb:class", version.class.word())
                    .with("mb:version", version.version)
                    .with("mb:entry", version.entry)
                    .done()
            })
        });
        units
            .into_iter()
            .chain(currency)
            .chain(tasks)
            .chain(circles)
            .chain(commons)
            .chain(agreements)
    }

    fn process(&self, circle: &Circle) -> Value {
        node(self.part("circle", &circle.slug), "Process")
            .with("name", circle.name.as_str())
            .with("note", circle.aim.as_str())
            .with("classifiedAs", circle.kind.word())
            .with("inScopeOf", self.own())
            .with("finished", circle.closed)
            .done()
    }

    /// A contribution, and what it made, used or cited. Only what counts is an event: of the rest nobody has said yet, or
    /// somebody has denied, that it came to be.
    fn work(&self, work: &Work) -> Vec<Value> {
        let community = self.community;
        let circle = self.part("circle", &community.circles()[work.circle as usize].slug);
        let counts = work.state == WorkState::Counted;
        let confirmed: Vec<String> = work.attest.members().map(|member| self.member(member)).collect();
        let commons = work.commons.map(|place| &community.commons()[place as usize].slug);
        let more = work.more.as_deref();
        let casual = more.into_iter().flat_map(|more| &more.casual).filter_map(self.text);
        let own = node(urn(&work.id), if counts { "EconomicEvent" } else { "mb:Contribution" })
            .with("action", "work")
            .with("provider", self.member(work.contributor))
            .with("receiver", self.own())
            .with("inputOf", circle.as_str())
            .with(
                "resourceConformsTo",
                self.part("task", &community.tasks()[work.task.0 as usize]),
            )
            .with(
                "effortQuantity",
                measure(i64::from(work.quantity).into(), self.unit(work.unit)),
            )
            .with("hasPointInTime", self.at(work.day))
            .with("note", work.note.as_ref().and_then(self.text))
            .with("mb:stream", work.stream.word())
            .with("mb:state", work.state.word())
            .with("mb:commons", commons.map(|slug| self.part("commons", slug)))
            .with("mb:confirmedBy", confirmed)
            .with("mb:loggedBy", self.member(work.author))
            .with("mb:casual", casual.collect::<Vec<_>>())
            .with("mb:entry", work.entry)
            .done();
        let resources = more.into_iter().flat_map(|more| &more.resources).enumerate();
        let resources = resources.filter(|_| counts).map(|(place, (action, name))| {
            let process = match action {
                ResourceAction::Produce => "outputOf",
                ResourceAction::Use | ResourceAction::Cite => "inputOf",
            };
            node(format!("{}:{place}", urn(&work.id)), "EconomicEvent")
                .with("action", action.word())
                .with("provider", self.member(work.contributor))
                .with("receiver", self.own())
                .with(process, circle.as_str())
                .with("resourceClassifiedAs", name.as_str())
                .with("hasPointInTime", self.at(work.day))
                .with("mb:partOf", urn(&work.id))
                .done()
        });
        std::iter::once(own).chain(resources).collect()
    }

    /// An income or an expense; and, where it was recorded wrongly, what backs it out.
    fn traded(&self, record: &MoneyRecord, came_in: bool) -> Vec<Value> {
        let partner = urn(&self.community.partners()[record.partner as usize].id);
        let circle = record
            .circle
            .map(|place| &self.community.circles()[place as usize].slug);
        let (from, to, cash) = if came_in {
            (partner, self.own(), "toResourceInventoriedAs")
        } else {
            (self.own(), partner, "resourceInventoriedAs")
        };
        let event = |id: String, amount: i64| {
            self.moved(id, (&from, &to), amount, record.day)
                .with(cash, self.part("resource", "cash"))
        };
        let own = event(urn(&record.id), signed(record.amount))
            .with("note", record.note.as_ref().and_then(self.text))
            .with("mb:circle", circle.map(|slug| self.part("circle", slug)))
            .with("mb:reference", record.reference.as_deref())
            .with("mb:recordedBy", self.member(record.by))
            .with("mb:entry", record.entry)
            .done();
        let back = |reversal| self.back(event(back_of(&record.id), -signed(record.amount)), &record.id, reversal);
        std::iter::once(own).chain(record.reversed.as_ref().map(back)).collect()
    }

    /// A share-out, and what it owes each member once it is posted.
    fn claims(&self, share: &Share) -> Vec<Value> {
        let posted = share.paid.as_ref();
        let (state, entry) = report::standing(share);
        let own = node(urn(&share.id), "mb:ShareOut")
            .with("mb:amount", self.money(signed(share.basis.amount)))
            .with("mb:needs", posted.map(|paid| self.money(signed(paid.needs))))
            .with("mb:reserve", posted.map(|paid| self.money(signed(paid.reserve))))
            .with(
                "mb:undistributed",
                posted.map(|paid| self.money(signed(paid.undistributed))),
            )
            .with("mb:from", share.from.to_string())
            .with("mb:until", share.until.to_string())
            .with("mb:openedBy", self.member(share.by))
            .with("mb:state", state)
            .with("note", share.note.as_ref().and_then(self.text))
            .with("created", moment(share.opened_ms))
            .with("mb:entry", share.entry)
            .with("mb:closedByEntry", entry)
            .done();
        let paid = share.paid.iter().flat_map(|paid| &paid.payouts);
        let owed = paid.filter(|payout| payout.amount > 0).map(|payout| {
            node(format!("{}:{}", urn(&share.id), payout.member), "Claim")
                .with("action", "transfer")
                .with("provider", self.own())
                .with("receiver", urn(&payout.member))
                .with("resourceConformsTo", self.part("resource", &self.foundation.currency))
                .with("resourceQuantity", self.money(signed(payout.amount)))
                .with("created", moment(share.due_ms))
                .with("mb:partOf", urn(&share.id))
                .done()
        });
        std::iter::once(own).chain(owed).collect()
    }

    /// What was paid to a member of what they are owed.
    fn payment(&self, payment: &Payment) -> Vec<Value> {
        let (from, to) = (self.own(), self.member(payment.member));
        let event = |id: String, amount: i64| {
            self.moved(id, (&from, &to), amount, payment.day)
                .with("resourceInventoriedAs", self.part("resource", "cash"))
        };
        let own = event(urn(&payment.id), signed(payment.amount))
            .with("mb:reference", payment.reference.as_deref())
            .with("mb:recordedBy", self.member(payment.by))
            .with("mb:entry", payment.entry)
            .done();
        let back = |reversal| {
            self.back(
                event(back_of(&payment.id), -signed(payment.amount)),
                &payment.id,
                reversal,
            )
        };
        std::iter::once(own)
            .chain(payment.reversed.as_ref().map(back))
            .collect()
    }

    fn commitment(&self, it: &Commitment) -> Value {
        let to = it.to.map_or_else(|| self.own(), |to| self.member(to));
        let effort = |(much, unit): (u32, WorkUnit)| measure(i64::from(much).into(), self.unit(unit));
        let (state, finished) = match it.state {
            CommitmentState::Open => ("open", false),
            CommitmentState::Kept => ("kept", true),
            CommitmentState::Cancelled => ("cancelled", true),
        };
        node(urn(&it.id), "Commitment")
            .with("action", "work")
            .with("provider", self.member(it.by))
            .with("receiver", to)
            .with("effortQuantity", it.quantity.map(effort))
            .with("due", self.at(it.due))
            .with("note", (self.text)(&it.what))
            .with("finished", finished)
            .with("mb:state", state)
            .with("mb:entry", it.entry)
            .done()
    }

    /// Money that went from somebody to somebody.
    fn moved(&self, id: String, (from, to): (&str, &str), amount: i64, day: Day) -> Node {
        node(id, "EconomicEvent")
            .with("action", "transfer")
            .with("provider", from)
            .with("receiver", to)
            .with("resourceConformsTo", self.part("resource", &self.foundation.currency))
            .with("resourceQuantity", self.money(amount))
            .with("hasPointInTime", self.at(day))
    }

    /// The event that backs out what was recorded wrongly.
    fn back(&self, event: Node, record: &Hash, reversal: &Reversal) -> Value {
        event
            .with("corrects", urn(record))
            .with("note", (self.text)(&reversal.reason))
            .with("mb:recordedBy", self.member(reversal.by))
            .with("mb:entry", reversal.entry)
            .done()
    }

    /// The community itself; its founder as a member has the id alone.
    fn own(&self) -> String {
        format!("urn:mirrorball:community:{}", self.foundation.id)
    }

    fn member(&self, member: MemberIx) -> String {
        urn(&self.community.member(member).id)
    }

    /// Something of the community's that has a name of its own.
    fn part(&self, kind: &str, name: &str) -> String {
        format!("{}:{kind}:{}", self.own(), percent::encoded(name, b"-._:"))
    }

    fn unit(&self, unit: WorkUnit) -> String {
        self.part("unit", unit.word())
    }

    fn money(&self, amount: i64) -> Value {
        let written = decimal(amount, self.foundation.scale);
        measure(Value::String(written), self.part("unit", &self.foundation.currency))
    }

    /// The beginning of a day by the clocks of where the community lives.
    fn at(&self, day: Day) -> String {
        let midnight_ms = i64::from(day.number()) * DAY_MS as i64;
        let begins_ms = i64::try_from(self.community.day_begins_ms(day)).unwrap_or(midnight_ms);
        let ahead = (midnight_ms - begins_ms) / 60_000;
        let sign = if ahead < 0 { '-' } else { '+' };
        let minutes = ahead.unsigned_abs();
        format!("{day}T00:00:00{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

/// A record that is being written.
struct Node(Map<String, Value>);

fn node(id: String, kind: &str) -> Node {
    let mut members = Map::new();
    members.insert("@id".to_owned(), id.into());
    members.insert("@type".to_owned(), kind.into());
    Node(members)
}

impl Node {
    /// With this member, unless it is nothing.
    fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        let value = value.into();
        let is_nothing = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
        if !is_nothing {
            self.0.insert(name.to_owned(), value);
        }
        self
    }

    fn done(self) -> Value {
        Value::Object(self.0)
    }
}

fn measure(value: Value, unit: String) -> Value {
    json!({ "@type": "Measure", "hasNumericalValue": value, "hasUnit": unit })
}

fn urn(id: &Hash) -> String {
    format!("urn:mirrorball:{id}")
}

fn back_of(record: &Hash) -> String {
    format!("{}:back", urn(record))
}

fn signed(amount: u64) -> i64 {
    i64::try_from(amount).unwrap_or(i64::MAX)
}

fn moment(ms: u64) -> String {
    let moment = i64::try_from(ms)
        .ok()
        .and_then(|ms| Timestamp::from_millisecond(ms).ok());
    moment.unwrap_or_default().to_string()
}
