//! Makes two things before the program is compiled: a typed function for every Fluent message, and the table of
//! embedded assets, joined and small, with the one hash that stands in their addresses.
//!
//! A message that one language has and another lacks, or that uses other variables there, ends the build here: the
//! generator alone would only skip it.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    error::Error,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use fluent_syntax::ast;
use fluent_typed::{BuildOptions, FtlOutputOptions, LintLevel, try_build_from_locales_folder};

#[path = "build/embedding.rs"]
mod embedding;
#[path = "build/joining.rs"]
mod joining;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            for line in trouble.to_string().lines() {
                println!("cargo::error={line}");
            }
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=assets");
    println!("cargo::rerun-if-changed=templates");
    same_messages_everywhere(Path::new("locales"))?;
    let ftl = out.join("messages.ftl");
    let rust = out.join("l10n.rs");
    let text = |path: &Path| {
        path.to_str()
            .map(str::to_owned)
            .ok_or("the build directory has no UTF-8 name")
    };
    let options = BuildOptions::default()
        .with_locales_folder("locales")
        .with_output_file_path(&text(&rust)?)
        .with_ftl_output(FtlOutputOptions::single_file(&text(&ftl)?))
        .with_prefix("")
        .with_lint_level(LintLevel::Strict)
        .without_bidi_isolation()
        .without_format();
    try_build_from_locales_folder(options)?;
    embedding::embed(Path::new("assets"), &out)
}

/// What a message says without its words: the variables it uses, by the message or attribute that uses them.
type Shape = BTreeMap<String, BTreeSet<String>>;

fn same_messages_everywhere(locales: &Path) -> Result<(), Box<dyn Error>> {
    let mut shapes: BTreeMap<String, Shape> = BTreeMap::new();
    for language in fs::read_dir(locales)? {
        let language = language?;
        if language.file_type()?.is_dir() {
            let shape = shape_of(&language.path())?;
            shapes.insert(language.file_name().to_string_lossy().into_owned(), shape);
        }
    }
    let english = shapes.remove("en").ok_or("locales/en is missing")?;
    let mut flaws = String::new();
    for (language, shape) in &shapes {
        for (id, variables) in &english {
            match shape.get(id) {
                None => writeln!(flaws, "locales/{language}: the message '{id}' is missing")?,
                Some(other) if other != variables => writeln!(
                    flaws,
                    "locales/{language}: the message '{id}' uses {other:?}, but in English it uses {variables:?}"
                )?,
                Some(_) => {}
            }
        }
        for id in shape.keys().filter(|id| !english.contains_key(*id)) {
            writeln!(flaws, "locales/{language}: the message '{id}' has no English original")?;
        }
    }
    if flaws.is_empty() { Ok(()) } else { Err(flaws.into()) }
}

fn shape_of(folder: &Path) -> Result<Shape, Box<dyn Error>> {
    let mut shape = Shape::new();
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        let source = fs::read_to_string(&path)?;
        let resource = fluent_syntax::parser::parse(source.as_str())
            .map_err(|(_, flaws)| format!("{}: {flaws:?}", path.display()))?;
        for entry in resource.body {
            if let ast::Entry::Message(message) = entry {
                let id = message.id.name.to_owned();
                if let Some(value) = &message.value {
                    shape.insert(id.clone(), variables_of(value));
                }
                for attribute in &message.attributes {
                    shape.insert(format!("{id}.{}", attribute.id.name), variables_of(&attribute.value));
                }
            }
        }
    }
    Ok(shape)
}

fn variables_of(pattern: &ast::Pattern<&str>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            collect(expression, &mut found);
        }
    }
    found
}

fn collect(expression: &ast::Expression<&str>, found: &mut BTreeSet<String>) {
    let inline = match expression {
        ast::Expression::Inline(inline) => inline,
        ast::Expression::Select { selector, variants } => {
            for variant in variants {
                found.extend(variables_of(&variant.value));
            }
            selector
        }
    };
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        ast::InlineExpression::Placeable { expression } => collect(expression, found),
        ast::InlineExpression::StringLiteral { .. }
        | ast::InlineExpression::NumberLiteral { .. }
        | ast::InlineExpression::FunctionReference { .. }
        | ast::InlineExpression::MessageReference { .. }
        | ast::InlineExpression::TermReference { .. } => {}
    }
}
