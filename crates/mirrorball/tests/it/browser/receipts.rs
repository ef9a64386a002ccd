//! A photo of a receipt comes with an expense, is seen by the others, and goes again.

use std::path::Path;

use serde_json::json;

use super::machine::{Driver, Program};
use super::page::Page;
use super::{ada_and_ben, record_income, told};

/// A photo that lies down, with the place where it was taken and a remark beside it: 2,000 points wide and 1,500 high.
const CAMERA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../testdata/photos/camera.jpg");

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_is_photographed_and_forgotten() {
    told(photographed).await;
}

async fn photographed() {
    let program = Program::rehearse();
    let driver = Driver::start();
    let (ada, ben, community) = ada_and_ben(&driver, &program).await;
    record_income(&ada, &community).await;

    // What is no photo is said to be none, and nothing is signed.
    ada.visit(&format!("/{community}/money")).await;
    ada.fill("#expense-amount", "73.70").await;
    choose(
        &ada,
        "#expense-photo",
        concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"),
    )
    .await;
    ada.press("#expense-submit").await;
    ada.find("#expense .answer.refusal:not([hidden])").await;
    ada.sees("This file is no photo").await;
    choose(&ada, "#expense-photo", CAMERA).await;
    ada.press("#expense-submit").await;
    ada.find("#expense.sure").await;
    ada.shoot("70-expense-photo").await;
    ada.file("#expense-submit").await;
    ada.sees("1 photo").await;

    // The other sees it, standing, smaller, and without what the camera told.
    ben.visit(&format!("/{community}/money")).await;
    ben.press("#money-moved a[href$='#photos']").await;
    ben.find(".album img").await;
    let looked = ben.run_async(LOOKED, Vec::new()).await;
    assert_eq!(
        looked,
        json!([1200, 1600, true, false]),
        "width, height, a JPEG, told where"
    );
    ben.shoot("71-photo").await;
    let adds = ben
        .run("return document.getElementById('photo') === null", Vec::new())
        .await;
    assert_eq!(adds, json!(true), "who did not record it adds nothing to it");

    // One more by who recorded it; then the first is erased, everywhere.
    let record = ben.place().await;
    ada.visit(&record).await;
    choose(&ada, "#photo-file", CAMERA).await;
    ada.file("#photo-submit").await;
    ada.sees("Photo 2").await;
    ada.press(".album li:first-child p a").await;
    ada.find("body[data-ready] .receipt").await;
    ada.press("section[aria-labelledby='notes'] summary").await;
    ada.press("section[aria-labelledby='notes'] .button.grave").await;
    ada.find("section[aria-labelledby='notes'] form.sure").await;
    ada.file("section[aria-labelledby='notes'] .button.grave").await;
    ada.sees("erased").await;
    ben.visit(&record).await;
    let shown = "return [...document.querySelectorAll('.album li')].map((one) => one.querySelector('img') !== null)";
    assert_eq!(ben.run(shown, Vec::new()).await, json!([false, true]));

    // It was somebody else's: it is taken back by an entry of its own, and both stay.
    ada.visit(&record).await;
    ada.press("#reverse-card summary").await;
    ada.fill("#reverse-reason", "It was for the neighbours.").await;
    ada.press("#reverse-submit").await;
    ada.find("#reverse.sure").await;
    ada.shoot("72-reverse").await;
    ada.file("#reverse-submit").await;
    ada.find("#taken-back").await;
    ben.visit(&format!("/{community}/money")).await;
    ben.sees("takes back entry").await;
    ada.is_quiet(&[]).await;
    ben.is_quiet(&[]).await;
    ada.close().await;
    ben.close().await;
}

/// How large the first photo is, whether its file is a JPEG, and whether it tells where it was taken.
const LOOKED: &str = "const done = arguments[0];
    const image = document.querySelector('.album img');
    const file = async () => {
        await image.decode();
        const answer = await fetch(image.src);
        const bytes = new Uint8Array(await answer.arrayBuffer());
        const letters = new TextDecoder('latin1').decode(bytes);
        const is_jpeg = answer.headers.get('content-type') === 'image/jpeg' && bytes[0] === 0xff && bytes[1] === 0xd8;
        return [image.naturalWidth, image.naturalHeight, is_jpeg, /Exif|nobody/.test(letters)];
    };
    file().then(done, (error) => done(String(error)));";

/// Chooses a file.
async fn choose(who: &Page, css: &str, file: &str) {
    let file = Path::new(file).canonicalize().expect("the file is there");
    let typed = who
        .find(css)
        .await
        .send_keys(file.to_str().expect("a plain name"))
        .await;
    typed.unwrap_or_else(|error| panic!("no file can be chosen: {error}"));
}
