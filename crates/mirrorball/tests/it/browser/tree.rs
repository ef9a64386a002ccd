//! What a screen reader gets of a page: Chromium's accessibility tree.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::page::Page;

/// Roles of what one does something with. Each needs a name.
const CONTROLS: [&str; 16] = [
    "button",
    "link",
    "textbox",
    "searchbox",
    "combobox",
    "listbox",
    "checkbox",
    "radio",
    "spinbutton",
    "slider",
    "switch",
    "menuitem",
    "tab",
    "DisclosureTriangle",
    "Date",
    "PopUpButton",
];
/// Roles of pictures. Each needs a name, or is left out of the tree.
const PICTURES: [&str; 4] = ["image", "img", "Canvas", "graphics-document"];

/// A part of the tree, with what is below it in the order of reading.
struct Tree {
    nodes: BTreeMap<String, Value>,
    root: String,
}

impl Tree {
    async fn of(page: &Page) -> Self {
        let answer = page.devtools("Accessibility.getFullAXTree", json!({})).await;
        let list = answer["nodes"].as_array().expect("the tree is a list");
        let id = |node: &Value| node["nodeId"].as_str().expect("nodes have ids").to_owned();
        Self {
            root: id(list.first().expect("a page has a root")),
            nodes: list.iter().map(|node| (id(node), node.clone())).collect(),
        }
    }

    /// All parts from one down that are told of, in the order of reading.
    fn below<'a>(&'a self, from: &str, found: &mut Vec<&'a Value>) {
        let Some(node) = self.nodes.get(from) else { return };
        if node["ignored"] != json!(true) {
            found.push(node);
        }
        for child in node["childIds"].as_array().into_iter().flatten() {
            self.below(child.as_str().unwrap_or_default(), found);
        }
    }

    fn all(&self) -> Vec<&Value> {
        let mut found = Vec::new();
        self.below(&self.root, &mut found);
        found
    }

    fn under(&self, node: &Value) -> Vec<&Value> {
        let mut found = Vec::new();
        self.below(node["nodeId"].as_str().unwrap_or_default(), &mut found);
        found
    }
}

fn role(node: &Value) -> &str {
    node["role"]["value"].as_str().unwrap_or_default()
}

fn name(node: &Value) -> &str {
    node["name"]["value"].as_str().unwrap_or_default().trim()
}

fn property(node: &Value, name: &str) -> Value {
    let all = node["properties"].as_array().into_iter().flatten();
    let found = all.into_iter().find(|one| one["name"] == name);
    found.map_or(Value::Null, |one| one["value"]["value"].clone())
}

/// What is wrong with a page for whoever hears it.
pub(super) async fn flaws(page: &Page, place: &str) -> Vec<String> {
    let tree = Tree::of(page).await;
    let all = tree.all();
    let mut flaws = Vec::new();
    let mut level = 0;
    for node in &all {
        let (role, name) = (role(node), name(node));
        if (CONTROLS.contains(&role) || PICTURES.contains(&role)) && name.is_empty() {
            flaws.push(format!("a {role} has no name: {node}"));
        }
        if property(node, "focusable") == json!(true) && ["generic", "none", ""].contains(&role) {
            flaws.push(format!("something that takes the focus has no role: {node}"));
        }
        if role == "heading" {
            let next = property(node, "level").as_u64().unwrap_or_default();
            if next > level + 1 || name.is_empty() {
                flaws.push(format!(
                    "the heading “{name}” is of level {next} after one of level {level}"
                ));
            }
            level = next;
        }
        if role == "table"
            && !tree
                .under(node)
                .iter()
                .any(|one| self::role(one) == "columnheader" || self::role(one) == "rowheader")
        {
            flaws.push(format!("the table “{name}” has no headers"));
        }
    }
    let count = |wanted: &str| all.iter().filter(|node| role(node) == wanted).count();
    if count("main") != 1 {
        flaws.push(format!("it has {} main landmarks", count("main")));
    }
    if count("status") == 0 {
        flaws.push("nothing on it can say what was done".to_owned());
    }
    let firsts = |node: &&&Value| role(node) == "heading" && property(node, "level") == json!(1);
    if all.iter().filter(firsts).count() != 1 {
        flaws.push("it has not one first heading".to_owned());
    }
    assert!(all.len() > 20, "{place}: the tree was read: {}", all.len());
    flaws.into_iter().map(|flaw| format!("{place}: {flaw}")).collect()
}

/// What the page says aloud now: the texts of its live parts.
pub(super) async fn announced(page: &Page) -> Vec<String> {
    let tree = Tree::of(page).await;
    let live = tree
        .all()
        .into_iter()
        .filter(|node| ["status", "alert"].contains(&role(node)));
    let text = |node: &Value| {
        let below = tree.under(node).into_iter().filter(|one| role(one) == "StaticText");
        below.map(name).collect::<Vec<_>>().join(" ")
    };
    live.map(text).collect()
}
