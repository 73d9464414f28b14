//! The value of a fact in words.

use crate::cli::page::{Style, Words};
use crate::engine::facts::{
    Approx, Claim, Contact, DateValue, Entity, Fact, Figure, Grain, Outcome, Person, Quote, Status,
    Value, grouped,
};

/// What is stated; what is not known is said to be unknown or left out, never guessed.
pub(super) fn value(fact: &Fact) -> Words {
    let unsure = fact.evidence.is_unsure();
    match &fact.value {
        Value::Quote(quote) => self::quote(quote, unsure),
        Value::Claim(claim) => self::claim(claim, unsure),
        Value::Figure(figure) => self::figure(figure),
        Value::Date(date) => self::date(date),
        Value::Person(person) => self::person(person),
        Value::Organisation(entity) | Value::Place(entity) => self::entity(entity),
        Value::Citation(citation) => named(Some(&citation.cited), "", &[Some(&citation.cue)]),
        Value::Update(update) => named(Some(&update.label), "", &[update.date.as_deref()]),
        Value::Contact(contact) => self::contact(contact),
    }
}

/// A name, or what to say where there is none, and what is known besides.
fn named(name: Option<&str>, nobody: &str, details: &[Option<&str>]) -> Words {
    let mut words = match name {
        Some(name) => Words::default().with(Style::Strong, name),
        None => Words::default().with(Style::Dim, nobody),
    };
    for detail in details.iter().flatten().filter(|detail| !detail.is_empty()) {
        words.push(Style::Dim, " · ");
        words.push(Style::Plain, detail);
    }
    words
}

/// The name, with a question mark where it is not certain that it is the right one.
fn doubted(name: &str, unsure: bool) -> String {
    let doubt = if unsure { "?" } else { "" };
    format!("{name}{doubt}")
}

fn quote(quote: &Quote, unsure: bool) -> Words {
    let speaker = quote.speaker.as_ref();
    let name = speaker.map(|speaker| doubted(&speaker.name, unsure));
    let role = speaker.and_then(|speaker| speaker.role.as_deref());
    let details = [role, quote.cue.as_deref(), quote.medium.as_deref()];
    named(name.as_deref(), "speaker not named", &details)
}

fn claim(claim: &Claim, unsure: bool) -> Words {
    let status = match claim.status {
        Status::Done => Some("done"),
        Status::Planned => Some("planned"),
        Status::Denied => Some("denied"),
        Status::Demanded => Some("demanded"),
        Status::Unknown => None,
    };
    let hedges = claim.hedges.join(", ");
    let negated = claim.negated.then_some("negated");
    let source = claim.source.as_ref();
    let source = source.map(|source| doubted(&source.name, unsure));
    let anonymous = claim.anonymous.then_some("anonymous");
    let via: Vec<_> = claim.via.iter().map(|by| by.name.as_str()).collect();
    let via = format!("via {}", via.join(", "));
    let via = (!claim.via.is_empty()).then_some(via.as_str());
    named(
        source.as_deref(),
        "source not named",
        &[
            Some(&claim.cue),
            anonymous,
            via,
            Some(&hedges),
            negated,
            status,
        ],
    )
}

fn contact(contact: &Contact) -> Words {
    let outcome = match contact.outcome {
        Outcome::Declined => "declined to comment",
        Outcome::NoResponse => "no response",
        Outcome::Asked => "asked",
        Outcome::Responded => "responded",
    };
    let party = contact.party.as_ref().map(|party| party.name.as_str());
    let by = contact.by.as_ref().map(|by| format!("by {}", by.name));
    named(
        party,
        "whom is not said",
        &[Some(outcome), by.as_deref(), Some(&contact.cue)],
    )
}

fn figure(figure: &Figure) -> Words {
    let approx = match figure.approx {
        Approx::Exact => "",
        Approx::About => "about ",
        Approx::AtLeast => "at least ",
        Approx::AtMost => "at most ",
        Approx::MoreThan => "more than ",
        Approx::LessThan => "less than ",
    };
    let amount = match (figure.number, figure.unit.as_deref()) {
        (Some(number), unit) => format!("{approx}{}{}", grouped(number), self::unit(unit, number)),
        (None, Some(unit)) => format!("an unstated number ({unit})"),
        (None, None) => "an unstated number".to_owned(),
    };
    let mut words = Words::default().with(Style::Strong, &amount);
    for (link, detail) in [(" of ", &figure.of), (" per ", &figure.per)] {
        if let Some(detail) = detail {
            words.push(Style::Plain, link);
            words.push(Style::Plain, detail);
        }
    }
    words
}

/// The unit as it follows its number; periods are words and take the plural.
fn unit(unit: Option<&str>, number: f64) -> String {
    const PERIODS: [&str; 8] = [
        "second", "minute", "hour", "day", "week", "month", "year", "decade",
    ];
    match unit {
        None => String::new(),
        Some("%") => "%".to_owned(),
        Some(period) if PERIODS.contains(&period) && number > 1.0 => format!(" {period}s"),
        Some(unit) => format!(" {unit}"),
    }
}

fn date(date: &DateValue) -> Words {
    let grain = match date.grain {
        Grain::Time => "time",
        Grain::Day => "day",
        Grain::Week => "week",
        Grain::Month => "month",
        Grain::Season => "season",
        Grain::Year => "year",
    };
    let unknown = format!("{grain}, not known without a reference date (--as-of)");
    let relative = date.relative.then_some("relative");
    match &date.iso {
        Some(iso) => named(Some(iso), "", &[relative]),
        None => named(None, &unknown, &[]),
    }
}

fn person(person: &Person) -> Words {
    let roles = person.roles.join(", ");
    let mentions = times(person.mentions.len());
    named(
        Some(&person.name),
        "",
        &[Some(&roles), person.affiliation.as_deref(), Some(&mentions)],
    )
}

fn entity(entity: &Entity) -> Words {
    let aliases = entity.aliases.join(", ");
    let also = format!("also {aliases}");
    let also = (!aliases.is_empty()).then_some(also.as_str());
    named(
        Some(&entity.name),
        "",
        &[also, Some(&times(entity.mentions.len()))],
    )
}

fn times(count: usize) -> String {
    match count {
        0 | 1 => String::new(),
        count => format!("{count} times"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_take_the_plural_and_symbols_do_not() {
        assert_eq!(unit(Some("decade"), 2.0), " decades");
        assert_eq!(unit(Some("decade"), 1.0), " decade");
        assert_eq!(unit(Some("TB"), 8.0), " TB");
        assert_eq!(unit(Some("%"), 8.0), "%");
    }
}
