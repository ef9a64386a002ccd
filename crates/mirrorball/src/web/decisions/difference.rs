//! What changed between two texts, word by word, for people to read. The longest common run of words decides; texts
//! too long for that are shown as one struck out and one new.

/// The most word pairs that are compared: a text of 2,000 words against another.
const PAIRS_MAX: usize = 4_000_000;

/// A run of words.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::web) struct Run {
    /// `same`, `gone` or `new`.
    pub kind: &'static str,
    /// The words with the blanks between them.
    pub text: String,
}

/// The runs that lead from one text to the other.
pub(in crate::web) fn runs(old: &str, new: &str) -> Vec<Run> {
    let (old, new) = (words(old), words(new));
    let head = old.iter().zip(&new).take_while(|(one, other)| one == other).count();
    let tail = old[head..]
        .iter()
        .rev()
        .zip(new[head..].iter().rev())
        .take_while(|(one, other)| one == other)
        .count();
    let (old_middle, new_middle) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    let mut runs = Vec::new();
    push(&mut runs, "same", &old[..head]);
    if old_middle.len().saturating_mul(new_middle.len()) > PAIRS_MAX {
        push(&mut runs, "gone", old_middle);
        push(&mut runs, "new", new_middle);
    } else {
        middle(&mut runs, old_middle, new_middle);
    }
    push(&mut runs, "same", &old[old.len() - tail..]);
    runs
}

/// Words, each with the blanks behind it.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let word = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let end = rest[word..]
            .find(|c: char| !c.is_whitespace())
            .map_or(rest.len(), |blanks| word + blanks);
        let (one, after) = rest.split_at(end);
        words.push(one);
        rest = after;
    }
    words
}

/// Walks the table of longest common runs from its start.
fn middle(runs: &mut Vec<Run>, old: &[&str], new: &[&str]) {
    let wide = new.len() + 1;
    let mut longest = vec![0_u32; (old.len() + 1) * wide];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            longest[i * wide + j] = if alike(old[i], new[j]) {
                longest[(i + 1) * wide + j + 1] + 1
            } else {
                longest[(i + 1) * wide + j].max(longest[i * wide + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && alike(old[i], new[j]) {
            push(runs, "same", &new[j..=j]);
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || (i < old.len() && longest[(i + 1) * wide + j] >= longest[i * wide + j + 1]) {
            push(runs, "gone", &old[i..=i]);
            i += 1;
        } else {
            push(runs, "new", &new[j..=j]);
            j += 1;
        }
    }
}

fn alike(one: &str, other: &str) -> bool {
    one.trim_end() == other.trim_end()
}

fn push(runs: &mut Vec<Run>, kind: &'static str, words: &[&str]) {
    if words.is_empty() {
        return;
    }
    let text = words.concat();
    match runs.last_mut() {
        Some(last) if last.kind == kind => last.text.push_str(&text),
        _ => runs.push(Run { kind, text }), // None yet, or one of another kind.
    }
}

#[cfg(test)]
mod tests {
    use super::runs;

    fn shown(old: &str, new: &str) -> String {
        let one = |run: &super::Run| match run.kind {
            "gone" => format!("[-{}-]", run.text.trim_end()),
            "new" => format!("[+{}+]", run.text.trim_end()),
            _ => run.text.trim_end().to_owned(),
        };
        runs(old, new).iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn differences_are_read_word_by_word() {
        assert_eq!(shown("one two three", "one two three"), "one two three");
        assert_eq!(shown("pay 10 an hour", "pay 12 an hour"), "pay [-10-] [+12+] an hour");
        assert_eq!(shown("", "all new"), "[+all new+]");
        assert_eq!(shown("all gone", ""), "[-all gone-]");
        assert_eq!(shown("a b c d", "a x c y d"), "a [-b-] [+x+] c [+y+] d");
        assert_eq!(shown("one  two", "one two"), "one two");
        assert!(runs("", "").is_empty());
    }

    #[test]
    fn long_texts_are_still_answered() {
        let (old, new) = ("a ".repeat(5_000), "b ".repeat(5_000));
        assert_eq!(runs(&old, &new).len(), 2);
    }
}
