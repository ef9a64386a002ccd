//! Values of options that have a form of their own: months and currencies.

/// A month such as `2026-05`.
pub(super) fn month(text: &str) -> Result<String, String> {
    rules::quantity::Month::parse(text)
        .map(|month| month.to_string())
        .ok_or_else(|| "write a month as year and number, such as 2026-05".to_owned())
}

/// A currency's code of three capital letters, and its decimals where they are not 2.
pub(super) fn currency(text: &str) -> Result<String, String> {
    let (code, scale) = text.split_once(':').unwrap_or((text, "2"));
    let sound = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    let whole = scale.len() == 1 && matches!(scale.as_bytes(), [b'0'..=b'4']);
    if sound && whole {
        Ok(text.to_owned())
    } else {
        Err(
            "write three capital letters as ISO 4217 has them, such as EUR; with other decimals than 2, as CLP:0"
                .to_owned(),
        )
    }
}
