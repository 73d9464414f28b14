//! How the reader comes to a comparison, and from one to the next.

use std::sync::Arc;

use super::CompareState;
use crate::app::event::Effect;
use crate::app::state::{Comparing, Screen, State};
use crate::engine::side::{Pair, Side};

impl State {
    /// Asks for the comparison of two articles.
    pub(in crate::app) fn compare(&mut self, pair: Pair<usize>) -> Vec<Effect> {
        let ticket = self.new_ticket();
        self.gathering = None;
        self.comparing = Some(Comparing {
            ticket,
            articles: pair,
            told: None,
        });
        let story_of = |article| self.reader.sources.story_of(article);
        let story = story_of(pair.left).and_then(|idx| self.shelf.stories.get(idx));
        let mut story = story.map_or_else(Vec::new, |story| story.articles.clone());
        for article in [pair.left, pair.right] {
            if !story.contains(&article) {
                story.push(article);
            }
        }
        vec![Effect::Compare {
            ticket,
            pair,
            story,
            corrections: Arc::clone(&self.by_hand.corrections),
        }]
    }

    /// Puts the next article of the story on `side` of the comparison.
    pub(in crate::app) fn compare_next(&mut self, side: Side) -> Vec<Effect> {
        let Screen::Compare(compare) = &self.screen else {
            return Vec::new();
        };
        let mut pair = compare.articles;
        let story = self.reader.sources.story_of(pair[side]);
        let story = story.and_then(|idx| self.shelf.stories.get(idx));
        let articles = story.map_or(&[][..], |story| &story.articles);
        let here = articles.iter().position(|article| *article == pair[side]);
        let after = articles.iter().cycle().skip(here.unwrap_or_default() + 1);
        let mut others = after
            .take(articles.len())
            .filter(|other| **other != pair[side.other()]);
        match others.next() {
            Some(&next) if next != pair[side] => {
                pair[side] = next;
                self.compare(pair)
            }
            _ => {
                self.say("the story has no other article");
                Vec::new()
            }
        }
    }

    /// Lets go of the passages marked to be linked; whether there were any.
    pub(in crate::app) fn let_go_of_marks(&mut self) -> bool {
        match &mut self.screen {
            Screen::Compare(compare) => compare.let_go(),
            _ => false,
        }
    }

    /// A comparison has come: where the reader was in the one before is kept.
    pub(in crate::app) fn show_comparison(
        &mut self,
        mut compare: CompareState,
        told: Option<String>,
    ) {
        compare.heed(&self.by_hand.corrections);
        match &self.screen {
            Screen::Reader => {}
            Screen::Compare(before) => compare.keep_place(before),
            Screen::Matrix(_) => compare.go_to_passages(&self.told_passages()),
        }
        self.show_screen(Screen::Compare(Box::new(compare)));
        self.notice = None;
        if let Some(told) = told {
            self.say(told);
        }
    }
}
