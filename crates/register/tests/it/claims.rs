//! The written specification and the vectors know each other: no claim points nowhere, no vector is claimed by nobody.

use std::collections::BTreeSet;

use crate::vectors;

/// The places, like `json.json#good`, that the specification names.
fn claimed() -> BTreeSet<String> {
    let text = std::fs::read_to_string(vectors::project("docs/spec/register.md")).expect("the specification");
    let is_vector = |word: &&str| word.contains(".json#");
    text.split('`').filter(is_vector).map(str::to_owned).collect()
}

/// The places that there are.
fn kept() -> BTreeSet<String> {
    let mut kept = BTreeSet::new();
    for file in std::fs::read_dir(vectors::project("testdata/vectors")).expect("the vectors") {
        let path = file.expect("a readable folder").path();
        let name = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .expect("a name in ASCII")
            .to_owned();
        let vectors = vectors::read(&name);
        for (group, content) in vectors.as_object().expect("a record") {
            if content.is_array() || content.is_object() {
                kept.insert(format!("{name}.json#{group}"));
            }
        }
    }
    kept
}

#[test]
fn every_claim_has_its_vector_and_every_vector_its_claim() {
    let (claimed, kept) = (claimed(), kept());
    assert_eq!(
        claimed.difference(&kept).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "claimed, but not there"
    );
    assert_eq!(
        kept.difference(&claimed).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "there, but not claimed"
    );
}
