//! What operators do when a keeper is gone, comes back, or its disk is damaged: with the real program, on loopback.
#![cfg(unix)]

use std::fs;
use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};

use mirrorball::cli::keyfile;
use mirrorball::client::Client;

use crate::peers::{Running, command, done, found, get, log_work, run, run_at, verifier, wait_for};
use crate::processes::signal;

fn told(words: &[&str], data: &Path) -> Output {
    let mut told = Command::new(env!("CARGO_BIN_EXE_mirrorball"));
    told.args(words).arg("--data").arg(data).output().unwrap()
}

/// What the doctor prints about a directory.
fn doctor(data: &Path) -> String {
    String::from_utf8_lossy(&told(&["doctor"], data).stdout).into_owned()
}

/// Ends it as a person does.
fn end(mut node: Running) {
    signal(&node, "-TERM");
    assert!(node.child.wait().unwrap().success());
}

fn plain(page: &str) -> String {
    page.replace("&#43;", "+")
        .replace("&#x2B;", "+")
        .replace("&#47;", "/")
        .replace("&#61;", "=")
}

fn is_for_its_owner(path: &Path) -> bool {
    fs::metadata(path).unwrap().permissions().mode() & 0o077 == 0
}

fn has_sealed(port: u16, entries: u64) -> bool {
    let answer = get(port, "/open-words/checkpoint");
    let is_there = answer.lines().any(|line| line.parse() == Ok(entries));
    is_there && answer.contains("neighbours.example/w1")
}

#[test]
#[expect(
    clippy::too_many_lines,
    reason = "one keeper's end, and what its witness makes of it"
)]
fn a_witness_that_was_told_first_refuses_an_old_keeper_that_comes_back_first() {
    let home = tempfile::tempdir().unwrap();
    let folder = |name: &str| home.path().join(name);
    let (ada, ben) = (folder("ada"), folder("ben"));
    let (of_keeper, of_witness, of_mirror) = (folder("keeper"), folder("witness"), folder("mirror"));
    let keeper = run(&["serve"], &of_keeper);
    found(&ada, keeper.port);
    let link = done(&command(&ada, keeper.port, &["invite", "--standing", "full"]));
    done(&command(&ben, keeper.port, &["join", link.trim(), "--me", "Ben"]));
    let key = verifier(keeper.port);
    let witness = run(&["witness", "--name", "neighbours.example/w1", &key], &of_witness);
    assert!(is_for_its_owner(&of_witness));
    let cosigner = witness
        .said
        .lines()
        .next()
        .unwrap()
        .strip_prefix("It is the witness ")
        .unwrap();
    let policy = format!(
        "witness n {cosigner} http://127.0.0.1:{}/witness\nquorum n\n",
        witness.port
    );
    let address = format!("http://127.0.0.1:{}/open-words", keeper.port);
    let mirror = run(&["mirror", &address], &of_mirror);
    wait_for(mirror.port, "open-words", |event, size| event == "grew" && size == 3);
    let page = get(keeper.port, "/open-words/mirror");
    assert!(page.contains("Machines: 1. Members see whose they are"), "{page}");
    // Its own key is told before it keeps anything: where it begins, on its page, and to whoever has its directory.
    let own = mirror.said.lines().find_map(|line| line.strip_prefix("  mirrorball/"));
    let own = format!("mirrorball/{}", own.expect("it says its key"));
    assert!(plain(&get(mirror.port, "/open-words/mirror")).contains(&format!("mirrorball witness {own}")));
    let found = doctor(&of_mirror);
    assert!(
        found.contains(&own) && found.contains(&format!("{address} has 3.")),
        "{found}"
    );
    assert!(
        found.contains("It mirrors 1 community.") && !found.contains("directory of backups"),
        "{found}"
    );
    let found = doctor(&of_keeper);
    assert!(found.contains(&format!("open-words is kept here, by the key {key}.")));
    assert!(
        found.contains("It keeps 1 community.") && found.contains("No directory of backups is set."),
        "{found}"
    );
    let found = doctor(&of_witness);
    let origin = key.split_once('+').unwrap().0;
    assert!(
        found.contains("It is the witness neighbours.example/w1.")
            && found.contains(&format!("It has confirmed nothing yet of {origin}."))
            && !found.contains("0 communities"),
        "{found}"
    );
    end(mirror);
    end(keeper);
    for data in [&of_keeper, &of_mirror] {
        fs::write(data.join("witnesses.policy"), &policy).unwrap();
    }
    let keeper = run(&["serve"], &of_keeper);
    wait_for(keeper.port, "open-words", |event, size| {
        event == "sealed" && size == 3 || has_sealed(keeper.port, 3)
    });
    end(keeper);
    assert!(doctor(&of_witness).contains(&format!("It has confirmed 3 entries of {origin}.")));
    // The keeper is gone. While the witness serves, its host tells it the mirror's key; and the old one again, as a line in a
    // start script would.
    let said = done(&told(&["witness", &own], &of_witness));
    assert!(said.contains("refuses the one before"), "{said}");
    let said = done(&told(&["witness", &key], &of_witness));
    assert!(said.contains("stays with the newer keeper"), "{said}");
    // The old keeper is back before anybody went on: what it takes in, nobody confirms.
    let keeper = run(&["serve"], &of_keeper);
    done(&log_work(&ada, keeper.port));
    let is_told = || get(keeper.port, "/open-words/mirror").contains("status 403");
    assert!((0..1000).any(|_| is_told()), "its witness refuses it");
    assert!(!has_sealed(keeper.port, 4));
    end(keeper);
    // Members go on with the mirror, which is sealed.
    let mirror = run(&["serve"], &of_mirror);
    let page = get(mirror.port, "/open-words/mirror");
    assert!(
        page.contains("asked by the keeper alone") && !page.contains("has not confirmed anything"),
        "{page}"
    );
    let at_mirror = format!("http://127.0.0.1:{}/open-words", mirror.port);
    let said = done(&command(&ada, mirror.port, &["endorse", &at_mirror]));
    assert!(said.contains(&format!("mirrorball witness {own}")), "{said}");
    done(&command(&ben, mirror.port, &["endorse", &at_mirror]));
    let copied_from = |data: &Path| {
        let mut files = fs::read_dir(data).unwrap().map(|file| file.unwrap().file_name());
        files.any(|name| name.to_string_lossy().ends_with(".mirror"))
    };
    assert!(
        !copied_from(&of_mirror),
        "should it hand over later, nobody is sent to the keeper of before"
    );
    done(&log_work(&ada, mirror.port));
    wait_for(mirror.port, "open-words", |event, size| {
        event == "sealed" && size == 6 || has_sealed(mirror.port, 6)
    });
    // Whoever looks after the old keeper is told whom the witness follows.
    let looked = told(&["doctor"], &of_keeper);
    let found = String::from_utf8_lossy(&looked.stdout).into_owned();
    assert_eq!(looked.status.code(), Some(2), "{found}");
    assert!(
        found.contains("neighbours.example/w1 follows another keeper of open-words"),
        "{found}"
    );
    assert!(!found.contains("old copy"), "{found}");
    let found = doctor(&of_mirror);
    assert!(found.contains("has confirmed 6 of 6 entries of open-words"), "{found}");
}

#[test]
fn an_old_keeper_that_is_only_shorter_is_behind_and_no_breach() {
    let home = tempfile::tempdir().unwrap();
    let folder = |name: &str| home.path().join(name);
    let ada = folder("ada");
    let keeper = run(&["serve"], &folder("keeper"));
    found(&ada, keeper.port);
    done(&log_work(&ada, keeper.port));
    let address = format!("http://127.0.0.1:{}/open-words", keeper.port);
    let mirror = run(&["mirror", &address], &folder("mirror"));
    wait_for(mirror.port, "open-words", |event, size| event == "grew" && size == 2);
    let at_mirror = format!("http://127.0.0.1:{}/open-words", mirror.port);
    let check = |address: &str| command(&ada, keeper.port, &["check", address]);
    done(&check(&address));
    done(&command(&ada, mirror.port, &["endorse", &at_mirror]));
    done(&log_work(&ada, mirror.port));
    // The receipt is for an entry that the old keeper never saw, and that nobody has checked since.
    let said = done(&check(&address));
    let behind = format!("It is behind: at {at_mirror} there are 4 entries, which begin with these.");
    assert!(said.contains(&behind) && said.contains("file there"), "{said}");
    assert!(said.contains("Acts with a receipt beyond that: 1;"), "{said}");
    let said = done(&check(&at_mirror));
    assert!(
        said.contains("continues what was checked from here before") && !said.contains("behind"),
        "{said}"
    );
    assert!(said.contains("given a receipt here: 2; all of them stand"), "{said}");
    assert!(done(&check(&address)).contains(&behind));
    // So it is where more was seen at that very address; what was seen stays known.
    let path = ada.join("seen.json");
    let seen = fs::read_to_string(&path).unwrap();
    let mut bent: serde_json::Value = serde_json::from_str(&seen).unwrap();
    bent[&address] = bent[&at_mirror].clone();
    fs::write(&path, bent.to_string()).unwrap();
    assert!(done(&check(&address)).contains("4 were checked here before, and they begin with these."));
    let kept: serde_json::Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    assert_eq!(kept[&address]["size"], 4);
    // With another beginning it is a breach, wherever that was seen.
    for changed in [&address, &at_mirror] {
        let mut other = bent.clone();
        other[changed]["root"] = serde_json::json!("00".repeat(32));
        fs::write(&path, other.to_string()).unwrap();
        let output = check(&address);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(3), "{said}");
        assert!(said.contains("not what it was"), "{said}");
    }
    // A browser, which knows one address, is told both.
    assert!(get(keeper.port, "/open-words/mirror").contains("gone on at another address, check there"));
    // While nobody there answers, it is not said that anything was taken away.
    fs::write(&path, seen).unwrap();
    end(mirror);
    let output = check(&address);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("Not everything could be checked"), "{said}");
}

/// The entries that name the next keeper are kept, and then the program ends before the witness beside them is told.
#[test]
fn a_witness_that_mirrors_learns_at_its_start_whom_its_entries_name() {
    let home = tempfile::tempdir().unwrap();
    let folder = |name: &str| home.path().join(name);
    let (ada, of_witness) = (folder("ada"), folder("witness"));
    let keeper = run(&["serve"], &folder("keeper"));
    found(&ada, keeper.port);
    let old = verifier(keeper.port);
    let address = format!("http://127.0.0.1:{}/open-words", keeper.port);
    let mirror = run(&["mirror", &address], &folder("mirror"));
    let witness = run(&["mirror", "--name", "neighbours.example/w1", &address], &of_witness);
    for port in [mirror.port, witness.port] {
        wait_for(port, "open-words", |event, size| event == "grew" && size == 1);
    }
    end(witness);
    let at_mirror = format!("http://127.0.0.1:{}/open-words", mirror.port);
    done(&command(&ada, mirror.port, &["endorse", &at_mirror]));
    let new = verifier(mirror.port);
    assert_ne!(old, new);
    let witness = run(&["mirror", &at_mirror], &of_witness);
    wait_for(witness.port, "open-words", |event, size| event == "grew" && size == 2);
    end(witness);
    let registers = of_witness.join("witness").join("registers.policy");
    let policy = fs::read_to_string(&registers).unwrap();
    let (before, last) = policy.trim_end().rsplit_once('\n').unwrap();
    assert_eq!(last, format!("log {new}"), "{policy}");
    fs::write(&registers, format!("{before}\n")).unwrap();
    let found = doctor(&of_witness);
    let other = |key: &str| format!("told of another keeper of open-words than the entries here name: {key}");
    assert!(found.contains(&other(&old)), "{found}");
    let witness = run(&["serve"], &of_witness);
    let is_told = || {
        get(witness.port, "/open-words/mirror");
        fs::read_to_string(&registers).unwrap() == policy
    };
    assert!(
        (0..1000).any(|_| is_told()),
        "it goes by the entries, without a new one"
    );
    assert!(!doctor(&of_witness).contains("another keeper"));
    // Where its host was told of a later one than the entries name, that is said as well.
    let later = register::SecretKey::from_seed([9; 32]).public();
    let later = register::signed_note::verifier(new.split_once('+').unwrap().0, &later);
    done(&told(&["witness", &later], &of_witness));
    assert!(doctor(&of_witness).contains(&other(&later)));
}

#[test]
fn the_doctor_counts_each_register_that_is_gone() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    let keeper = run(&["serve"], &data);
    let ada = home.path().join("ada");
    for name in ["Bakers", "Singers", "Weavers"] {
        let words = ["found", "--name", name, "--purpose", "Meet", "--me", "Ada", "--public"];
        done(&command(&ada, keeper.port, &words));
    }
    end(keeper);
    let database = data.join("mirrorball.db");
    fs::remove_file(&database).unwrap();
    let found = doctor(&data);
    counts(&found);
    assert_eq!(
        found
            .matches("The database is gone, and with it the register of")
            .count(),
        3,
        "{found}"
    );
    // A copy is not to be restored from backups.
    let names = fs::read_dir(&data)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap());
    let signed = names.filter_map(|name| name.strip_suffix(".last-signed").map(str::to_owned));
    let first = signed.min().unwrap();
    let from = "mirrorball-mirror/1\nurl https://coop.example/bakers\nsince 1\n";
    fs::write(data.join(format!("{first}.mirror")), from).unwrap();
    let found = doctor(&data);
    assert!(
        found.contains("in a new directory: mirrorball mirror https://coop.example/bakers"),
        "{found}"
    );
    assert_eq!(found.matches("mirrorball restore").count(), 2, "{found}");
    // Another database in its place holds none of them.
    let other = home.path().join("other");
    end(run(&["serve"], &other));
    fs::copy(other.join("mirrorball.db"), &database).unwrap();
    let found = doctor(&data);
    counts(&found);
    assert_eq!(found.matches("holds 0 entries of this register").count(), 3, "{found}");
    // What cannot be read is told once.
    fs::write(data.join("witnesses.policy"), "nonsense\n").unwrap();
    let found = doctor(&data);
    counts(&found);
    assert_eq!(found.matches("WRONG witnesses").count(), 1, "{found}");
}

/// As many things are wrong as are told.
fn counts(found: &str) {
    let wrong = found.lines().filter(|line| line.starts_with("WRONG")).count();
    assert!(found.ends_with(&format!("\n{wrong} things are wrong.\n")), "{found}");
}

#[test]
fn a_mirror_keeps_its_members_name_when_its_keeper_begins_anew() {
    let home = tempfile::tempdir().unwrap();
    let folder = |name: &str| home.path().join(name);
    let (ada, data) = (folder("ada"), folder("keeper"));
    let keeper = run(&["serve"], &data);
    let port = keeper.port;
    found(&ada, port);
    let keys = keyfile::list(&ada.join("keys"));
    let key = keys.first().expect("whoever founded has a key");
    let address = format!("http://127.0.0.1:{port}/open-words");
    let words = ["mirror", &address, "--key", key.to_str().unwrap()];
    let mirror = run(&words, &folder("mirror"));
    let seen = || {
        let client = Client::new(&format!("http://localhost:{port}"), "en");
        client
            .open_session("open-words", &keyfile::read(key).unwrap().secret)
            .unwrap();
        let mut page = String::new();
        let (mut body, _) = client.stream("/open-words/mirror").unwrap();
        body.read_to_string(&mut page).unwrap();
        page
    };
    done(&log_work(&ada, port));
    wait_for(mirror.port, "open-words", |_, size| size == 2);
    assert!(seen().contains("A machine in the name of"), "{}", seen());
    end(keeper);
    let _keeper = run_at(port, &["serve"], &data);
    done(&log_work(&ada, port));
    // What it has now, it asked for after the keeper was back.
    wait_for(mirror.port, "open-words", |_, size| size == 3);
    let page = seen();
    assert!(page.contains("A machine in the name of"), "{page}");
    assert!(!page.contains("do not say whose they are"), "it is one machine: {page}");
}

#[test]
fn a_damaged_register_is_told_of_and_comes_back_from_an_exported_one() {
    let home = tempfile::tempdir().unwrap();
    let folder = |name: &str| home.path().join(name);
    let (ada, data) = (folder("ada"), folder("keeper"));
    let keeper = run(&["serve"], &data);
    let others = [
        "found",
        "--name",
        "Others",
        "--purpose",
        "Sing",
        "--me",
        "Ada",
        "--public",
    ];
    done(&command(&ada, keeper.port, &others));
    found(&ada, keeper.port);
    done(&log_work(&ada, keeper.port));
    let copy = folder("copy.register");
    done(&command(
        &ada,
        keeper.port,
        &["export", "register", "-o", copy.to_str().unwrap()],
    ));
    assert!(is_for_its_owner(&copy));
    let port = keeper.port;
    end(keeper);
    // A byte of the founding is another one, wherever the database holds it.
    let database = data.join("mirrorball.db");
    let mut bytes = fs::read(&database).unwrap();
    for at in 0..bytes.len() - 9 {
        if bytes[at..].starts_with(b"Translate") {
            bytes[at + 4] = b'z';
        }
    }
    fs::write(&database, bytes).unwrap();
    let keeper = run_at(port, &["serve"], &data);
    let page = get(port, "/open-words/today");
    assert!(
        page.starts_with("HTTP/1.1 503") && page.contains("not the entry that was signed for"),
        "{page}"
    );
    assert!(
        get(port, "/others/mirror").starts_with("HTTP/1.1 200"),
        "reading of others goes on"
    );
    assert!(get(port, "/").starts_with("HTTP/1.1 200"));
    let refused = log_work(&ada, port);
    assert_eq!(refused.status.code(), Some(2), "{refused:?}");
    let found = doctor(&data);
    assert!(
        found.contains("WRONG registers open-words:") && found.contains("others is kept here"),
        "{found}"
    );
    end(keeper);
    let said = done(&told(&["refill", copy.to_str().unwrap()], &data));
    assert!(
        said.contains("open-words holds 2 entries again") && said.contains("Put back: 1 entry"),
        "{said}"
    );
    let keeper = run_at(port, &["serve"], &data);
    assert!(get(port, "/open-words/mirror").starts_with("HTTP/1.1 200"));
    done(&log_work(&ada, port));
    end(keeper);
    // What the copy does not hold, it does not mend: it is told so.
    let fewer = told(&["refill", copy.to_str().unwrap()], &data);
    assert_eq!(fewer.status.code(), Some(2), "{fewer:?}");
}
