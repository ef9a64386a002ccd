//! How an ACME server is asked: by the HTTP client that the program has already.

use std::path::Path;
use std::pin::Pin;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::request::Parts;
use axum::http::{Method, Request};
use instant_acme::{BodyWrapper, BytesResponse, Error, HttpClient};
use ureq::tls::{RootCerts, TlsConfig};

use crate::limits::ACME_PATIENCE_SECONDS;
use crate::problem::Problem;
use crate::trusting;

/// More than any request of the protocol holds.
const REQUEST_BYTES_MAX: usize = 1 << 20;

/// Asks over HTTPS. Cheap to clone.
#[derive(Clone)]
pub(super) struct Asking {
    agent: ureq::Agent,
}

impl Asking {
    /// Trusts the authorities that browsers trust, or those of this file alone, or else of the one that the environment names.
    ///
    /// # Errors
    ///
    /// The file can't be read, or holds no certificate.
    pub(super) fn trusting(file: Option<&Path>) -> Result<Self, Problem> {
        let mut tls = TlsConfig::builder();
        let roots = match file {
            Some(file) => Some(roots(file)?),
            None => trusting::named()?,
        };
        if let Some(roots) = roots {
            tls = tls.root_certs(roots);
        }
        let config = ureq::Agent::config_builder()
            .tls_config(tls.build())
            .http_status_as_error(false)
            .https_only(true)
            .timeout_global(Some(Duration::from_secs(ACME_PATIENCE_SECONDS)));
        Ok(Self {
            agent: config.build().into(),
        })
    }
}

fn roots(file: &Path) -> Result<RootCerts, Problem> {
    let flaw = |why: String| {
        Problem::fault(
            "acme",
            "No certificate can be got.".to_owned(),
            format!("{}: {why}.", file.display()),
            "Name a file of certificates in PEM as acme.trust, or none if the server that gives certificates is known to the world.",
        )
    };
    trusting::in_file(file).map_err(flaw)
}

impl HttpClient for Asking {
    fn request(
        &self,
        request: Request<BodyWrapper<Bytes>>,
    ) -> Pin<Box<dyn Future<Output = Result<BytesResponse, Error>> + Send>> {
        let agent = self.agent.clone();
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let body = to_bytes(Body::new(body), REQUEST_BYTES_MAX).await;
            let body = body.map_err(|flaw| Error::Other(Box::new(flaw)))?;
            let asking = tokio::task::spawn_blocking(move || ask(&agent, parts, &body));
            asking.await.map_err(|flaw| Error::Other(Box::new(flaw)))?
        })
    }
}

fn ask(agent: &ureq::Agent, parts: Parts, body: &[u8]) -> Result<BytesResponse, Error> {
    let answer = if parts.method == Method::POST {
        agent.run(Request::from_parts(parts, body.to_vec()))
    } else {
        agent.run(Request::from_parts(parts, ()))
    };
    let other = |flaw: ureq::Error| Error::Other(Box::new(flaw));
    let (parts, mut body) = answer.map_err(other)?.into_parts();
    let bytes = body.read_to_vec().map_err(other)?;
    Ok(BytesResponse {
        parts,
        body: Box::new(Bytes::from(bytes)),
    })
}
