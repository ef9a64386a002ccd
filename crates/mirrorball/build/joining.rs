//! Joins the modules that every page needs into one file, and takes out of scripts and styles what only people read.
//!
//! What is joined are the modules that `app.js` imports at once, and theirs. Each becomes a function of its own within
//! the file, so that no two names meet; what it exports stands under its name with a `$` before it. Modules that are
//! loaded later by name stay files of their own, and take what they need out of the joined one. This reads the few forms
//! of `import` and `export` that the project writes, and ends the build at any other.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The module that pages name, which holds the joined ones in the end.
pub(crate) const ENTRY: &str = "app";
/// The module of the checking page, which stands by itself.
const ALONE: &str = "checking_page";

/// A module as it stands in its file.
struct Module {
    imports: Vec<Import>,
    exports: Vec<String>,
    lines: Vec<String>,
}

/// What a module takes from another at once.
struct Import {
    /// The other module.
    from: String,
    /// The names, as they stand in a pattern that takes an object apart; or the one name of the whole module.
    what: What,
}

enum What {
    Whole(String),
    Names(String),
}

/// Joins modules, given by name, and gives the files that pages load, by name: the joined one, and those for later.
///
/// # Errors
///
/// A sentence that names what it cannot read, an import of nothing, or modules that import each other in a circle.
pub(crate) fn join(sources: &BTreeMap<String, String>) -> Result<BTreeMap<String, String>, String> {
    let mut modules = read_all(sources)?;
    // What stands by itself is loaded by no page.
    modules.remove(ALONE);
    let order = order_of(ENTRY, &modules)?;
    let joined: BTreeSet<&str> = order.iter().map(String::as_str).collect();
    let mut files = BTreeMap::new();
    let mut whole = whole(ENTRY, &modules, &order)?;
    let names: Vec<String> = order
        .iter()
        .filter(|name| *name != ENTRY)
        .map(|name| format!("${name}"))
        .collect();
    writeln!(whole, "export {{ {} }};", names.join(", ")).map_err(flaw)?;
    files.insert(ENTRY.to_owned(), whole);
    for (name, module) in modules.iter().filter(|(name, _)| !joined.contains(name.as_str())) {
        files.insert(name.clone(), later(module, &joined)?);
    }
    Ok(files)
}

/// The script of the checking page, with all that it needs in it.
///
/// # Errors
///
/// As [`join`].
pub(crate) fn alone(sources: &BTreeMap<String, String>) -> Result<String, String> {
    let modules = read_all(sources)?;
    whole(ALONE, &modules, &order_of(ALONE, &modules)?)
}

fn read_all(sources: &BTreeMap<String, String>) -> Result<BTreeMap<String, Module>, String> {
    let read = |(name, source): (&String, &String)| Ok((name.clone(), read(name, source)?));
    sources.iter().map(read).collect()
}

/// A module and all that it needs, each after what it needs itself.
fn order_of(entry: &str, modules: &BTreeMap<String, Module>) -> Result<Vec<String>, String> {
    let mut order = Vec::new();
    gather(entry, modules, &mut Vec::new(), &mut order)?;
    Ok(order)
}

/// Modules in one text, each but the last as a function of its own.
fn whole(entry: &str, modules: &BTreeMap<String, Module>, order: &[String]) -> Result<String, String> {
    let joined: BTreeSet<&str> = order.iter().map(String::as_str).collect();
    let mut whole = String::new();
    for name in order.iter().filter(|name| *name != entry) {
        let module = &modules[name];
        let (taken, body) = (taken(module, &joined), body(module, &joined));
        let exports = module.exports.join(", ");
        write!(
            whole,
            "const ${name} = (() => {{\n{taken}{body}return {{ {exports} }};\n}})();\n"
        )
        .map_err(flaw)?;
    }
    let entry = &modules[entry];
    write!(whole, "{}{}", taken(entry, &joined), body(entry, &joined)).map_err(flaw)?;
    Ok(whole)
}

fn flaw(flaw: std::fmt::Error) -> String {
    flaw.to_string()
}

/// A module that is loaded later: what it needs of the joined ones, it takes out of their file.
fn later(module: &Module, joined: &BTreeSet<&str>) -> Result<String, String> {
    let (inside, outside): (Vec<&Import>, Vec<&Import>) = module
        .imports
        .iter()
        .partition(|import| joined.contains(import.from.as_str()));
    let mut text = String::new();
    for Import { from, what } in outside {
        match what {
            What::Whole(name) => writeln!(text, "import * as {name} from \"./{from}.js\";"),
            What::Names(names) => writeln!(
                text,
                "import {{ {} }} from \"./{from}.js\";",
                names.replace(": ", " as ")
            ),
        }
        .map_err(flaw)?;
    }
    let is_named = |name: &&str| module.lines.iter().any(|line| line.contains(&loading(name)));
    let named = joined.iter().copied().filter(is_named);
    let needed = inside.iter().map(|import| import.from.as_str()).chain(named);
    let needed: BTreeSet<String> = needed.map(|name| format!("${name}")).collect();
    if !needed.is_empty() {
        let needed: Vec<String> = needed.into_iter().collect();
        writeln!(text, "import {{ {} }} from \"./{ENTRY}.js\";", needed.join(", ")).map_err(flaw)?;
    }
    text.push_str(&taken(module, joined));
    text.push_str(&body(module, joined));
    let exports = module.exports.join(", ");
    if !exports.is_empty() {
        writeln!(text, "export {{ {exports} }};").map_err(flaw)?;
    }
    Ok(text)
}

/// The lines that give a module the names it imports from joined ones.
fn taken(module: &Module, joined: &BTreeSet<&str>) -> String {
    let inside = module
        .imports
        .iter()
        .filter(|import| joined.contains(import.from.as_str()));
    inside
        .map(|Import { from, what }| match what {
            What::Whole(name) => format!("const {name} = ${from};\n"),
            What::Names(names) => format!("const {{ {names} }} = ${from};\n"),
        })
        .collect()
}

/// A module's own lines. Whoever loads a joined module later has it already.
fn body(module: &Module, joined: &BTreeSet<&str>) -> String {
    let mut text = module.lines.iter().map(|line| format!("{line}\n")).collect::<String>();
    for name in joined {
        text = text.replace(&loading(name), &format!("Promise.resolve(${name})"));
    }
    text
}

/// How a module loads another one by name.
fn loading(name: &str) -> String {
    format!("import(\"./{name}.js\")")
}

/// Puts a module after all that it needs.
fn gather(
    name: &str,
    modules: &BTreeMap<String, Module>,
    path: &mut Vec<String>,
    order: &mut Vec<String>,
) -> Result<(), String> {
    if order.iter().any(|known| known == name) {
        return Ok(());
    }
    if path.iter().any(|before| before == name) {
        return Err(format!("js/{name}.js imports itself, by way of {}", path.join(", ")));
    }
    let module = modules.get(name).ok_or_else(|| {
        let by = path.last().map_or("a page", String::as_str);
        format!("js/{name}.js is not there; {by} imports it")
    })?;
    path.push(name.to_owned());
    for import in &module.imports {
        gather(&import.from, modules, path, order)?;
    }
    path.pop();
    order.push(name.to_owned());
    Ok(())
}

fn read(name: &str, source: &str) -> Result<Module, String> {
    let mut module = Module {
        imports: Vec::new(),
        exports: Vec::new(),
        lines: Vec::new(),
    };
    for line in bare_script(source).map_err(|flaw| format!("js/{name}.js: {flaw}"))? {
        if line.starts_with("import ") {
            let import = import(&line).ok_or_else(|| format!("js/{name}.js: this import cannot be read: {line}"))?;
            module.imports.push(import);
        } else if let Some(declared) = line.strip_prefix("export ") {
            let export =
                declared_name(declared).ok_or_else(|| format!("js/{name}.js: this export cannot be read: {line}"))?;
            module.exports.push(export.to_owned());
            module.lines.push(declared.to_owned());
        } else {
            module.lines.push(line);
        }
    }
    Ok(module)
}

/// `import * as store from "./store.js";` or `import { hex, utf8 as bytes } from "./bytes.js";`, each on one line.
fn import(line: &str) -> Option<Import> {
    let (what, from) = line.strip_prefix("import ")?.split_once(" from \"./")?;
    let from = from.strip_suffix(".js\";")?.to_owned();
    let what = match what.strip_prefix("* as ") {
        Some(name) => What::Whole(name.to_owned()),
        None => What::Names(what.strip_prefix("{ ")?.strip_suffix(" }")?.replace(" as ", ": ")),
    };
    Some(Import { from, what })
}

/// The name that a line declares, if it can never be given another value.
fn declared_name(line: &str) -> Option<&str> {
    let kinds = ["async function ", "function ", "class ", "const "];
    let rest = kinds.iter().find_map(|kind| line.strip_prefix(kind))?;
    let name = rest
        .split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_')
        .next()?;
    (!name.is_empty()).then_some(name)
}

/// A script's lines without indentation, empty lines and the comments that have lines of their own.
///
/// # Errors
///
/// A text over several lines, in which a line may be no code.
pub(crate) fn bare_script(source: &str) -> Result<Vec<String>, String> {
    let mut lines = Vec::new();
    let mut in_comment = false;
    for line in source.lines().map(str::trim) {
        if in_comment || line.starts_with("/*") {
            in_comment = !line.ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            if line.matches('`').count() % 2 != 0 {
                return Err(format!("a text over several lines begins or ends here: {line}"));
            }
            lines.push(line.to_owned());
        }
    }
    Ok(lines)
}

/// A style sheet without indentation, empty lines and comments.
pub(crate) fn bare_style(source: &str) -> String {
    let mut rest = source;
    let mut code = String::new();
    while let Some((before, after)) = rest.split_once("/*") {
        code.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    code.push_str(rest);
    let lines = code.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| format!("{line}\n")).collect()
}
