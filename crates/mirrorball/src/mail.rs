//! Mail: what the program sends, by the server that the settings name. Addresses are the keeper's own business: they are in a
//! file beside the database, never in a register, and nothing shows them to anybody but whose they are.

pub mod readers;

use std::net::IpAddr;
use std::path::Path;
use std::time::Duration;

use lettre::address::AddressError;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::response::Code;
use lettre::{Address, SmtpTransport, Transport};
use sha2::{Digest, Sha256};
use url::Url;

use crate::limits::MAIL_SECONDS_MAX;
use crate::problem::Problem;
use crate::settings::Mail as Settings;

/// Hex digits of the name of a letter.
const NAME_DIGITS: usize = 32;

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
        let server = with_password(server, settings.password_file.as_deref())?;
        let transport = SmtpTransport::from_url(server.as_str()).map_err(|_| unread_server())?;
        let transport = transport.timeout(Some(Duration::from_secs(MAIL_SECONDS_MAX)));
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
            .message_id(Some(self.name(letter)))
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
            Err(flaw) if flaw.status().is_some_and(is_about_the_letter) => Err(NotSent::Refused),
            Err(_) => Err(NotSent::Away),
        }
    }

    /// The same letter has the same name, so that whoever is given it twice can see it.
    fn name(&self, letter: &Letter) -> String {
        let mut digest = Sha256::new();
        for part in [letter.to.as_ref(), letter.subject.as_str(), letter.text.as_str()] {
            digest.update(part.len().to_be_bytes());
            digest.update(part);
        }
        let name = crate::hex::encode(&digest.finalize());
        format!("<{}@{}>", &name[..NAME_DIGITS], self.from.email.domain())
    }
}

/// Whether an answer is about this letter or its mailbox. Others, as of a wrong password, are about the server, and the next
/// letter would be answered alike. [RFC 5321, 4.2.3](https://www.rfc-editor.org/rfc/rfc5321#section-4.2.3)
fn is_about_the_letter(code: Code) -> bool {
    ["550", "551", "552", "553", "554", "556"].contains(&code.to_string().as_str())
}

/// Why a letter was not sent.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NotSent {
    /// It makes no message.
    Unfit,
    /// The server will not take this letter, now or later.
    Refused,
    /// The server is not there, too busy, or lets this program in no more; later that may be mended.
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

/// The server's address with the password from its file, where there is one. No password goes over the network as anybody
/// can read it.
fn with_password(server: &str, file: Option<&Path>) -> Result<Url, Problem> {
    let mut server = Url::parse(server).map_err(|_| unread_server())?;
    if let Some(path) = file {
        let password = read_password(path)?;
        if server.username().is_empty() || server.set_password(Some(&password)).is_err() {
            return Err(unfit(
                "mail.server",
                "name the account before an @, as in smtps://name@smtp.example",
            ));
        }
    }
    let is_safe = server.scheme() == "smtps"
        || server
            .query_pairs()
            .any(|pair| pair == ("tls".into(), "required".into()));
    let is_here = server.host_str().is_some_and(|host| {
        let host = host.trim_matches(['[', ']']);
        host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
    });
    if server.password().is_some() && !is_safe && !is_here {
        return Err(unfit(
            "mail.server",
            "a password is sent by TLS alone: smtps://name@smtp.example or smtp://name@smtp.example?tls=required",
        ));
    }
    Ok(server)
}

fn unread_server() -> Problem {
    unfit(
        "mail.server",
        "write it as smtps://name@smtp.example or smtp://name@smtp.example?tls=required",
    )
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

#[cfg(test)]
mod tests {
    use super::with_password;

    #[test]
    fn a_password_is_sent_by_tls_alone() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("password");
        std::fs::write(&file, "p@ss:w/ord\n").unwrap();
        for server in [
            "smtps://me@smtp.example",
            "smtp://me%40coop.example@smtp.example?tls=required",
            "smtp://me@127.0.0.1:2525",
            "smtp://me@[::1]",
            "smtp://me@localhost",
        ] {
            let with = with_password(server, Some(&file)).unwrap();
            assert_eq!(with.password(), Some("p%40ss%3Aw%2Ford"), "{server}");
        }
        for server in [
            "smtp://me@smtp.example",
            "smtp://me@smtp.example?tls=opportunistic",
            // No account that it could be of.
            "smtps://smtp.example",
        ] {
            assert!(with_password(server, Some(&file)).is_err(), "{server}");
        }
        assert!(with_password("smtp://me:secret@smtp.example", None).is_err());
        assert!(with_password("smtp://smtp.example", None).is_ok());
        assert!(with_password("smtps://me@smtp.example", Some(&home.path().join("nowhere"))).is_err());
    }
}
