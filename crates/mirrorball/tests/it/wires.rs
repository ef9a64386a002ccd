//! A wire between two machines that can be cut: a small proxy on loopback. What is under way when it is cut is lost, and
//! whoever tries meanwhile gets nothing; none of the two programs knows of it.

use std::io;
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// A wire to a port of this machine.
pub(crate) struct Wire {
    port: u16,
    held: Arc<Mutex<Held>>,
}

#[derive(Default)]
struct Held {
    is_cut: bool,
    /// Both ends of what is connected through it.
    connected: Vec<TcpStream>,
}

impl Wire {
    /// A wire that leads there.
    pub(crate) fn to(target: u16) -> Wire {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let held = Arc::<Mutex<Held>>::default();
        let wire = Arc::clone(&held);
        thread::spawn(move || {
            for near in listener.incoming().flatten() {
                let mut held = wire.lock().unwrap();
                if held.is_cut {
                    continue; // It is closed at once.
                }
                if let Ok(far) = TcpStream::connect(("127.0.0.1", target)) {
                    for (from, to) in [(&near, &far), (&far, &near)] {
                        pass_on(from.try_clone().unwrap(), to.try_clone().unwrap());
                    }
                    held.connected.extend([near, far]);
                }
            }
        });
        Wire { port, held }
    }

    /// Where it begins.
    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// Nothing gets through any more.
    pub(crate) fn cut(&self) {
        let mut held = self.held.lock().unwrap();
        held.is_cut = true;
        for end in held.connected.drain(..) {
            // The program at that end may have closed it.
            let _ = end.shutdown(Shutdown::Both);
        }
    }

    /// Everything gets through again.
    pub(crate) fn mend(&self) {
        self.held.lock().unwrap().is_cut = false;
    }
}

/// Passes on what comes, until one of the two ends is closed.
fn pass_on(mut from: TcpStream, mut to: TcpStream) {
    thread::spawn(move || {
        // A wire that is cut ends in the midst.
        let _ = io::copy(&mut from, &mut to);
        let _ = to.shutdown(Shutdown::Write);
    });
}
