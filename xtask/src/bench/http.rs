//! Just enough HTTP to read pages as fast as the program answers, as a visitor or as a member: one connection kept open.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};

use socket2::{Domain, Socket, Type};

/// An answer, and what it took on the wire.
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// The body as it came, possibly compressed.
    pub body: Vec<u8>,
    /// The bytes that came over the wire, head and framing included.
    pub wire_bytes: usize,
    /// The cookie that it sets, as it is sent back.
    pub cookie: Option<String>,
}

/// A connection that is kept open.
pub struct Connection {
    stream: BufReader<TcpStream>,
    host: String,
    cookie: Option<String>,
}

impl Connection {
    /// Connects to `host`, such as `127.0.0.1:7777`, as the visitor with this number: each has an address of its own, as the program
    /// limits how often one address may ask.
    ///
    /// # Errors
    ///
    /// A sentence that says that nobody answers there.
    pub fn open(host: &str, visitor: u8) -> Result<Self, String> {
        let connected = || -> std::io::Result<TcpStream> {
            let address: SocketAddr = host.parse().map_err(std::io::Error::other)?;
            let socket = Socket::new(Domain::IPV4, Type::STREAM, None)?;
            socket.bind(&SocketAddr::from(([127, 0, 1, visitor], 0)).into())?;
            socket.connect(&address.into())?;
            socket.set_tcp_nodelay(true)?;
            Ok(socket.into())
        };
        let stream = connected().map_err(|error| format!("nobody answers at {host}: {error}"))?;
        Ok(Self {
            stream: BufReader::with_capacity(1 << 16, stream),
            host: host.to_owned(),
            cookie: None,
        })
    }

    /// The same, sending this cookie from now on.
    #[must_use]
    pub fn with_cookie(self, cookie: Option<&str>) -> Self {
        Self {
            cookie: cookie.map(str::to_owned),
            ..self
        }
    }

    /// Asks for a page, in these encodings.
    ///
    /// # Errors
    ///
    /// A sentence that says where the answer broke off.
    pub fn get(&mut self, path: &str, encodings: &str) -> Result<Answer, String> {
        let cookie = self.cookie.as_ref();
        let cookie = cookie.map_or_else(String::new, |cookie| format!("Cookie: {cookie}\r\n"));
        let question = format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\n{cookie}Accept: text/html,*/*\r\nAccept-Language: en\r\nAccept-Encoding: {encodings}\r\n\r\n",
            self.host
        );
        self.ask(path, &question)
    }

    /// Posts JSON.
    ///
    /// # Errors
    ///
    /// A sentence that says where the answer broke off.
    pub fn post(&mut self, path: &str, json: &str) -> Result<Answer, String> {
        let question = format!(
            "POST {path} HTTP/1.1\r\nHost: {0}\r\nOrigin: http://{0}\r\nContent-Type: application/json\r\nContent-Length: {1}\r\n\r\n{json}",
            self.host,
            json.len()
        );
        self.ask(path, &question)
    }

    /// Takes something away.
    ///
    /// # Errors
    ///
    /// A sentence that says where the answer broke off.
    pub fn delete(&mut self, path: &str) -> Result<Answer, String> {
        let question = format!("DELETE {path} HTTP/1.1\r\nHost: {}\r\n\r\n", self.host);
        self.ask(path, &question)
    }

    fn ask(&mut self, path: &str, question: &str) -> Result<Answer, String> {
        let broken = |error: std::io::Error| format!("{path} broke off: {error}");
        self.stream.get_mut().write_all(question.as_bytes()).map_err(broken)?;
        self.answer().map_err(broken)
    }

    fn answer(&mut self) -> std::io::Result<Answer> {
        let mut wire_bytes = 0;
        let mut status = 0;
        let mut length = None;
        let mut is_chunked = false;
        let mut cookie = None;
        loop {
            let line = self.line(&mut wire_bytes)?;
            let lower = line.to_ascii_lowercase();
            if status == 0 {
                status = line.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(599);
            } else if let Some(value) = lower.strip_prefix("content-length:") {
                length = value.trim().parse::<usize>().ok();
            } else if lower.starts_with("transfer-encoding:") {
                is_chunked = lower.contains("chunked");
            } else if lower.starts_with("set-cookie:") {
                let value = line["set-cookie:".len()..].split(';').next();
                cookie = value.map(|value| value.trim().to_owned());
            } else if line.is_empty() {
                break;
            }
        }
        let mut body = Vec::new();
        if is_chunked {
            while let size @ 1.. = usize::from_str_radix(&self.line(&mut wire_bytes)?, 16).unwrap_or(0) {
                self.take(size, &mut body, &mut wire_bytes)?;
                self.line(&mut wire_bytes)?;
            }
            self.line(&mut wire_bytes)?;
        } else {
            self.take(length.unwrap_or(0), &mut body, &mut wire_bytes)?;
        }
        Ok(Answer {
            status,
            body,
            wire_bytes,
            cookie,
        })
    }

    fn line(&mut self, wire_bytes: &mut usize) -> std::io::Result<String> {
        let mut line = String::new();
        let length = self.stream.read_line(&mut line)?;
        if length == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        *wire_bytes += length;
        Ok(line.trim_end().to_owned())
    }

    fn take(&mut self, length: usize, body: &mut Vec<u8>, wire_bytes: &mut usize) -> std::io::Result<()> {
        let from = body.len();
        body.resize(from + length, 0);
        *wire_bytes += length;
        self.stream.read_exact(&mut body[from..])
    }
}
