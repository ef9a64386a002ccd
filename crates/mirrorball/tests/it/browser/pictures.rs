//! Pictures of links, as a camera reads them.

use serde_json::json;

use super::page::Page;

/// The link in a picture on the page, read by somebody else's reader; its words are the same link.
pub(super) async fn read(page: &Page, css: &str) -> String {
    page.find(&format!("{css}:not([hidden])")).await;
    let script = "const picture = document.querySelector(arguments[0]);
        const { data, width, height } = picture.getContext('2d').getImageData(0, 0, picture.width, picture.height);
        const grey = []; for (let at = 0; at < data.length; at += 4) grey.push(data[at]);
        return { width, height, grey, role: picture.getAttribute('role'), label: picture.getAttribute('aria-label') };";
    let picture = page.run(script, vec![json!(css)]).await;
    let side = |name: &str| picture[name].as_u64().expect("a picture has sides") as usize;
    let grey: Vec<u8> = picture["grey"]
        .as_array()
        .expect("a picture has points")
        .iter()
        .map(|point| point.as_u64().unwrap_or_default() as u8)
        .collect();
    let mut prepared =
        rqrr::PreparedImage::prepare_from_greyscale(side("width"), side("height"), |x, y| grey[y * side("width") + x]);
    let codes = prepared.detect_grids();
    assert_eq!(codes.len(), 1, "{css} is one code");
    let (_, link) = codes[0]
        .decode()
        .unwrap_or_else(|flaw| panic!("{css} cannot be read: {flaw}"));
    assert_eq!(picture["role"], "img", "{css}");
    let label = picture["label"].as_str().unwrap_or_default();
    assert!(label.contains(&link), "{css} is called “{label}”, and holds {link}");
    link
}
