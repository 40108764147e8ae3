//! A page for the browser and the printer: one file, no scripts, nothing fetched. The template
//! escapes every word.

use askama::Template;

use super::Page;

#[derive(Template)]
#[template(path = "pages/page.html", config = ".askama.toml")]
struct Sheet<'p> {
    page: &'p Page,
}

pub fn write(page: &Page) -> String {
    // Writing into a text has no way to go wrong.
    Sheet { page }.render().unwrap_or_default()
}
