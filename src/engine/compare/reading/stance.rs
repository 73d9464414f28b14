//! How far a predicate has come: planned, done, denied, demanded, only thought about.

/// How far what a predicate tells has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::engine::compare) enum Stance {
    /// It has happened.
    Done,
    /// It is so, or is going on.
    Holds,
    /// It is to happen.
    Planned,
    /// It is thought about.
    Considered,
    /// Somebody asks for it.
    Demanded,
    /// It is tried.
    Attempted,
    /// It may be so.
    Possible,
    /// It is not to happen.
    Refused,
    /// It has not happened, or is said not to have.
    Denied,
    /// The words leave it open: "if", "whether", a bare infinitive.
    Open,
}

/// What the small words in front of a verb tell.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one kind of small word in front of the verb, and all combine"
)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Frame {
    /// "Will", "would", "is to".
    pub(super) future: bool,
    /// "May", "might", "could", "can".
    pub(super) possible: bool,
    /// "Can", "could": denied, it is not so; "may not" leaves it open.
    pub(super) able: bool,
    /// "Should", "must".
    pub(super) due: bool,
    /// A form of "have".
    pub(super) perfect: bool,
    /// A form of "be".
    pub(super) be: bool,
    /// "Being": what is going on is done to the subject.
    pub(super) being: bool,
    /// "Did", "does".
    pub(super) support: bool,
    /// "Was", "had", "did", "were".
    pub(super) past: bool,
    /// "Not", "never".
    pub(super) negated: bool,
    /// "To" in front of it.
    pub(super) infinitive: bool,
}

/// How a verb ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// "Removed", "left": past tense or participle.
    Past,
    /// "Removing".
    Ing,
    /// "Removes", "remove".
    Present,
}

impl Frame {
    /// Takes in one word in front of a verb; `false` where the word is none of those.
    pub(super) fn take(&mut self, word: &str) -> bool {
        let (bare, negated) = match word.strip_suffix("n't") {
            Some(bare) => (bare, true),
            None => (word, false),
        };
        self.negated |= negated;
        match bare {
            "not" | "never" | "no" => self.negated = true,
            "cannot" => {
                self.negated = true;
                self.possible = true;
                self.able = true;
            }
            "will" | "wo" | "would" | "shall" | "sha" => self.future = true,
            "may" | "might" => self.possible = true,
            "could" | "can" | "ca" => {
                self.possible = true;
                self.able = true;
            }
            "should" | "must" | "ought" => self.due = true,
            "has" | "have" | "having" => self.perfect = true,
            "had" => {
                self.perfect = true;
                self.past = true;
            }
            "is" | "are" | "am" | "be" | "been" => self.be = true,
            "was" | "were" => {
                self.be = true;
                self.past = true;
            }
            "being" => {
                self.be = true;
                self.being = true;
            }
            "do" | "does" => self.support = true,
            "did" => {
                self.support = true;
                self.past = true;
            }
            _ => return self.take_contracted(bare),
        }
        true
    }

    /// "He'll", "we've", "they're": a pronoun with its auxiliary.
    fn take_contracted(&mut self, word: &str) -> bool {
        let Some((_, ending)) = word.split_once('\'') else {
            return false;
        };
        match ending {
            "ll" => self.future = true,
            "ve" | "d" => self.perfect = true,
            "re" | "m" | "s" => self.be = true,
            _ => return false,
        }
        true
    }

    /// Whether the verb behind is done to its subject.
    pub(super) const fn passive(self, form: Form) -> bool {
        self.be && matches!(form, Form::Past)
    }

    /// How far a verb of this form has come behind these words.
    pub(super) const fn stance(self, form: Form) -> Stance {
        if self.future && self.perfect {
            return Stance::Open;
        }
        if self.able && self.negated && !self.perfect {
            return Stance::Denied;
        }
        let plain = if self.future && !self.due {
            Stance::Planned
        } else if self.possible {
            Stance::Possible
        } else if self.due {
            Stance::Demanded
        } else if self.infinitive {
            if self.perfect {
                Stance::Done
            } else {
                Stance::Open
            }
        } else {
            match form {
                Form::Past if !self.being => Stance::Done,
                Form::Present if self.support && self.past => Stance::Done,
                Form::Past | Form::Ing | Form::Present => Stance::Holds,
            }
        };
        if self.negated { plain.negated() } else { plain }
    }
}

impl Stance {
    /// The same, denied.
    pub(super) const fn negated(self) -> Self {
        match self {
            Self::Done | Self::Holds | Self::Attempted => Self::Denied,
            Self::Planned | Self::Considered => Self::Refused,
            Self::Demanded | Self::Possible | Self::Open | Self::Refused | Self::Denied => {
                Self::Open
            }
        }
    }

    /// Whether the two cannot both hold, or only one after the other: what a reader wants to be told.
    pub(in crate::engine::compare) const fn differs(self, other: Self) -> bool {
        self.is_against(other) || other.is_against(self)
    }

    /// Half of [`Stance::differs`]: the other half is the same the other way round.
    const fn is_against(self, other: Self) -> bool {
        match self {
            Self::Done => matches!(
                other,
                Self::Planned
                    | Self::Considered
                    | Self::Demanded
                    | Self::Attempted
                    | Self::Refused
                    | Self::Denied
            ),
            Self::Holds => matches!(other, Self::Denied | Self::Refused),
            // What somebody is ordered to do is to happen: a demand and a plan do not exclude each other.
            Self::Planned => matches!(other, Self::Considered | Self::Refused | Self::Denied),
            Self::Refused => matches!(other, Self::Demanded | Self::Considered),
            Self::Considered
            | Self::Demanded
            | Self::Attempted
            | Self::Possible
            | Self::Denied
            | Self::Open => false,
        }
    }

    /// Whether it speaks of what is, was or will be so.
    pub(in crate::engine::compare) const fn asserts(self) -> bool {
        matches!(self, Self::Done | Self::Holds | Self::Planned)
    }
}

/// Whether a word is an auxiliary, whatever the tagger takes it for.
pub(super) fn is_auxiliary(word: &str) -> bool {
    let bare = word.strip_suffix("n't").unwrap_or(word);
    matches!(
        bare,
        "will"
            | "wo"
            | "would"
            | "shall"
            | "may"
            | "might"
            | "could"
            | "can"
            | "ca"
            | "cannot"
            | "should"
            | "must"
            | "ought"
            | "has"
            | "have"
            | "had"
            | "is"
            | "are"
            | "am"
            | "be"
            | "been"
            | "was"
            | "were"
            | "being"
            | "do"
            | "does"
            | "did"
    )
}
