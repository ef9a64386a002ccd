//! Where connections come in: plainly, or through TLS. A handshake that takes long keeps nobody else waiting.

use std::net::SocketAddr;
use std::time::Duration;

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;
use tokio_util::either::Either;

use crate::limits::{HANDSHAKE_SECONDS_MAX, HANDSHAKES_MAX};
use crate::serve::certificates::{Certificates, PROOF};

/// A connection.
pub type Connection = Either<TcpStream, TlsStream<TcpStream>>;

/// Where a connection comes from and how, as handlers ask for it.
#[derive(Clone, Copy, Debug)]
pub struct Caller {
    /// Its other end.
    pub address: SocketAddr,
    /// Whether it came through TLS of our own.
    pub by_tls: bool,
}

/// An address that is listened on.
pub struct Listening {
    tcp: TcpListener,
    tls: Option<Handshakes>,
}

/// Connections on their way through TLS.
struct Handshakes {
    acceptor: TlsAcceptor,
    under_way: JoinSet<Option<(Connection, SocketAddr)>>,
}

impl Listening {
    /// Connections as they come, for this machine or a proxy on it.
    pub fn plain(tcp: TcpListener) -> Self {
        Self { tcp, tls: None }
    }

    /// Connections through TLS.
    pub fn tls(tcp: TcpListener, certificates: &Certificates) -> Self {
        let handshakes = Handshakes {
            acceptor: TlsAcceptor::from(certificates.config()),
            under_way: JoinSet::new(),
        };
        Self {
            tcp,
            tls: Some(handshakes),
        }
    }

    /// Whether it is TLS.
    pub fn is_tls(&self) -> bool {
        self.tls.is_some()
    }
}

impl Listener for Listening {
    type Io = Connection;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Connection, SocketAddr) {
        let Some(handshakes) = &mut self.tls else {
            let (stream, from) = Listener::accept(&mut self.tcp).await;
            return (Either::Left(stream), from);
        };
        loop {
            let has_room = handshakes.under_way.len() < HANDSHAKES_MAX;
            tokio::select! {
                (stream, from) = Listener::accept(&mut self.tcp), if has_room => {
                    handshakes.under_way.spawn(shake_hands(handshakes.acceptor.clone(), stream, from));
                }
                Some(done) = handshakes.under_way.join_next() => {
                    if let Ok(Some(connection)) = done {
                        return connection;
                    }
                }
            }
        }
    }

    fn local_addr(&self) -> std::io::Result<SocketAddr> {
        self.tcp.local_addr()
    }
}

/// None for whoever speaks no TLS, takes too long, or came for a proof alone: there is nobody to tell.
async fn shake_hands(acceptor: TlsAcceptor, stream: TcpStream, from: SocketAddr) -> Option<(Connection, SocketAddr)> {
    let limit = Duration::from_secs(HANDSHAKE_SECONDS_MAX);
    let stream = tokio::time::timeout(limit, acceptor.accept(stream)).await.ok()?.ok()?;
    let came_for_a_proof = stream.get_ref().1.alpn_protocol() == Some(PROOF);
    (!came_for_a_proof).then_some((Either::Right(stream), from))
}

impl Connected<IncomingStream<'_, Listening>> for Caller {
    fn connect_info(stream: IncomingStream<'_, Listening>) -> Self {
        Self {
            address: *stream.remote_addr(),
            by_tls: matches!(stream.io(), Either::Right(_)),
        }
    }
}
