//! `mirrorball count --method liquid`: a file of delegations, resolved, and the question decided with the weights if the file says
//! what everybody voted.

use tally::liquid::Working;
use tally::lot::TieBreak;
use tally::method::Method;
use tally::outcome::Outcome;
use tally::read::DelegationsReader;

use super::{CountArgs, Counted, NotCounted, flawed, in_pieces, print, report, table, write};

/// Resolves, prints, and writes the report if one is wanted.
///
/// # Errors
///
/// [`NotCounted`] if the file cannot be read, or the report cannot be written.
pub(super) fn run(args: &CountArgs) -> Result<Counted, NotCounted> {
    let mut reader = DelegationsReader::default();
    in_pieces(&args.file, |piece| reader.push(piece))?;
    let file = reader.finish().map_err(|flaw| flawed(&args.file, &flaw))?;
    let working = match args.settings.cap() {
        Some(cap) => Working::capped(file, &cap),
        None => Working::uncapped(file),
    };
    let outcome = decided(args, &working)?;
    if let Some(path) = &args.report {
        write(path, &report::delegations_page(&working, outcome.as_ref()))?;
    }
    print(&match (args.json, &outcome) {
        (false, None) => working.to_string(),
        (false, Some(outcome)) => format!("{working}\n{}", table::shown(outcome)),
        (true, None) => working.to_json(),
        (true, Some(outcome)) => {
            let (working, outcome) = (working.to_json(), outcome.to_json());
            format!("[\n{},\n{}\n]\n", working.trim_end(), outcome.trim_end())
        }
    })?;
    Ok(Counted::Complete)
}

/// The question of yes or no with the weights of all ballots, by the settings of `majority`; nothing if the file does not say what
/// everybody voted, or too few voted themselves.
fn decided(args: &CountArgs, working: &Working) -> Result<Option<Outcome>, NotCounted> {
    let Some(profile) = working.profile().filter(|_| working.has_enough_direct()) else {
        return Ok(None);
    };
    let mut settings = args.settings.clone();
    settings.electorate = Some(working.graph.electorate().into());
    let method: Method = settings.method("majority")?;
    let outcome = method.count(&profile, &TieBreak::none());
    let outcome = outcome.map_err(|flaw| NotCounted {
        code: "not-countable",
        what: format!("{} was not counted.", args.file.display()),
        why: format!("{flaw}."),
        next: "Look at the settings of majority.",
    })?;
    Ok(Some(outcome))
}
