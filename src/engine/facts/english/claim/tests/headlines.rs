//! Claims in headlines, where "to" is "will".

use super::check;

#[test]
fn levy_to_stay_says_minister() {
    check(
        "Minister says bank levy to stay until 2027",
        &["Minister | says | bank levy to stay until 2027 |  | planned"],
    );
    check(
        "Bank to cut jobs, union says",
        &["union | says | Bank to cut jobs |  | planned"],
    );
    check(
        "Flood forces hundreds to flee, officials say",
        &["officials | say | Flood forces hundreds to flee |  | unknown"],
    );
}
