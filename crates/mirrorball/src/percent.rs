//! Texts as parts of addresses (RFC 3986, section 2.1).

/// A text in which every byte is written as `%XX` that is neither a letter or digit of ASCII nor one of those kept.
pub(crate) fn encoded(text: &str, kept: &[u8]) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || kept.contains(&byte);
    let written = |byte: u8| match is_plain(byte) {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    };
    text.bytes().map(written).collect()
}
