//! Citations, updates and contact attempts of labelled sentences stay as good as they were measured to be.

mod counts;

/// What `parallax` reached when its rules were last changed: kind, part, facts labelled, right ones, wrong ones.
const MEASURED: [(&str, &str, usize, usize, usize); 6] = [
    ("citation", "development", 28, 28, 0),
    ("citation", "kept", 10, 6, 0),
    ("update", "development", 26, 26, 0),
    ("update", "kept", 9, 7, 0),
    ("contact", "development", 26, 26, 0),
    ("contact", "kept", 10, 8, 1),
];

#[test]
fn notes_are_found_as_well_as_measured() {
    let counted = counts::count();
    for (kind, part, labelled, right, wrong) in MEASURED {
        let count = counted.kinds[&(kind, part)];
        assert_eq!(count.labelled, labelled, "{kind}, {part}");
        let recall_holds = count.right >= right;
        let precision_holds = count.found - count.right <= wrong;
        assert!(
            recall_holds && precision_holds,
            "{kind}, {part}: {count:?}\n{}",
            counted.errors.join("\n")
        );
    }
}

#[test]
fn no_rule_states_more_than_it_holds() {
    for (rule, (stated, found, right)) in counts::count().rules {
        let stated: usize = stated.parse().unwrap();
        assert!(
            stated * found <= 100 * right,
            "{rule} states {stated}%, {right} of {found}"
        );
    }
}
