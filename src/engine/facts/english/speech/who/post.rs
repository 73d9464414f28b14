//! Posts: who "the foreign minister" and "the lieutenant" are, by the roles that the article gives.

use super::{Name, Names, Who};

impl Names {
    /// The one person of the article who holds the post that `words` name, where named before `place`: "mayor", "foreign
    /// minister". Of several ministers the one called a foreign minister is meant; of one who is only called a minister,
    /// every word fits.
    pub(in super::super::super) fn holder(&self, words: &[&str], place: usize) -> Option<Who> {
        let (noun, kinds) = words.split_last()?;
        let head = |post: &str| post.rsplit(' ').next() == Some(noun);
        let holds = |name: &Name, test: &dyn Fn(&str) -> bool| {
            name.posts.iter().any(|post| head(post) && test(post))
        };
        let exact = |post: &str| {
            kinds
                .iter()
                .all(|kind| post.split(' ').any(|word| word == *kind))
        };
        let open = |post: &str| !post.contains(' ') || kinds.is_empty();
        let one = |test: &dyn Fn(&str) -> bool| {
            let mut holders = self
                .all
                .iter()
                .enumerate()
                .filter(|(_, name)| holds(name, test));
            let first = holders.next()?;
            Some((first, holders.next().is_none()))
        };
        let (found, alone) = one(&exact).or_else(|| one(&open))?;
        let (idx, name) = found;
        if !alone {
            return None;
        }
        let before = self.mentions.partition_point(|(span, _)| span.end <= place);
        let mention = self
            .mentions
            .get(..before)?
            .iter()
            .find(|(_, own)| *own == idx)?;
        Some(name.who(mention.0))
    }
}

/// The noun of a role with what stands before it, in lower case: "mayor" of "Mayor of Hull"; "lieutenant" of "Lt".
pub(super) fn post(role: &str) -> String {
    let head = role.split([',', '(']).next().unwrap_or(role);
    let head = [" of ", " for ", " at ", " in ", " with ", " and "]
        .iter()
        .filter_map(|preposition| head.find(preposition))
        .min()
        .and_then(|end| head.get(..end))
        .unwrap_or(head);
    let head = head.to_lowercase();
    let short = head.trim_end_matches('.');
    TITLES
        .iter()
        .find(|(title, _)| *title == short)
        .map_or_else(|| head.clone(), |(_, post)| (*post).to_owned())
}

/// Titles that stand shortened before names.
const TITLES: [(&str, &str); 18] = [
    ("lt", "lieutenant"),
    ("sgt", "sergeant"),
    ("det", "detective"),
    ("insp", "inspector"),
    ("det insp", "inspector"),
    ("capt", "captain"),
    ("cmdr", "commander"),
    ("supt", "superintendent"),
    ("gen", "general"),
    ("col", "colonel"),
    ("maj", "major"),
    ("sen", "senator"),
    ("gov", "governor"),
    ("dr", "doctor"),
    ("prof", "professor"),
    ("rep", "representative"),
    ("cllr", "councillor"),
    ("pm", "prime minister"),
];
