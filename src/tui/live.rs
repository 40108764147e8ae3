//! What the view on top would take just now: for promises that hold in every view alike.

use super::app::App;
use super::command::Offer;
use super::layer::Layer;

impl App {
    /// The top view's own offers that hold now, none left out: a key named twice here would do two
    /// things.
    pub fn live_keys(&self) -> Vec<Offer> {
        self.showing().top().map(Layer::offers).unwrap_or_default()
    }

    /// What README and the help call the view on top.
    pub fn view_name(&self) -> &'static str {
        self.showing().top().map(Layer::name).unwrap_or_default()
    }

    /// The copy she looks at, else the log itself.
    fn showing(&self) -> &Self {
        self.inside.as_deref().unwrap_or(self)
    }
}
