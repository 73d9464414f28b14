//! One name for two things: where the text says of some mentions clearly that they are of another kind than the rest,
//! they become a name of their own. "Washington crossed the river" and "in Washington" can stand in one article.

use super::entity::{Group, add};
use super::{Kind, Mention, Points};

/// Points that stand beside a mention from which on it speaks clearly.
const CLEAR: i32 = 6;
/// By how many points the kind must lead beside the mention.
const AHEAD: i32 = 4;

/// Parts the mentions that clearly are of another kind than most from their groups.
pub(super) fn divide(mentions: &[Mention], groups: &mut Vec<Group>, of_mention: &mut [usize]) {
    for idx in 0..groups.len() {
        let voices: Vec<Option<Kind>> = groups[idx]
            .mentions
            .iter()
            .map(|&mention| clear(mentions[mention].beside))
            .collect();
        let Some(most) = most(&voices) else {
            continue;
        };
        for kind in [Kind::Person, Kind::Organisation, Kind::Place] {
            if kind == most || !voices.contains(&Some(kind)) {
                continue;
            }
            let (parted, kept) = part(&groups[idx].mentions, mentions, kind);
            for &mention in &parted {
                of_mention[mention] = groups.len();
            }
            let the = groups[idx].the;
            groups.push(Group {
                own: groups[idx].own.only(kind),
                the,
                ..of(parted, mentions)
            });
            groups[idx] = Group {
                own: groups[idx].own,
                the,
                ..of(kept, mentions)
            };
        }
    }
}

/// The kind that clearly stands beside a mention.
fn clear(beside: Points) -> Option<Kind> {
    let kinds = [
        (beside.person, Kind::Person),
        (beside.organisation, Kind::Organisation),
        (beside.place, Kind::Place),
    ];
    let (points, kind) = kinds.into_iter().max_by_key(|(points, _)| *points)?;
    let rival = kinds
        .iter()
        .filter(|other| other.1 != kind)
        .map(|other| other.0)
        .max()?;
    (points >= CLEAR && points - rival.max(beside.nothing) >= AHEAD).then_some(kind)
}

/// The kind that most of the clear voices are for, of equals the first to speak; `None` where they all agree.
fn most(voices: &[Option<Kind>]) -> Option<Kind> {
    let count = |kind: Kind| voices.iter().filter(|voice| **voice == Some(kind)).count();
    let first = voices.iter().flatten().next().copied()?;
    if count(first) == voices.iter().flatten().count() {
        return None;
    }
    [first, Kind::Person, Kind::Organisation, Kind::Place]
        .into_iter()
        .rev()
        .max_by_key(|kind| count(*kind))
}

/// The mentions that clearly are of `kind`, and the others.
fn part(group: &[usize], mentions: &[Mention], kind: Kind) -> (Vec<usize>, Vec<usize>) {
    group
        .iter()
        .partition(|mention| clear(mentions[**mention].beside) == Some(kind))
}

/// A group of these mentions.
fn of(group: Vec<usize>, mentions: &[Mention]) -> Group {
    let (mut beside, mut more) = (Points::default(), Points::default());
    for mention in &group {
        add(&mut beside, &mut more, mentions[*mention].beside);
    }
    Group {
        mentions: group,
        beside,
        more,
        ..Group::default()
    }
}
