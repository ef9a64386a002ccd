//! Where a command happens: the server, the community, the key, the language.

use std::cell::RefCell;

use register::{By, Hash, Seen};
use serde_json::Value;

use crate::act_text::Reading;
use crate::cli::args::Place;
use crate::cli::checking;
use crate::cli::keyfile::{self, KeyFile};
use crate::cli::memory::{Memory, SERVER};
use crate::cli::outbox::{Entered, Outbox, act_of};
use crate::client::Client;
use crate::compose::{self, Frame, Signed, Text};
use crate::language::Language;
use crate::problem::Problem;

/// What every command that talks to a server has.
pub struct Setting {
    /// What is remembered between calls.
    pub memory: Memory,
    /// The server.
    pub client: Client,
    place: Place,
    /// What was signed before without an answer, and was entered during this call.
    entered: RefCell<Vec<register::json::Value>>,
}

/// A member who acts: their key, and their place in a community.
pub struct Acting {
    /// The key.
    pub key: KeyFile,
    /// The community's id.
    pub community: Hash,
    /// The member's id.
    pub member: Hash,
    /// Decimals of the community's currency.
    pub money_scale: u32,
    /// The code of the community's currency.
    pub currency: String,
    /// The day it is there.
    pub today: String,
}

impl Setting {
    /// The setting that the words and the memory give.
    ///
    /// # Errors
    ///
    /// This machine names no home directory.
    pub fn of(place: &Place) -> Result<Self, Problem> {
        let memory = Memory::load()?;
        let server = place.server.clone().or_else(|| memory.server.clone());
        let server = server.unwrap_or_else(|| SERVER.to_owned());
        Ok(Self::at(&server, memory, place))
    }

    /// The setting at a server that is known.
    pub fn at(server: &str, memory: Memory, place: &Place) -> Self {
        let client = Client::new(server, Language::from_environment().tag());
        Self {
            memory,
            client,
            place: place.clone(),
            entered: RefCell::default(),
        }
    }

    /// Whether JSON is wanted.
    pub fn json(&self) -> bool {
        self.place.json
    }

    /// The community that is meant.
    ///
    /// # Errors
    ///
    /// None was named or remembered.
    pub fn community(&self) -> Result<String, Problem> {
        let named = self.place.community.clone().or_else(|| self.memory.community.clone());
        named.ok_or_else(|| {
            Problem::fault(
                "no-community-named",
                "No community was named.".to_owned(),
                "None is remembered from an earlier call.".to_owned(),
                "Name one with --community; `mirrorball show communities` lists them.",
            )
        })
    }

    /// The name of the key that is meant: named, remembered, the only one there is, or `me`.
    pub fn key_name(&self) -> String {
        let only = || match keyfile::list(&self.memory.keys()).as_slice() {
            [only] => only.to_str().map(str::to_owned),
            [] | [_, _, ..] => None,
        };
        let named = self.place.key.clone().or_else(|| self.memory.key.clone());
        named.or_else(only).unwrap_or_else(|| "me".to_owned())
    }

    /// The key that is meant.
    ///
    /// # Errors
    ///
    /// There is no such key file, or it can't be used.
    pub fn key(&self) -> Result<KeyFile, Problem> {
        keyfile::read(&keyfile::path_of(&self.memory.keys(), &self.key_name()))
    }

    /// The key that is meant, made now if there is none yet; and in words, which of the two.
    ///
    /// # Errors
    ///
    /// The key file can't be used or made.
    pub fn key_or_new(&self) -> Result<(KeyFile, &'static str), Problem> {
        let path = keyfile::path_of(&self.memory.keys(), &self.key_name());
        if path.exists() {
            Ok((keyfile::read(&path)?, "was there"))
        } else {
            Ok((keyfile::create(&path)?, "made now"))
        }
    }

    /// Asks a question about the community, as a member where it is only for members.
    ///
    /// # Errors
    ///
    /// What the server answered instead.
    pub fn ask(&self, path: &str) -> Result<Value, Problem> {
        let community = self.community()?;
        let path = format!("/api/{community}/{path}");
        match self.client.get(&path) {
            Err(problem) if problem.code == "session-needed" => {
                self.client.open_session(&community, &self.key()?.secret)?;
                self.client.get(&path)
            }
            answered => answered,
        }
    }

    /// The member who acts, with a session.
    ///
    /// # Errors
    ///
    /// There is no key, or it is no member's.
    pub fn acting(&self) -> Result<Acting, Problem> {
        let key = self.key()?;
        let begun = self.client.open_session(&self.community()?, &key.secret)?;
        let about = self.ask("about")?;
        let community = hash(&begun["community"])?;
        self.send_again(&community);
        Ok(Acting {
            key,
            community,
            member: hash(&begun["member"])?,
            money_scale: about["currency"]["scale"].as_u64().unwrap_or(2) as u32,
            currency: about["currency"]["code"].as_str().unwrap_or_default().to_owned(),
            today: about["today"].as_str().unwrap_or_default().to_owned(),
        })
    }

    /// What an act by this author stands on now.
    ///
    /// # Errors
    ///
    /// The server gave no head.
    pub fn frame(&self, by: By, id: [u8; 16]) -> Result<Frame, Problem> {
        let head = self.client.get(&format!("/api/{}/head", self.community()?))?;
        let now_ms = head["now_ms"].as_u64().unwrap_or_default();
        let lasts_ms = head["expires_default_ms"].as_u64().unwrap_or_default();
        Ok(Frame {
            by,
            community: Some(hash(&head["community"])?),
            seen: Seen {
                size: head["size"].as_u64().unwrap_or_default(),
                root: hash(&head["root"])?,
            },
            expires_ms: now_ms.saturating_add(lasts_ms),
            id,
        })
    }

    /// Signs an act as a member, and files it.
    ///
    /// # Errors
    ///
    /// What the server answered instead of a receipt.
    pub fn file(&self, acting: &Acting, act: &register::json::Value, texts: Vec<Text>) -> Result<Value, Problem> {
        let frame = self.frame(By::Member(acting.member), compose::random())?;
        let signed = compose::sign(&frame, act, texts, &acting.key.secret, &[]);
        self.submit(&signed)
    }

    /// Files what was signed, and keeps it until it is settled.
    ///
    /// # Errors
    ///
    /// The same was entered just now, having been signed before; it can't be kept; or what the server answered instead of a
    /// receipt.
    pub fn submit(&self, signed: &Signed) -> Result<Value, Problem> {
        if act_of(&signed.body).is_some_and(|act| self.entered.borrow().contains(&act)) {
            return Err(Problem::fault(
                "entered-before",
                "Nothing new was filed: the same was signed before, and is entered now.".to_owned(),
                "It had no answer then.".to_owned(),
                "If it was to be done once, it is done. If it is to be done twice, give it once more.",
            ));
        }
        let address = format!("/api/{}/acts", self.community()?);
        Outbox::of(&self.memory).send(signed, |submission| self.client.post(&address, submission))
    }

    /// Files what makes a member or brings one back, without keeping it: until it stands there is no other act to send it
    /// again with, and whoever gives it again is the same member.
    ///
    /// # Errors
    ///
    /// What the server answered instead of a receipt.
    pub fn submit_once(&self, signed: &Signed) -> Result<Value, Problem> {
        self.client
            .post(&format!("/api/{}/acts", self.community()?), &signed.to_json())
    }

    /// Sends what was signed from here for a community and is not settled yet, and says what became of it; only to where
    /// this community was met with before, since anybody can say that they keep it.
    fn send_again(&self, community: &Hash) {
        if !self.is_met(community) {
            return;
        }
        let address = format!("/api/{community}/acts");
        let again = Outbox::of(&self.memory).send_again(community, |submission| self.client.post(&address, submission));
        for (problem, kept) in again.refused {
            eprintln!("What was signed from here before is not in the register, and was refused now:\n{problem}");
            eprintln!("It is kept in {}.", kept.display());
        }
        for Entered { said, act } in again.entered {
            eprintln!("Entered now, signed from here before without an answer: {said}.");
            self.entered.borrow_mut().extend(act);
        }
    }

    /// Whether this server was met with as a place of a community.
    fn is_met(&self, community: &Hash) -> bool {
        let (server, id) = (self.client.server(), community.to_string());
        let named = self.community().unwrap_or_default();
        let mut known = self.memory.communities.iter();
        let is_known = known.any(|(at, of)| at == server && (*of == id || *of == named));
        is_known || checking::is_seen_at(&self.memory, server, &id)
    }

    /// How the list of communities tells of one that the key is a member of.
    ///
    /// # Errors
    ///
    /// The key opens no session there, or what the server answered instead.
    pub fn own_row(&self, community: &str) -> Result<Option<Value>, Problem> {
        self.client.open_session(community, &self.key()?.secret)?;
        let listed = self.client.get("/api/communities")?;
        let mut rows = listed.as_array().into_iter().flatten();
        Ok(rows
            .find(|row| row["community"] == community || row["slug"] == community)
            .cloned())
    }

    /// Remembers the server, the community and the key for the next call.
    ///
    /// # Errors
    ///
    /// The memory can't be written.
    pub fn remember(&mut self, community: &str) -> Result<(), Problem> {
        self.memory.key = Some(self.key_name());
        self.remember_place(community)
    }

    /// As [`Setting::remember`], but for the key where one signs in this community already: somebody else joined beside.
    /// Gives the key that goes on signing.
    ///
    /// # Errors
    ///
    /// The memory can't be written.
    pub fn remember_beside(&mut self, community: &str) -> Result<String, Problem> {
        let before = self.memory.key.clone();
        let key = before.filter(|_| self.memory.communities.contains(&self.here(community)));
        let key = key.unwrap_or_else(|| self.key_name());
        self.memory.key = Some(key.clone());
        self.remember_place(community)?;
        Ok(key)
    }

    /// A community at this server, as it is remembered.
    fn here(&self, community: &str) -> (String, String) {
        (self.client.server().to_owned(), community.to_owned())
    }

    fn remember_place(&mut self, community: &str) -> Result<(), Problem> {
        self.memory.server = Some(self.client.server().to_owned());
        self.memory.community = Some(community.to_owned());
        let here = self.here(community);
        if !self.memory.communities.contains(&here) {
            self.memory.communities.push(here);
        }
        self.memory.keep()
    }

    /// Names the community for the rest of this call.
    pub fn name_community(&mut self, community: &str) {
        self.place.community = Some(community.to_owned());
    }
}

impl Acting {
    /// How this member's texts are read.
    pub fn reading<'a>(&'a self, me: &'a str) -> Reading<'a> {
        Reading {
            money_scale: self.money_scale,
            me: Some(me),
            today: &self.today,
        }
    }
}

/// A hash that a server answered.
///
/// # Errors
///
/// It is none.
pub fn hash(value: &Value) -> Result<Hash, Problem> {
    value.as_str().and_then(|text| text.parse().ok()).ok_or_else(|| {
        Problem::fault(
            "answer-not-understood",
            "The server's answer was not understood.".to_owned(),
            format!("{value} is no id."),
            "Check that the address is a Mirrorball server of this version.",
        )
    })
}
