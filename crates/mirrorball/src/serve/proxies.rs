//! Where a request comes from when a proxy passes it on. A proxy says so in a header, and so could anybody: its word is
//! taken only where the settings name it, and of the addresses in the header only those that such proxies have seen.

use std::net::{IpAddr, Ipv6Addr};
use std::str::FromStr;

use axum::http::HeaderMap;
use serde::{Deserialize, Deserializer};

/// The proxies in front of this program.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(default, deny_unknown_fields)]
pub struct Proxies {
    /// Where they are.
    pub addresses: Vec<Network>,
    /// The header in which they say who asked.
    pub header: Header,
}

/// The header in which a proxy says who asked. Only one is read: the other may be a visitor's own invention, passed on.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum Header {
    /// `X-Forwarded-For: 203.0.113.7, 10.0.0.2`, as most proxies have it.
    #[default]
    XForwardedFor,
    /// `Forwarded: for=203.0.113.7;proto=https`, as RFC 7239 has it.
    Forwarded,
}

/// An address, or all that begin alike, such as `10.0.0.0/8`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Network {
    /// Its first address, in the form of IPv6.
    first: Ipv6Addr,
    /// How many of the first bits are alike.
    bits: u32,
}

impl Proxies {
    /// Who asks, by the connection's other end and the headers of the request.
    #[must_use]
    pub fn caller(&self, connection: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut caller = connection.to_canonical();
        // The last was added by the proxy at the other end, and says who asked it. If that is a proxy too, the one before
        // says who asked that one; whatever comes before the first stranger is that stranger's word.
        let mut said = self.said(headers).into_iter().rev();
        while self.trusts(caller) {
            match said.next() {
                Some(Some(before)) => caller = before,
                Some(None) | None => break,
            }
        }
        caller
    }

    /// Whether the proxy at the connection's other end was itself asked through TLS, by its own word: `X-Forwarded-Proto`
    /// beside `X-Forwarded-For`, or `proto` in the last part of `Forwarded`.
    #[must_use]
    pub fn by_tls(&self, connection: IpAddr, headers: &HeaderMap) -> bool {
        if !self.trusts(connection.to_canonical()) {
            return false;
        }
        let name = match self.header {
            Header::XForwardedFor => "x-forwarded-proto",
            Header::Forwarded => "forwarded",
        };
        let last = headers.get_all(name).iter().next_back();
        let last = last.and_then(|value| value.to_str().ok()?.rsplit(',').next());
        last.is_some_and(|hop| match self.header {
            Header::XForwardedFor => hop.trim().eq_ignore_ascii_case("https"),
            Header::Forwarded => pairs(hop, "proto").any(|scheme| scheme.eq_ignore_ascii_case("https")),
        })
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.addresses.iter().any(|network| network.holds(address))
    }

    /// The addresses in the header, in order; none where something else stands there, such as `unknown`.
    fn said(&self, headers: &HeaderMap) -> Vec<Option<IpAddr>> {
        let name = match self.header {
            Header::XForwardedFor => "x-forwarded-for",
            Header::Forwarded => "forwarded",
        };
        let values = headers
            .get_all(name)
            .iter()
            .map(|value| value.to_str().unwrap_or_default());
        values
            .flat_map(|value| value.split(','))
            .map(|hop| match self.header {
                Header::XForwardedFor => address(hop),
                Header::Forwarded => pairs(hop, "for").find_map(address),
            })
            .collect()
    }
}

/// What one part of `Forwarded` says under a name.
fn pairs<'a>(hop: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    let pairs = hop.split(';').filter_map(|pair| pair.split_once('='));
    pairs
        .filter(move |(one, _)| one.trim().eq_ignore_ascii_case(name))
        .map(|(_, value)| value.trim().trim_matches('"'))
}

/// An address as proxies write it: `203.0.113.7`, `203.0.113.7:4711`, `2001:db8::7`, `[2001:db8::7]:4711`.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let plain = match text.strip_prefix('[') {
        Some(rest) => rest.split(']').next()?,
        None if text.matches(':').count() == 1 => text.split(':').next()?,
        None => text,
    };
    plain.parse::<IpAddr>().ok().map(|address| address.to_canonical())
}

impl Network {
    /// Whether an address is in it.
    fn holds(&self, address: IpAddr) -> bool {
        let differing = wide(address).to_bits() ^ self.first.to_bits();
        differing.leading_zeros() >= self.bits
    }
}

/// An address in the form of IPv6, which holds those of IPv4.
fn wide(address: IpAddr) -> Ipv6Addr {
    match address {
        IpAddr::V4(four) => four.to_ipv6_mapped(),
        IpAddr::V6(six) => six,
    }
}

impl FromStr for Network {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let unreadable = || format!("“{text}” is no address; write 127.0.0.1, ::1 or 10.0.0.0/8");
        let (first, bits) = match text.split_once('/') {
            Some((first, bits)) => (first, Some(bits.parse::<u32>().map_err(|_| unreadable())?)),
            None => (text, None),
        };
        let first: IpAddr = first.trim().parse().map_err(|_| unreadable())?;
        let bits_max = if first.is_ipv4() { 32 } else { 128 };
        let bits = bits.unwrap_or(bits_max);
        if bits > bits_max {
            return Err(unreadable());
        }
        Ok(Self {
            first: wide(first),
            bits: 128 - bits_max + bits,
        })
    }
}

impl<'de> Deserialize<'de> for Network {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use axum::http::{HeaderMap, HeaderName, HeaderValue};

    use super::{Header, Network, Proxies};

    fn behind(addresses: &[&str], header: Header) -> Proxies {
        let addresses = addresses.iter().map(|text| text.parse().unwrap()).collect();
        Proxies { addresses, header }
    }

    /// Who asks, with these values of the headers.
    fn caller(proxies: &Proxies, connection: &str, headers: &[(&'static str, &str)]) -> String {
        let mut sent = HeaderMap::new();
        for (name, value) in headers {
            sent.append(HeaderName::from_static(name), HeaderValue::from_str(value).unwrap());
        }
        let connection: IpAddr = connection.parse().unwrap();
        proxies.caller(connection, &sent).to_string()
    }

    #[test]
    fn nobody_is_believed_who_is_not_named() {
        let headers = [("x-forwarded-for", "203.0.113.7"), ("forwarded", "for=203.0.113.7")];
        for proxies in [
            Proxies::default(),
            behind(&["10.0.0.1"], Header::XForwardedFor),
            behind(&["10.0.0.1"], Header::Forwarded),
        ] {
            assert_eq!(caller(&proxies, "198.51.100.9", &headers), "198.51.100.9");
        }
    }

    #[test]
    fn a_named_proxy_says_who_asked_it() {
        let proxies = behind(&["127.0.0.1", "10.0.0.0/8", "2001:db8::/32"], Header::XForwardedFor);
        for (said, found) in [
            ("203.0.113.7", "203.0.113.7"),
            ("203.0.113.7:4711", "203.0.113.7"),
            ("2a00::7", "2a00::7"),
            ("[2a00::7]:4711", "2a00::7"),
            ("::ffff:203.0.113.7", "203.0.113.7"),
            // What the visitor wrote themselves comes before what the proxy saw.
            ("192.0.2.1, 203.0.113.7", "203.0.113.7"),
            ("127.0.0.1, 203.0.113.7", "203.0.113.7"),
            // One proxy behind another.
            ("192.0.2.1, 203.0.113.7, 10.1.2.3", "203.0.113.7"),
            ("203.0.113.7, 2001:db8::3", "203.0.113.7"),
            // Whoever is on the proxies' own machines.
            ("10.1.2.3", "10.1.2.3"),
            // Nobody can be told from this, so that it is counted as the proxy's own.
            ("unknown", "127.0.0.1"),
            ("203.0.113.7, unknown", "127.0.0.1"),
            ("", "127.0.0.1"),
        ] {
            assert_eq!(
                caller(&proxies, "127.0.0.1", &[("x-forwarded-for", said)]),
                found,
                "{said}"
            );
            let mapped = caller(&proxies, "::ffff:127.0.0.1", &[("x-forwarded-for", said)]);
            assert_eq!(mapped, found, "{said}");
        }
        let twice = [("x-forwarded-for", "192.0.2.1"), ("x-forwarded-for", "203.0.113.7")];
        assert_eq!(caller(&proxies, "127.0.0.1", &twice), "203.0.113.7");
    }

    #[test]
    fn only_the_header_that_was_chosen_is_read() {
        let headers = [
            ("x-forwarded-for", "192.0.2.1"),
            ("forwarded", "for=192.0.2.2, for=\"[2a00::7]:4711\";proto=https"),
        ];
        let proxies = behind(&["127.0.0.1"], Header::Forwarded);
        assert_eq!(caller(&proxies, "127.0.0.1", &headers), "2a00::7");
        let proxies = behind(&["127.0.0.1"], Header::XForwardedFor);
        assert_eq!(caller(&proxies, "127.0.0.1", &headers), "192.0.2.1");
        assert_eq!(
            caller(&behind(&["127.0.0.1"], Header::Forwarded), "127.0.0.1", &headers[..1]),
            "127.0.0.1"
        );
    }

    #[test]
    fn a_named_proxy_says_whether_it_was_asked_through_tls() {
        let by_tls = |header, connection: &str, name, said| {
            let mut sent = HeaderMap::new();
            sent.append(HeaderName::from_static(name), HeaderValue::from_static(said));
            behind(&["127.0.0.1"], header).by_tls(connection.parse().unwrap(), &sent)
        };
        let (plain, forwarded) = (Header::XForwardedFor, Header::Forwarded);
        for (header, connection, name, said, found) in [
            (plain, "127.0.0.1", "x-forwarded-proto", "https", true),
            (plain, "127.0.0.1", "x-forwarded-proto", "HTTPS", true),
            (plain, "::ffff:127.0.0.1", "x-forwarded-proto", "https", true),
            (plain, "127.0.0.1", "x-forwarded-proto", "http", false),
            // What the visitor wrote themselves comes before what the proxy saw.
            (plain, "127.0.0.1", "x-forwarded-proto", "https, http", false),
            (plain, "198.51.100.9", "x-forwarded-proto", "https", false),
            (plain, "127.0.0.1", "forwarded", "proto=https", false),
            (forwarded, "127.0.0.1", "forwarded", "for=192.0.2.1;proto=https", true),
            (
                forwarded,
                "127.0.0.1",
                "forwarded",
                "proto=https, for=192.0.2.1;Proto=\"http\"",
                false,
            ),
            (forwarded, "127.0.0.1", "forwarded", "for=192.0.2.1", false),
            (forwarded, "127.0.0.1", "x-forwarded-proto", "https", false),
        ] {
            assert_eq!(
                by_tls(header, connection, name, said),
                found,
                "{connection} {name}: {said}"
            );
        }
    }

    #[test]
    fn networks_are_read_strictly() {
        for text in [
            "",
            "proxy",
            "10.0.0.0/33",
            "::1/129",
            "10.0.0.0/",
            "10.0.0/8",
            "10.0.0.1:80",
        ] {
            let told = text.parse::<Network>().unwrap_err();
            assert!(told.contains("10.0.0.0/8"), "{told}");
        }
    }
}
