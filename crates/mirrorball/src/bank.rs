//! The file by which a bank pays a share-out: a SEPA credit transfer as ISO 20022 has it (pain.001.001.09).
//!
//! Account numbers come from whoever makes the file, and stay with them: they are neither in the register nor kept by the
//! keeper ([decision 0171](../../../docs/decisions/0171-account-numbers.md)).

use std::fmt::Write;

use iban::{Iban, IbanLike};
use register::Hash;
use rules::quantity::{Day, decimal};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The one currency of SEPA.
pub const CURRENCY: &str = "EUR";
/// Characters in a name, as the scheme has it.
const NAME_CHARS_MAX: usize = 70;
/// Characters in a remittance text.
const TEXT_CHARS_MAX: usize = 140;
/// Characters in an identification.
const ID_CHARS_MAX: usize = 35;

/// What one bank is asked to pay.
#[derive(Clone, Debug)]
pub struct Order {
    /// The share-out.
    pub share: Hash,
    /// The moment of making the file, Unix ms.
    pub made_ms: u64,
    /// The day on which it is to be paid.
    pub day: Day,
    /// Whose account pays.
    pub payer: String,
    /// That account.
    pub from: Iban,
    /// What the payees read on their statements.
    pub text: String,
    /// Who is paid.
    pub payments: Vec<Payment>,
}

/// One payment.
#[derive(Clone, Debug)]
pub struct Payment {
    /// The member.
    pub member: Hash,
    /// Their name at the bank.
    pub name: String,
    /// Their account.
    pub to: Iban,
    /// Euro cents.
    pub cents: u64,
}

/// Reads an account number as people write it, with or without spaces: its country's form and its check digits hold.
///
/// # Errors
///
/// What does not hold, in a word.
pub fn read_iban(text: &str) -> Result<Iban, IbanFlaw> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    plain.to_uppercase().parse().map_err(|flaw| match flaw {
        iban::ParseIbanError::InvalidBaseIban { source } => match source {
            iban::ParseBaseIbanError::InvalidChecksum => IbanFlaw::CheckDigits,
            iban::ParseBaseIbanError::InvalidFormat => IbanFlaw::Form,
        },
        iban::ParseIbanError::InvalidBban(_) => IbanFlaw::Country,
        iban::ParseIbanError::UnknownCountry(_) => IbanFlaw::Country,
    })
}

/// Why a text is no account number.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum IbanFlaw {
    /// It is no country, two digits, and letters or digits.
    Form,
    /// Its check digits do not fit: a digit is wrong, missing or swapped.
    CheckDigits,
    /// No account number of that country looks like this.
    Country,
}

impl Order {
    /// The sum of all payments, in cents.
    pub fn cents(&self) -> u64 {
        self.payments.iter().map(|payment| payment.cents).sum()
    }

    /// The file. The same payments give the same identification, so that a bank notices one that it was given before.
    pub fn write(&self) -> String {
        let mut xml = Xml::default();
        xml.text.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.text
            .push_str("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\">\n");
        xml.within("CstmrCdtTrfInitn", |xml| {
            xml.within("GrpHdr", |xml| {
                xml.leaf("MsgId", &self.identification());
                xml.leaf("CreDtTm", &moment(self.made_ms));
                self.totals(xml);
                xml.within("InitgPty", |xml| xml.leaf("Nm", &spelled(&self.payer, NAME_CHARS_MAX)));
            });
            xml.within("PmtInf", |xml| self.instruction(xml));
        });
        xml.text.push_str("</Document>\n");
        xml.text
    }

    fn totals(&self, xml: &mut Xml) {
        xml.leaf("NbOfTxs", &self.payments.len().to_string());
        xml.leaf("CtrlSum", &euros(self.cents()));
    }

    fn instruction(&self, xml: &mut Xml) {
        xml.leaf("PmtInfId", &self.identification());
        xml.leaf("PmtMtd", "TRF");
        self.totals(xml);
        xml.within("PmtTpInf", |xml| xml.within("SvcLvl", |xml| xml.leaf("Cd", "SEPA")));
        xml.within("ReqdExctnDt", |xml| xml.leaf("Dt", &self.day.to_string()));
        xml.within("Dbtr", |xml| xml.leaf("Nm", &spelled(&self.payer, NAME_CHARS_MAX)));
        account(xml, "DbtrAcct", &self.from);
        xml.within("DbtrAgt", |xml| {
            // Within SEPA the account number tells the bank.
            xml.within("FinInstnId", |xml| {
                xml.within("Othr", |xml| xml.leaf("Id", "NOTPROVIDED"))
            });
        });
        xml.leaf("ChrgBr", "SLEV");
        for payment in &self.payments {
            xml.within("CdtTrfTxInf", |xml| {
                let id = format!("{:.16}-{:.16}", self.share.to_string(), payment.member.to_string());
                xml.within("PmtId", |xml| xml.leaf("EndToEndId", &id));
                xml.within("Amt", |xml| {
                    let amount = euros(payment.cents);
                    xml.line(&format!("<InstdAmt Ccy=\"{CURRENCY}\">{amount}</InstdAmt>"));
                });
                xml.within("Cdtr", |xml| xml.leaf("Nm", &spelled(&payment.name, NAME_CHARS_MAX)));
                account(xml, "CdtrAcct", &payment.to);
                xml.within("RmtInf", |xml| xml.leaf("Ustrd", &spelled(&self.text, TEXT_CHARS_MAX)));
            });
        }
    }

    /// A name for exactly these payments.
    fn identification(&self) -> String {
        let mut digest = Sha256::new();
        digest.update(self.share.as_bytes());
        digest.update(self.from.electronic_str());
        for payment in &self.payments {
            digest.update(payment.member.as_bytes());
            digest.update(payment.to.electronic_str());
            digest.update(payment.cents.to_be_bytes());
        }
        let mut name = format!("MB{}", crate::hex::encode(&digest.finalize()));
        name.truncate(ID_CHARS_MAX);
        name
    }
}

fn account(xml: &mut Xml, element: &str, iban: &Iban) {
    // Without the spaces that people are shown.
    let plain = iban.electronic_str().to_owned();
    xml.within(element, |xml| xml.within("Id", |xml| xml.leaf("IBAN", &plain)));
}

fn euros(cents: u64) -> String {
    decimal(i64::try_from(cents).unwrap_or(i64::MAX), 2)
}

fn moment(unix_ms: u64) -> String {
    let time = jiff::Timestamp::from_millisecond(unix_ms.cast_signed()).unwrap_or(jiff::Timestamp::MAX);
    time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// A text in the letters that every bank of the scheme takes; others as near as they come.
fn spelled(text: &str, chars_max: usize) -> String {
    let mut spelled = String::new();
    for letter in text.nfkd().filter(|letter| !is_combining_mark(*letter)) {
        match letter {
            'ß' => spelled.push_str("ss"),
            'æ' => spelled.push_str("ae"),
            'Æ' => spelled.push_str("Ae"),
            'œ' => spelled.push_str("oe"),
            'Œ' => spelled.push_str("Oe"),
            'ø' => spelled.push('o'),
            'Ø' => spelled.push('O'),
            'đ' | 'ð' => spelled.push('d'),
            'Đ' | 'Ð' => spelled.push('D'),
            'ł' => spelled.push('l'),
            'Ł' => spelled.push('L'),
            'ı' => spelled.push('i'),
            'þ' => spelled.push_str("th"),
            'Þ' => spelled.push_str("Th"),
            '&' => spelled.push('+'),
            '’' => spelled.push('\''),
            letter if letter.is_ascii_alphanumeric() || "/-?:().,'+ ".contains(letter) => spelled.push(letter),
            letter if letter.is_whitespace() => spelled.push(' '),
            _ => spelled.push('.'), // No letter of any bank's.
        }
    }
    let one_line: Vec<&str> = spelled.split_whitespace().collect();
    let mut text: String = one_line.join(" ").chars().take(chars_max).collect();
    // The scheme has no names or texts that begin with a slash.
    while text.starts_with('/') {
        text.remove(0);
    }
    if text.is_empty() { "-".to_owned() } else { text }
}

/// An XML text with its elements one below the other.
#[derive(Default)]
struct Xml {
    text: String,
    depth: usize,
}

impl Xml {
    fn within(&mut self, element: &str, inner: impl FnOnce(&mut Xml)) {
        self.line(&format!("<{element}>"));
        self.depth += 1;
        inner(self);
        self.depth -= 1;
        self.line(&format!("</{element}>"));
    }

    /// An element with a text in it.
    fn leaf(&mut self, element: &str, text: &str) {
        let safe = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        self.line(&format!("<{element}>{safe}</{element}>"));
    }

    fn line(&mut self, line: &str) {
        let indent = self.depth * 2 + 2;
        writeln!(self.text, "{:indent$}{line}", "").expect("a text takes everything");
    }
}

#[cfg(test)]
mod tests {
    use super::{IbanFlaw, NAME_CHARS_MAX, read_iban, spelled};

    #[test]
    fn account_numbers_are_read_with_their_check_digits() {
        for good in [
            "ES91 2100 0418 4502 0005 1332",
            "de89370400440532013000",
            " FR14 2004 1010 0505 0001 3M02 606 ",
        ] {
            assert!(read_iban(good).is_ok(), "{good}");
        }
        for (bad, flaw) in [
            ("ES92 2100 0418 4502 0005 1332", IbanFlaw::CheckDigits),
            // Two digits swapped.
            ("ES91 2100 0418 4502 0050 1332", IbanFlaw::CheckDigits),
            ("", IbanFlaw::Form),
            ("my account", IbanFlaw::Form),
            ("ES91 2100", IbanFlaw::CheckDigits),
        ] {
            assert_eq!(read_iban(bad), Err(flaw), "{bad}");
        }
    }

    #[test]
    fn names_are_spelled_as_every_bank_reads_them() {
        for (name, spelling) in [
            ("Núria Peña", "Nuria Pena"),
            ("Jürgen Groß", "Jurgen Gross"),
            ("Łukasz Ørsted", "Lukasz Orsted"),
            ("A & B <Co>", "A + B .Co."),
            ("//x", "x"),
            ("大森", ".."),
            ("", "-"),
        ] {
            assert_eq!(spelled(name, NAME_CHARS_MAX), spelling);
        }
        assert_eq!(spelled(&"x".repeat(99), NAME_CHARS_MAX).len(), NAME_CHARS_MAX);
    }
}
