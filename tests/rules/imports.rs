//! Which module names which: every path in the program's source, resolved to the module that
//! defines what it names, through any number of re-exports.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt;
use std::fs;
use std::path::Path;

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::visit::{self, Visit};

use super::source::files_of;

/// A path as it is written.
#[derive(Clone)]
struct Written {
    segments: Vec<String>,
    line: usize,
    /// In code that only tests are built with.
    is_test: bool,
}

/// What a module gives another name to.
#[derive(Clone)]
struct Use {
    path: Written,
    given: Given,
    is_reexport: bool,
}

#[derive(Clone)]
enum Given {
    Name(String),
    /// `use path::*`
    All,
    /// `use path as _`
    Nothing,
}

/// One module as its text has it.
#[derive(Clone, Default)]
struct ModuleText {
    path: Vec<String>,
    items: HashSet<String>,
    uses: Vec<Use>,
    paths: Vec<Written>,
}

/// One file: the module it is, and those written inside it.
#[derive(Clone)]
struct FileText {
    modules: Vec<ModuleText>,
    /// Lines with code that is built for one system only, outside tests.
    one_system: Vec<usize>,
}

/// What a path names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// A module itself.
    Module(Vec<String>),
    /// Something a module defines.
    Item(Vec<String>, String),
    /// Something of a library: its whole path.
    Library(Vec<String>),
}

/// A path in one file, and what it names.
pub struct Reference {
    pub file: String,
    pub line: usize,
    /// The module it is written in.
    pub from: Vec<String>,
    pub target: Target,
    pub is_test: bool,
    /// A re-export of something from the module's own parts.
    pub is_of_own_parts: bool,
}

impl fmt::Display for Reference {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = match &self.target {
            Target::Module(path) | Target::Library(path) => path.join("::"),
            Target::Item(path, name) => format!("{}::{name}", path.join("::")),
        };
        write!(to, "{}:{}: {named}", self.file, self.line)
    }
}

/// The whole source, by the names of its files below `src`.
#[derive(Clone, Default)]
pub struct Code {
    files: BTreeMap<String, FileText>,
}

/// The names of a module, found once.
type Found = RefCell<HashMap<(Vec<String>, String, bool), Option<Target>>>;

impl Code {
    pub fn read(src: &Path) -> Self {
        let mut code = Self::default();
        for path in files_of(src, &["rs"]) {
            let name = path.strip_prefix(src).unwrap().to_string_lossy();
            // The binary is a crate of its own, which only knows the library from outside.
            if name != "main.rs" {
                code.add(
                    &name.replace('\\', "/"),
                    &fs::read_to_string(&path).unwrap(),
                );
            }
        }
        code
    }

    /// Adds a file, or replaces it.
    pub fn add(&mut self, name: &str, text: &str) {
        let parsed = syn::parse_file(text).unwrap_or_else(|problem| panic!("{name}: {problem}"));
        let mut reader = Reader {
            modules: vec![ModuleText {
                path: module_of(name),
                ..ModuleText::default()
            }],
            open: vec![0],
            tests: 0,
            one_system: Vec::new(),
        };
        reader.visit_file(&parsed);
        self.files.insert(
            name.to_owned(),
            FileText {
                modules: reader.modules,
                one_system: reader.one_system,
            },
        );
    }

    /// Every file, with the lines in it that are for one system only.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[usize])> {
        self.files
            .iter()
            .map(|(name, file)| (name.as_str(), file.one_system.as_slice()))
    }

    /// Every path in these files that names a module, an item of one, or something of a library.
    pub fn references(&self, is_wanted: impl Fn(&str) -> bool) -> Vec<Reference> {
        let modules: HashMap<&[String], &ModuleText> = self
            .files
            .values()
            .flat_map(|file| &file.modules)
            .map(|module| (module.path.as_slice(), module))
            .collect();
        let names = Names {
            modules,
            found: Found::default(),
        };
        let mut found = Vec::new();
        for (file, text) in self.files.iter().filter(|(name, _)| is_wanted(name)) {
            for module in &text.modules {
                let of_uses = module
                    .uses
                    .iter()
                    .map(|one| (&one.path, true, one.is_reexport));
                let of_paths = module.paths.iter().map(|path| (path, false, false));
                for (path, is_use, is_reexport) in of_uses.chain(of_paths) {
                    let Some(target) = names.resolve(&module.path, path, is_use) else {
                        continue;
                    };
                    let own = match &target {
                        Target::Module(own) | Target::Item(own, _) => {
                            own.len() > module.path.len() && own.starts_with(&module.path)
                        }
                        Target::Library(_) => false,
                    };
                    found.push(Reference {
                        file: file.clone(),
                        line: path.line,
                        from: module.path.clone(),
                        target,
                        is_test: path.is_test,
                        is_of_own_parts: is_reexport && own,
                    });
                }
            }
        }
        found
    }

    /// The file each module is written in, those inside a file too.
    pub fn files_of_modules(&self) -> HashMap<&[String], &str> {
        self.files
            .iter()
            .flat_map(|(name, file)| {
                let modules = file.modules.iter();
                modules.map(|module| (module.path.as_slice(), name.as_str()))
            })
            .collect()
    }
}

/// "store/loans/mod.rs" is `store::loans`.
pub fn module_of(file: &str) -> Vec<String> {
    let mut parts: Vec<String> = file
        .trim_end_matches(".rs")
        .split('/')
        .map(str::to_owned)
        .collect();
    if matches!(parts.last().map(String::as_str), Some("mod" | "lib")) {
        parts.pop();
    }
    parts
}

/// Collects what one file declares and names.
struct Reader {
    modules: Vec<ModuleText>,
    /// The modules being read, the innermost last.
    open: Vec<usize>,
    /// How many of the items being read are for tests only.
    tests: usize,
    one_system: Vec<usize>,
}

impl Reader {
    fn module(&mut self) -> &mut ModuleText {
        let at = *self.open.last().unwrap();
        &mut self.modules[at]
    }

    fn written(&self, segments: Vec<String>, span: Span) -> Written {
        Written {
            segments,
            line: span.start().line,
            is_test: self.tests > 0,
        }
    }

    fn name(&mut self, segments: Vec<String>, span: Span) {
        let path = self.written(segments, span);
        self.module().paths.push(path);
    }

    fn use_tree(&mut self, before: &[String], tree: &syn::UseTree, is_reexport: bool) {
        let with = |name: &syn::Ident| {
            let mut path = before.to_vec();
            // `use a::{self}` names `a`.
            if name != "self" || before.is_empty() {
                path.push(name.to_string());
            }
            path
        };
        let (path, span, given) = match tree {
            syn::UseTree::Path(path) => {
                return self.use_tree(&with(&path.ident), &path.tree, is_reexport);
            }
            syn::UseTree::Group(group) => {
                for tree in &group.items {
                    self.use_tree(before, tree, is_reexport);
                }
                return;
            }
            syn::UseTree::Name(name) => {
                let path = with(&name.ident);
                let given = Given::Name(path.last().unwrap().clone());
                (path, name.ident.span(), given)
            }
            syn::UseTree::Rename(rename) => {
                let given = if rename.rename == "_" {
                    Given::Nothing
                } else {
                    Given::Name(rename.rename.to_string())
                };
                (with(&rename.ident), rename.ident.span(), given)
            }
            syn::UseTree::Glob(glob) => (before.to_vec(), glob.star_token.spans[0], Given::All),
        };
        let path = self.written(path, span);
        self.module().uses.push(Use {
            path,
            given,
            is_reexport,
        });
    }

    /// Paths among the words of a macro, which are only tokens: two or more names with `::`
    /// between them.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut tokens = tokens.into_iter().peekable();
        let mut is_after_dot = false;
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Ident(first) => {
                    let mut path = vec![first.to_string()];
                    while is_colon(tokens.peek()) {
                        tokens.next();
                        tokens.next();
                        match tokens.peek() {
                            Some(TokenTree::Ident(part)) => path.push(part.to_string()),
                            _ => break,
                        }
                        tokens.next();
                    }
                    if path.len() > 1 && !is_after_dot {
                        self.name(path, first.span());
                    }
                    is_after_dot = false;
                }
                TokenTree::Punct(sign) => is_after_dot = sign.as_char() == '.',
                TokenTree::Literal(_) => is_after_dot = false,
            }
        }
    }

    fn item(&mut self, item: &syn::Item) {
        use syn::Item;
        let name = match item {
            Item::Const(item) => &item.ident,
            Item::Enum(item) => &item.ident,
            Item::Fn(item) => &item.sig.ident,
            Item::Static(item) => &item.ident,
            Item::Struct(item) => &item.ident,
            Item::Trait(item) => &item.ident,
            Item::TraitAlias(item) => &item.ident,
            Item::Type(item) => &item.ident,
            Item::Union(item) => &item.ident,
            Item::Macro(item) => match &item.ident {
                Some(ident) => ident,
                None => return,
            },
            _ => return,
        };
        let name = name.to_string();
        self.module().items.insert(name);
    }
}

/// Whether `::` comes next.
fn is_colon(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Punct(sign))
        if sign.as_char() == ':' && sign.spacing() == proc_macro2::Spacing::Joint)
}

fn attributes(item: &syn::Item) -> &[syn::Attribute] {
    use syn::Item;
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

fn is_for_tests(attribute: &syn::Attribute) -> bool {
    attribute.path().is_ident("test")
        || attribute.path().is_ident("cfg")
            && matches!(&attribute.meta, syn::Meta::List(list) if list.tokens.to_string() == "test")
}

/// Whether a condition of a build names a system.
fn names_system(tokens: &TokenStream) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(name) => {
            ["unix", "windows", "target_os", "target_family"].contains(&name.to_string().as_str())
        }
        TokenTree::Group(group) => names_system(&group.stream()),
        _ => false,
    })
}

impl<'text> Visit<'text> for Reader {
    fn visit_item(&mut self, item: &'text syn::Item) {
        let is_for_tests = attributes(item).iter().any(is_for_tests);
        self.tests += usize::from(is_for_tests);
        self.item(item);
        visit::visit_item(self, item);
        self.tests -= usize::from(is_for_tests);
    }

    fn visit_item_mod(&mut self, module: &'text syn::ItemMod) {
        for attribute in &module.attrs {
            self.visit_attribute(attribute);
        }
        let Some((_, items)) = &module.content else {
            return;
        };
        let mut path = self.module().path.clone();
        path.push(module.ident.to_string());
        self.open.push(self.modules.len());
        self.modules.push(ModuleText {
            path,
            ..ModuleText::default()
        });
        for item in items {
            self.visit_item(item);
        }
        self.open.pop();
    }

    fn visit_item_use(&mut self, item: &'text syn::ItemUse) {
        let is_reexport = !matches!(item.vis, syn::Visibility::Inherited);
        self.use_tree(&[], &item.tree, is_reexport);
    }

    fn visit_path(&mut self, path: &'text syn::Path) {
        let segments: Vec<String> = path
            .segments
            .iter()
            .map(|part| part.ident.to_string())
            .collect();
        let span = path.segments[0].ident.span();
        self.name(segments, span);
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, called: &'text syn::Macro) {
        self.visit_path(&called.path);
        if called.path.is_ident("cfg") && names_system(&called.tokens) && self.tests == 0 {
            let line = called.path.segments[0].ident.span().start().line;
            self.one_system.push(line);
        }
        self.tokens(called.tokens.clone());
    }

    fn visit_attribute(&mut self, attribute: &'text syn::Attribute) {
        let path = attribute.path();
        if let syn::Meta::List(list) = &attribute.meta {
            let is_condition = path.is_ident("cfg") || path.is_ident("cfg_attr");
            if is_condition && names_system(&list.tokens) && self.tests == 0 {
                self.one_system
                    .push(path.segments[0].ident.span().start().line);
            }
            self.tokens(list.tokens.clone());
        }
        if path.segments.len() > 1 {
            self.visit_path(path);
        }
    }
}

/// All modules by their paths.
struct Names<'a> {
    modules: HashMap<&'a [String], &'a ModuleText>,
    found: Found,
}

impl Names<'_> {
    fn resolve(&self, from: &[String], path: &Written, is_use: bool) -> Option<Target> {
        let found = self.walk(from, &path.segments, is_use, &mut HashSet::new())?;
        // A name alone is a module only where it is imported: elsewhere it is a variable.
        let is_alone = path.segments.len() == 1 && !is_use;
        (!is_alone || matches!(found, Target::Item(..))).then_some(found)
    }

    /// What these names lead to, read in this module.
    fn walk(
        &self,
        from: &[String],
        segments: &[String],
        is_use: bool,
        seen: &mut HashSet<(Vec<String>, String)>,
    ) -> Option<Target> {
        let mut module = from.to_vec();
        let mut rest = segments;
        let is_relative = matches!(segments[0].as_str(), "crate" | "self" | "super");
        while let [first, after @ ..] = rest {
            match first.as_str() {
                "crate" => module.clear(),
                "self" => {}
                "super" => {
                    module.pop();
                }
                _ => break,
            }
            rest = after;
        }
        let mut found = Target::Module(module);
        for (number, name) in rest.iter().enumerate() {
            let is_last = number + 1 == rest.len();
            found = match found {
                Target::Module(module) => match self.look_up(&module, name, is_last, seen) {
                    Some(next) => next,
                    None if number == 0 && !is_relative => {
                        let is_name = segments.len() > 1 || is_use;
                        return is_name.then(|| Target::Library(segments.to_vec()));
                    }
                    // Made by a macro.
                    None => Target::Item(module, name.clone()),
                },
                Target::Library(mut path) => {
                    path.push(name.clone());
                    Target::Library(path)
                }
                item @ Target::Item(..) => return Some(item),
            };
        }
        Some(found)
    }

    /// What a name is in a module: its own, imported, or imported with everything beside it.
    fn look_up(
        &self,
        module: &[String],
        name: &str,
        is_last: bool,
        seen: &mut HashSet<(Vec<String>, String)>,
    ) -> Option<Target> {
        // What is found on the way round a circle of imports is not known yet.
        let is_first = seen.is_empty();
        let asked = (module.to_vec(), name.to_owned(), is_last);
        if let Some(known) = self.found.borrow().get(&asked).filter(|_| is_first) {
            return known.clone();
        }
        if !seen.insert((module.to_vec(), name.to_owned())) {
            return None;
        }
        let text = self.modules.get(module)?;
        let mut child = module.to_vec();
        child.push(name.to_owned());
        let is_module = self.modules.contains_key(child.as_slice());
        let found = if is_module && !(is_last && text.items.contains(name)) {
            Some(Target::Module(child))
        } else if text.items.contains(name) {
            Some(Target::Item(module.to_vec(), name.to_owned()))
        } else {
            let by_name = text
                .uses
                .iter()
                .filter(|one| matches!(&one.given, Given::Name(given) if given == name))
                .find_map(|one| self.walk(module, &one.path.segments, true, seen));
            by_name.or_else(|| {
                text.uses
                    .iter()
                    .filter(|one| matches!(one.given, Given::All))
                    .find_map(
                        |one| match self.walk(module, &one.path.segments, true, seen)? {
                            Target::Module(whole) => self.look_up(&whole, name, is_last, seen),
                            Target::Item(..) | Target::Library(_) => None,
                        },
                    )
            })
        };
        seen.remove(&(module.to_vec(), name.to_owned()));
        if is_first {
            self.found.borrow_mut().insert(asked, found.clone());
        }
        found
    }
}

/// The groups of files that reach each other in a circle, each with two files or more.
pub fn circles(edges: &BTreeMap<String, BTreeSet<String>>) -> Vec<BTreeSet<String>> {
    let reach = |from: &String| {
        let mut reached = BTreeSet::new();
        let mut next = vec![from];
        while let Some(file) = next.pop() {
            for to in edges.get(file).into_iter().flatten() {
                if reached.insert(to.clone()) {
                    next.push(to);
                }
            }
        }
        reached
    };
    let reached: BTreeMap<&String, BTreeSet<String>> =
        edges.keys().map(|file| (file, reach(file))).collect();
    let mut found: Vec<BTreeSet<String>> = reached
        .iter()
        .map(|(file, there)| {
            there
                .iter()
                .filter(|to| reached.get(to).is_some_and(|back| back.contains(*file)))
                .cloned()
                .collect::<BTreeSet<String>>()
        })
        .filter(|group| group.len() > 1)
        .collect();
    found.sort();
    found.dedup();
    found
}
