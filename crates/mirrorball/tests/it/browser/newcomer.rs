//! A new member with an old phone and a slow line: from the link to a contribution that counts, by what is on the pages
//! alone. What it takes is counted in presses and fields; how long it took is said and never judged.

use std::cell::Cell;
use std::time::Instant;

use super::machine::{Driver, Program};
use super::page::Page;
use super::told;

/// Opening the link; a name, and joining; how long, which kind, what, and logging; and looking at it.
const STEPS_MAX: u32 = 8;

/// Somebody's hand, which counts what it does.
struct Hand<'a> {
    page: &'a Page,
    steps: Cell<u32>,
}

impl Hand<'_> {
    fn step(&self) {
        self.steps.set(self.steps.get() + 1);
    }

    async fn follow(&self, link: &str) {
        self.step();
        self.page.visit(link).await;
    }

    async fn press(&self, css: &str) {
        self.step();
        // A thumb moves what lies behind the bar at the bottom before it presses.
        self.page.find(css).await;
        let move_it = "document.querySelector(arguments[0]).scrollIntoView({ block: 'nearest' })";
        self.page.run(move_it, vec![css.into()]).await;
        self.page.press(css).await;
    }

    async fn fill(&self, css: &str, text: &str) {
        self.step();
        self.page.fill(css, text).await;
    }

    async fn file(&self, css: &str) {
        self.step();
        self.page.file(css).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_member_on_an_old_phone_logs_care_that_counts() {
    told(from_the_link_to_what_counts).await;
}

async fn from_the_link_to_what_counts() {
    let program = Program::start(&["serve"]);
    let driver = Driver::start();
    let founding = [
        "found",
        "--name",
        "Open Words",
        "--purpose",
        "Translate what matters",
        "--me",
        "Ada",
    ];
    program.terminal("ada", &founding);
    let link = program.terminal("ada", &["invite"]);
    let ben = Page::open(&driver, &program).await;
    ben.on_an_old_phone().await;
    let hand = Hand {
        page: &ben,
        steps: Cell::new(0),
    };
    let begun = Instant::now();

    hand.follow(link.trim()).await;
    ben.fits_an_old_phone("the invitation").await;
    hand.fill("#join-name", "Ben").await;
    hand.press("#join-submit").await;
    ben.find("body[data-ready][data-member]:not([data-member='']) #log")
        .await;
    ben.fits_an_old_phone("the first day").await;
    hand.press("#log .lengths .chip").await;
    hand.press("#log label.care").await;
    hand.fill("#log-task", "listening").await;
    hand.file("#log-submit").await;
    ben.find("#said:not([hidden])").await;
    hand.press("#today-happened a.whole[href*='/work/']").await;
    ben.find("#work-state").await;
    ben.fits_an_old_phone("a contribution").await;

    let place = ben.place().await;
    let work = place.rsplit('/').next().expect("a path has a last part").to_owned();
    program.terminal("ada", &["act", "work.confirm", &format!("work={work}")]);
    ben.visit_until("#work-state", "counts").await;

    let steps = hand.steps.get();
    println!(
        "from the link to a contribution that counts: {steps} steps, {:.1?}",
        begun.elapsed()
    );
    assert!(steps <= STEPS_MAX, "{steps} steps");
    ben.is_quiet(&[]).await;
    ben.close().await;
}
