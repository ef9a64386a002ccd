//! Mail: whether it is sent at all, and whether the server lets this program in. Nothing is sent.

use super::Finding;
use crate::mail::Mail;
use crate::settings;

const ABOUT: &str = "mail";

pub(super) fn look(settings: &settings::Mail) -> Finding {
    let mail = match Mail::open(settings) {
        Ok(Some(mail)) => mail,
        Ok(None) => return Finding::well(ABOUT, "No mail server is set, and no mail is sent.".to_owned()),
        Err(problem) => return Finding::wrong(ABOUT, problem.what, &problem.why, &problem.next),
    };
    match mail.test() {
        Ok(()) => Finding::well(ABOUT, "The mail server answers, and lets this program in.".to_owned()),
        Err(why) => Finding::wrong(
            ABOUT,
            format!("The mail server does not take mail: {why}."),
            "Members who read the week by mail get no letter until it does; what is in it they find on the page \"The week\", which Today leads to.",
            "Check mail.server and mail.password_file, and whether this machine may reach it.",
        ),
    }
}
