//! What goes on in one run: each run draws from its seed how many there are, which faults are on, and how busy people are.
//! A run in which everything fails at once finds less than many in which a few things do.

use std::fmt;

use crate::chance::Chance;
use crate::disk::DiskFaults;

/// Trouble that comes from outside, now and then.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Trouble {
    /// A machine is switched off.
    Kill,
    /// A program is ended as it should be, which writes snapshots, and started again.
    Stop,
    /// A disk is full for a while.
    FullDisk,
    /// Some machines and people cannot reach the others for a while.
    Partition,
    /// A clock is wrong for a while.
    WrongClock,
    /// Somebody keeps a copy of a disk.
    Backup,
    /// An old database is put in the place of the newest one.
    OldDatabase,
    /// The whole of an old disk is put in the place of the newest one.
    OldDisk,
    /// A snapshot is damaged.
    DamagedSnapshot,
    /// Nobody does anything for hours, or days.
    Night,
    /// The keeper's machine burns, and members go on with a mirror.
    Fire,
    /// The next writes of some kinds do not go well.
    BadWrite,
    /// The keeper's machine loses its power, and its database lacks the last commit, and nothing else.
    LastCommit,
}

impl Trouble {
    /// All of it.
    pub const ALL: &[Self] = &[
        Self::Kill,
        Self::Stop,
        Self::FullDisk,
        Self::Partition,
        Self::WrongClock,
        Self::Backup,
        Self::OldDatabase,
        Self::OldDisk,
        Self::DamagedSnapshot,
        Self::Night,
        Self::Fire,
        Self::BadWrite,
        Self::LastCommit,
    ];

    /// Those that are drawn last, each for itself, so that seeds from before draw as they did.
    const LATER: &[Self] = &[Self::BadWrite, Self::LastCommit];
}

/// How often something happens to a message, in a thousand.
#[derive(Clone, Copy, Debug, Default)]
pub struct NetFaults {
    /// It is lost.
    pub lost: u32,
    /// It comes twice.
    pub doubled: u32,
    /// It comes so late that others overtake it.
    pub late: u32,
}

/// What goes on in one run.
#[derive(Clone, Debug)]
pub struct Options {
    /// How many machines: the keeper's, and those that mirror and witness.
    pub machines: usize,
    /// How many witnesses make a seal.
    pub threshold: usize,
    /// How many people.
    pub people: usize,
    /// How long a member waits between two acts on average, in milliseconds.
    pub pause_ms: u64,
    /// How often a member's device sends what is in its outbox again though it need not, in a thousand.
    pub again: u32,
    /// Whether acts are taken in many at once.
    pub batches: bool,
    /// Whether the last machine has not begun to mirror, and only witnesses.
    pub late_machine: bool,
    /// What happens to messages.
    pub net: NetFaults,
    /// What happens to writes.
    pub disk: DiskFaults,
    /// The trouble from outside that can come.
    pub troubles: Vec<Trouble>,
    /// How long there is none between two troubles on average, in milliseconds.
    pub calm_ms: u64,
    /// Most entries that a mirror copies at once.
    pub batch_entries: usize,
    /// Whether people write texts beside their acts and erase some of them, and mirrors ask for texts.
    pub texts: bool,
    /// Whether people move money in two steps.
    pub transfers: bool,
}

/// Which worlds have transfers in two steps: so chosen that those of the seeds kept before stay as they were.
const TRANSFERS: u64 = 1809;

impl Options {
    /// What this chance draws.
    pub fn drawn(chance: &mut Chance) -> Self {
        let mut now_and_then = |per_mille: u32, most: u64| {
            if chance.happens(per_mille) {
                chance.between(1, most) as u32
            } else {
                0
            }
        };
        let net = NetFaults {
            lost: now_and_then(500, 100),
            doubled: now_and_then(400, 100),
            late: now_and_then(500, 100),
        };
        let disk = DiskFaults {
            crash: now_and_then(400, 8),
            fail: now_and_then(300, 40),
            unknown: now_and_then(300, 40),
            slow: now_and_then(300, 60),
        };
        let again = now_and_then(500, 300);
        let machines = chance.between(1, 4) as usize;
        let witnesses = machines - 1;
        let others = Trouble::ALL.iter().filter(|trouble| !Trouble::LATER.contains(trouble));
        let troubles = others.copied().filter(|_| chance.happens(350)).collect();
        let mut options = Self {
            troubles,
            machines,
            threshold: if witnesses == 0 {
                0
            } else {
                chance.between(1, witnesses as u64) as usize
            },
            people: chance.between(2, 6) as usize,
            pause_ms: *chance.one_of(&[20_000, 40_000, 90_000, 240_000]),
            again,
            batches: chance.happens(500),
            late_machine: false,
            net,
            disk,
            calm_ms: *chance.one_of(&[30_000, 120_000, 600_000]),
            batch_entries: usize::MAX,
            texts: false,
            transfers: false,
        };
        if chance.happens(350) {
            options.troubles.push(Trouble::BadWrite);
        }
        if chance.happens(250) {
            options.troubles.push(Trouble::LastCommit);
        }
        options.batch_entries = *chance.one_of(&[1, 2, 5, 20, usize::MAX]);
        options.texts = chance.happens(500);
        options.transfers = Chance::new(chance.number() ^ TRANSFERS).happens(250);
        options
    }

    /// A run in which nothing fails.
    #[must_use]
    pub fn calm() -> Self {
        Self {
            machines: 4,
            threshold: 2,
            people: 4,
            pause_ms: 40_000,
            again: 0,
            batches: false,
            late_machine: false,
            net: NetFaults::default(),
            disk: DiskFaults::default(),
            troubles: Vec::new(),
            calm_ms: 600_000,
            batch_entries: 3,
            texts: true,
            transfers: true,
        }
    }
}

impl fmt::Display for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            machines,
            threshold,
            people,
            pause_ms,
            again,
            batches,
            late_machine: _,
            net,
            disk,
            troubles,
            calm_ms,
            batch_entries,
            texts,
            transfers,
        } = self;
        write!(
            f,
            "{machines} machines, {threshold} of the witnesses seal, {people} people who act every {} s",
            pause_ms / 1000
        )?;
        write!(f, "; sent again {again} ‰, batches {batches}; {net:?}; {disk:?}; ")?;
        write!(f, "trouble every {} s of {troubles:?}", calm_ms / 1000)?;
        if *texts {
            f.write_str("; people write texts and erase some")?;
        }
        if *transfers {
            f.write_str("; people move money in two steps")?;
        }
        match *batch_entries {
            usize::MAX => Ok(()),
            entries => write!(f, "; mirrors copy {entries} at once at the most"),
        }
    }
}
