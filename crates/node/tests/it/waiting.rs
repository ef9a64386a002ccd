//! Receipts and growth can be awaited by tasks as well as by threads.

use crate::people::Village;
use node::answer::answer;
use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::Thread;

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// The smallest executor there is.
fn block_on<F: Future>(future: F) -> F::Output {
    let waker = Waker::from(Arc::new(Unpark(std::thread::current())));
    let mut context = Context::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(output) => return output,
            Poll::Pending => std::thread::park(),
        }
    }
}

#[test]
fn receipts_and_growth_are_awaited() {
    let village = Village::in_memory();
    let mut watch = village.keeper.watch();
    for minutes in 1..20 {
        let act = village.ada.care(&village.keeper, village.now(), minutes);
        let receipt = block_on(village.keeper.file_async(act).unwrap()).unwrap();
        assert_eq!(block_on(watch.grown()), Some(receipt.index + 1));
    }
    let ended = std::thread::scope(|scope| {
        let ended = scope.spawn(move || block_on(watch.grown()));
        village.node.close().unwrap();
        ended.join().unwrap()
    });
    assert_eq!(ended, None);
}

#[test]
fn whoever_waits_is_told_when_nobody_will_answer() {
    let (giving, pending) = answer::<u8>();
    let waiting = std::thread::spawn(move || pending.wait());
    drop(giving);
    assert_eq!(waiting.join().unwrap(), None);
    let (giving, pending) = answer::<u8>();
    let waiting = std::thread::spawn(move || block_on(pending));
    giving.give(7);
    assert_eq!(waiting.join().unwrap(), Some(7));
    let (giving, pending) = answer::<u8>();
    drop(pending);
    giving.give(7);
}
