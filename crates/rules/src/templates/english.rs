//! The words of the templates in English. What their agreements set is not here: that is the same in every language.

use super::{Article, POLICY, Words};
use crate::act::{AgreementClass, Template};

/// Short names for what votes are about: money, work, care.
pub(super) const TOPICS: [&str; 3] = ["money", "work", "care"];

/// The agreements about deciding, which both templates share.
#[rustfmt::skip] // One agreement a line reads best.
pub(super) const DECIDING: &[Article] = &[
    ("consent", AgreementClass::Constitutional, "We decide when nobody has a reason that it would harm us. First we ask what is meant, then we say how we feel about it, then we consent or object. An objection is a gift: we look for a proposal that answers it. Whoever says nothing has not agreed; so enough of us have to answer."),
    ("advice", POLICY, "Whoever holds a role decides within it alone, after asking those who are affected and those who know about it. Advice is listened to and answered, and is no command. Large things get more time."),
    ("votes", AgreementClass::Constitutional, "Where we choose among several good things, we vote. Leaving things as they are is always among the choices. We take time to talk before we vote."),
    ("circles", POLICY, "We work in circles. Each has an aim and cares for its own affairs; whoever wants to join in enters. We choose people for roles together, for a year, by saying whom we see in it and why."),
    ("calendar", POLICY, "Saturdays and Sundays are free, and nobody has to answer anything on them. We add the holidays that we keep."),
    ("delegation", POLICY, "Who cannot follow every vote asks somebody to speak for them, on one vote, a topic, a circle or everything. Whoever is asked says yes or no. It ends by itself after half a year, and whoever trusts takes it back or votes themself whenever they like. Nobody speaks for more than a tenth of us."),
];

/// The agreements, circles and commons of a template.
#[rustfmt::skip] // As above.
pub(super) fn words(template: Template) -> Words {
    match template {
        Template::Disco => Words {
            agreements: &[
                ("streams", POLICY, "We value three streams of work: livelihood (paid work), love (work that makes commons) and care. What we share out goes three quarters to livelihood and one quarter to love; what one stream cannot take goes to the other."),
                ("rates", POLICY, "A translated word earns 0.08 credit, an edited word 0.04, any other productive work 10 credits an hour. One credit stands for one unit of our currency."),
                ("attestation", POLICY, "Work counts once others have confirmed it: as many as stand here for livelihood, one for love and care. Nobody confirms their own. Nothing counts by silence."),
                ("membership", AgreementClass::Constitutional, "We date for nine months in three stages of three, each ended by an evaluation: first love and care alone, then livelihood paid at 50 %, then at 75 %, then full membership. Each quarter we look at what each of us gave, to talk and not to punish."),
                ("care", POLICY, "Care is counted in hours, never in output. In a share-out, who did less care than the mean passes part of their pay to those who did more. Who is away, ill or in a life event is left out of this."),
                ("share-out", POLICY, "A part goes to needs first. Everyone sees what a share-out would pay, and why, before we decide on it; it posts once nobody objects."),
                ("openness", AgreementClass::Constitutional, "Who may read our pages. Members always may."),
            ],
            circles: &[("commons", "Commons", "The whole community: what concerns everybody."), ("livelihood", "Livelihood", "Work for clients.")],
            commons: ("knowledge", "Our knowledge"),
        },
        Template::WorkerCoop => Words {
            agreements: &[
                ("streams", POLICY, "We value three streams of work: livelihood (paid work), love (work that makes commons) and care. What we share out goes three quarters to livelihood and one quarter to love; what one stream cannot take goes to the other."),
                ("rates", POLICY, "Every hour of productive work earns 20 credits, whoever does it. One credit stands for one unit of our currency."),
                ("attestation", POLICY, "Work counts once others have confirmed it: as many as stand here for livelihood, one for love and care. Nobody confirms their own. Nothing counts by silence."),
                ("membership", AgreementClass::Constitutional, "Nobody becomes a member by an invitation alone. Whoever is invited comes as our guest; once two members know them and vouch for them, all members decide whether they come in. New members work with us for six months at full pay; then the members decide again, and they become members with every right. In our first thirty days, whoever founds this with us becomes a member once two of us vouch for them."),
                ("care", POLICY, "Care is counted in hours. Up to a tenth of each share-out pays care hours at 15.00 an hour."),
                ("share-out", POLICY, "A part goes to needs first. Everyone sees what a share-out would pay, and why, before we decide on it; it posts once nobody objects."),
                ("openness", AgreementClass::Constitutional, "Who may read our pages. Members always may."),
            ],
            circles: &[("assembly", "Assembly", "All members: what concerns everybody."), ("production", "Production", "The work we sell.")],
            commons: ("knowledge", "Our knowledge"),
        },
    }
}
