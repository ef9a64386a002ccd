//! Mail: what the program sends, by the server that the settings name. Addresses are the keeper's own business: they are in a
//! file beside the database, never in a register, and nothing shows them to anybody but whose they are.

pub mod readers;

use std::path::Path;
use std::time::Duration;

use lettre::address::AddressError;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::authentication::Credentials;
use lettre::{Address, SmtpTransport, Transport};

use crate::limits::MAIL_SECONDS_MAX;
use crate::problem::Problem;
use crate::settings::Mail as Settings;

/// Sends mail.
pub struct Mail {
    transport: SmtpTransport,
    from: Mailbox,
    /// Where links in mail lead, without a slash at its end.
    site: String,
}

/// A letter to one person.
pub struct Letter {
    /// To whom.
    pub to: Address,
    /// What it is called.
    pub subject: String,
    /// What it says.
    pub text: String,
    /// The address that ends it all with one request, and no more questions (RFC 8058).
    pub unsubscribe: String,
}

impl Mail {
    /// The mail of these settings; none where no server is set.
    ///
    /// # Errors
    ///
    /// The server's address, the sender or the site can't be read, or the password's file is not there.
    pub fn open(settings: &Settings) -> Result<Option<Self>, Problem> {
        let Some(server) = &settings.server else {
            return Ok(None);
        };
        let from = settings.from.as_deref().unwrap_or_default();
        let from = from
            .parse::<Mailbox>()
            .map_err(|_| unfit("mail.from", "write a sender such as Open Words <words@coop.example>"))?;
        let site = settings.site.as_deref().unwrap_or_default().trim_end_matches('/');
        if !site.starts_with("https://") && !site.starts_with("http://localhost") {
            return Err(unfit(
                "mail.site",
                "write where members reach this server, such as https://coop.example",
            ));
        }
        let mut transport = SmtpTransport::from_url(server)
            .map_err(|_| {
                unfit(
                    "mail.server",
                    "write it as smtps://name@smtp.example or smtp://name@smtp.example?tls=required",
                )
            })?
            .timeout(Some(Duration::from_secs(MAIL_SECONDS_MAX)));
        if let Some((user, password)) = credentials(server, settings)? {
            transport = transport.credentials(Credentials::new(user, password));
        }
        Ok(Some(Self {
            transport: transport.build(),
            from,
            site: site.to_owned(),
        }))
    }

    /// Where links in mail lead.
    pub fn site(&self) -> &str {
        &self.site
    }

    /// Whether the server answers, and lets this program in.
    ///
    /// # Errors
    ///
    /// What it said instead.
    pub fn test(&self) -> Result<(), String> {
        match self.transport.test_connection() {
            Ok(true) => Ok(()),
            Ok(false) => Err("it does not take mail".to_owned()),
            Err(flaw) => Err(flaw.to_string()),
        }
    }

    /// Hands a letter to the server.
    ///
    /// # Errors
    ///
    /// The server did not take it; what it said is left out, since it may name the address.
    pub fn send(&self, letter: &Letter) -> Result<(), NotSent> {
        let unsubscribe = |name: &'static str, value: String| {
            let name = HeaderName::new_from_ascii_str(name);
            HeaderValue::new(name, value)
        };
        let mut message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, letter.to.clone()))
            .subject(letter.subject.clone())
            .header(ContentType::TEXT_PLAIN)
            .body(letter.text.clone())
            .map_err(|_| NotSent::Unfit)?;
        let headers = message.headers_mut();
        headers.insert_raw(unsubscribe("List-Unsubscribe", format!("<{}>", letter.unsubscribe)));
        headers.insert_raw(unsubscribe(
            "List-Unsubscribe-Post",
            "List-Unsubscribe=One-Click".to_owned(),
        ));
        headers.insert_raw(unsubscribe("Auto-Submitted", "auto-generated".to_owned()));
        match self.transport.send(&message) {
            Ok(_) => Ok(()),
            Err(flaw) if flaw.is_permanent() => Err(NotSent::Refused),
            Err(_) => Err(NotSent::Away),
        }
    }
}

/// Why a letter was not sent.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NotSent {
    /// It makes no message.
    Unfit,
    /// The server will not take it.
    Refused,
    /// The server is not there, or too busy; later it may be.
    Away,
}

/// Reads an address.
///
/// # Errors
///
/// It is none.
pub fn read_address(text: &str) -> Result<Address, AddressError> {
    text.trim().parse()
}

/// The name in the server's address and the password from its file, where there is one.
fn credentials(server: &str, settings: &Settings) -> Result<Option<(String, String)>, Problem> {
    let Some(path) = &settings.password_file else {
        return Ok(None);
    };
    let password = read_password(path)?;
    let user = server.split_once("://").and_then(|(_, rest)| rest.split_once('@'));
    let user = user.map(|(user, _)| user.split(':').next().unwrap_or_default());
    let user = user.ok_or_else(|| {
        unfit(
            "mail.server",
            "name the account before an @, as in smtps://name@smtp.example",
        )
    })?;
    Ok(Some((user.replace("%40", "@"), password)))
}

fn read_password(path: &Path) -> Result<String, Problem> {
    let text = std::fs::read_to_string(path)
        .map_err(|flaw| unfit("mail.password_file", &format!("{}: {flaw}", path.display())))?;
    Ok(text.trim_end().to_owned())
}

fn unfit(setting: &str, why: &str) -> Problem {
    Problem::fault(
        "mail",
        "The settings of mail can't be used.".to_owned(),
        format!("{setting}: {why}."),
        "Mend them, or take mail.server away to send none.",
    )
}
