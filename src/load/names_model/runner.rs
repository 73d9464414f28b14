//! `model.onnx`: a label for every word of a sentence.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use rten::{Model, NodeId, Value};

use super::super::{LoadError, Problem};
use super::config::{Config, Label};
use super::pieces::Pieces;
use super::{Given, wrong};
use crate::engine::facts::{NameModel, Named};
use crate::engine::tag::NameKind;

/// A model with what it takes to run it.
#[derive(Debug)]
pub(super) struct Runner {
    file: PathBuf,
    model: Model,
    inputs: Vec<(NodeId, Input)>,
    output: NodeId,
    pieces: Pieces,
    config: Config,
    /// The first run that went wrong. Later sentences are not tried.
    failure: OnceLock<String>,
}

/// What a model is given.
#[derive(Clone, Copy, Debug)]
enum Input {
    /// The numbers of the pieces.
    Ids,
    /// That every one of them counts.
    Mask,
    /// That they are all of one text.
    Types,
}

/// Words that are put to the model together.
#[derive(Debug)]
struct Window {
    /// Their pieces, after the one that stands before a window.
    ids: Vec<i32>,
    /// For each word where its pieces begin.
    starts: Vec<usize>,
}

/// A label and the share that the model gives it.
type Read = (Label, f32);

impl Runner {
    /// Reads the files of `folder`, and runs the model once.
    pub(super) fn open(folder: &Path) -> Result<Self, Problem> {
        if !folder.is_dir() {
            let message = "is no folder; a names model is a folder with model.onnx, tokenizer.json and config.json";
            return Err(wrong(folder, message));
        }
        let config = Config::read(&folder.join("config.json"))?;
        let pieces = Pieces::read(&folder.join("tokenizer.json"))?;
        let file = folder.join("model.onnx");
        // A missing file is told as any other missing file is.
        std::fs::File::open(&file).map_err(|error| wrong(&file, LoadError::from(error)))?;
        let model = Model::load_file(&file)
            .map_err(|error| wrong(&file, format!("is no model that can be run: {error}")))?;
        let inputs = inputs(&model).map_err(|message| wrong(&file, message))?;
        let logits = model
            .find_node("logits")
            .filter(|node| model.output_ids().contains(node));
        let output = logits.or_else(|| model.output_ids().first().copied());
        let output = output.ok_or_else(|| wrong(&file, "has no output"))?;
        let runner = Self {
            file,
            model,
            inputs,
            output,
            pieces,
            config,
            failure: OnceLock::new(),
        };
        let probe = vec![
            runner.pieces.first,
            runner.pieces.unknown,
            runner.pieces.last,
        ];
        match runner.run(&probe) {
            Ok(_) => Ok(runner),
            Err(message) => Err(wrong(&runner.file, message)),
        }
    }

    /// The labels of `words`, window by window.
    fn read(&self, words: &[&str]) -> Result<Vec<Read>, String> {
        let room = self.config.pieces - 2;
        let mut labels: Vec<Read> = Vec::with_capacity(words.len());
        let mut window = Window::new(self.pieces.first);
        for word in words {
            let pieces = self.pieces.of(word, room);
            while !window.starts.is_empty() && window.ids.len() - 1 + pieces.len() > room {
                let here = words.get(labels.len()..).unwrap_or_default();
                let ready = window.split(here, self.pieces.first);
                labels.extend(self.label(ready)?);
            }
            window.starts.push(window.ids.len());
            window.ids.extend(pieces);
        }
        if !window.starts.is_empty() {
            labels.extend(self.label(window)?);
        }
        Ok(labels)
    }

    /// The labels of the words of a window: each has that of its first piece.
    fn label(&self, window: Window) -> Result<Vec<Read>, String> {
        let Window { mut ids, starts } = window;
        ids.push(self.pieces.last);
        let logits = self.run(&ids)?;
        let rows = starts.iter().map(|start| {
            let from = start * self.config.labels.len();
            let row = logits.get(from..from + self.config.labels.len());
            self.best(row.unwrap_or_default())
                .ok_or_else(|| "gives values that are no numbers".to_owned())
        });
        rows.collect()
    }

    /// The label with the highest value of a row, and its share (softmax).
    fn best(&self, row: &[f32]) -> Option<Read> {
        let (at, most) = row
            .iter()
            .copied()
            .enumerate()
            .max_by(|one, other| one.1.total_cmp(&other.1))?;
        let all: f32 = row.iter().map(|value| (value - most).exp()).sum();
        let label = *self.config.labels.get(at)?;
        all.is_finite().then_some((label, 1.0 / all))
    }

    /// Runs the model: for each of `ids` a value for each label.
    fn run(&self, ids: &[i32]) -> Result<Vec<f32>, String> {
        let length = ids.len();
        let mut inputs = Vec::with_capacity(self.inputs.len());
        for (node, input) in &self.inputs {
            let values = match input {
                Input::Ids => ids.to_vec(),
                Input::Mask => vec![1; length],
                Input::Types => vec![0; length],
            };
            let value =
                Value::from_shape([1, length], values).map_err(|error| error.to_string())?;
            inputs.push((*node, value.into()));
        }
        let output = self.model.run_n(inputs, [self.output], None);
        let [output] = output.map_err(|error| format!("could not be run: {error}"))?;
        let (shape, values) = output
            .into_shape_vec::<f32, 3>()
            .map_err(|error| format!("gives no value for each piece and label: {error}"))?;
        let labels = self.config.labels.len();
        if shape == [1, length, labels] {
            return Ok(values);
        }
        let [texts, pieces, values] = shape;
        Err(format!(
            "gives {texts} × {pieces} × {values} values for {length} pieces and the {labels} labels of config.json"
        ))
    }
}

impl NameModel for Runner {
    fn names(&self, words: &[&str]) -> Vec<Named> {
        if self.failure.get().is_some() {
            return Vec::new();
        }
        match self.read(words) {
            Ok(labels) => names(&labels),
            Err(message) => {
                self.failure.get_or_init(|| message);
                Vec::new()
            }
        }
    }
}

impl Given for Runner {
    fn failure(&self) -> Option<Problem> {
        let message = self.failure.get()?;
        Some(wrong(&self.file, message))
    }
}

impl Window {
    fn new(first: i32) -> Self {
        Self {
            ids: vec![first],
            starts: Vec::new(),
        }
    }

    /// Takes out what is put to the model now and keeps the rest. It is cut before a word in lower case, if the second
    /// half of it has one, because no name should be cut. `words` are its words.
    fn split(&mut self, words: &[&str], first: i32) -> Self {
        let count = self.starts.len();
        let small = |at: &usize| {
            let word = words.get(*at).copied().unwrap_or_default();
            word.starts_with(char::is_lowercase)
        };
        let cut = (count / 2..count).rev().find(small).unwrap_or(count).max(1);
        let at = self.starts.get(cut).copied().unwrap_or(self.ids.len());
        let mut rest = Self::new(first);
        rest.ids.extend(self.ids.drain(at..));
        rest.starts
            .extend(self.starts.drain(cut..).map(|start| start - at + 1));
        std::mem::replace(self, rest)
    }
}

/// What each input of a model is to be given.
fn inputs(model: &Model) -> Result<Vec<(NodeId, Input)>, String> {
    let mut inputs = Vec::new();
    for &node in model.input_ids() {
        let info = model.node_info(node);
        let name = info.and_then(|info| info.name()).unwrap_or_default();
        let input = match name {
            "input_ids" => Input::Ids,
            "attention_mask" => Input::Mask,
            "token_type_ids" => Input::Types,
            other => {
                return Err(format!(
                    "asks for {other}; what it can be given is input_ids, attention_mask and token_type_ids"
                ));
            }
        };
        inputs.push((node, input));
    }
    if inputs.iter().any(|(_, input)| matches!(input, Input::Ids)) {
        Ok(inputs)
    } else {
        Err("does not ask for input_ids".to_owned())
    }
}

/// Runs of words of one kind; the share of a name is that of its least certain word.
fn names(labels: &[Read]) -> Vec<Named> {
    let mut names: Vec<Named> = Vec::new();
    let mut open: Option<NameKind> = None;
    for (at, (label, share)) in labels.iter().enumerate() {
        match (names.last_mut(), label.kind) {
            (Some(name), Some(kind)) if open == Some(kind) && !label.begins => {
                name.words.end = at + 1;
                name.share = name.share.min(*share);
            }
            (_, Some(kind)) => names.push(Named {
                words: at..at + 1,
                kind,
                share: *share,
            }),
            (_, None) => {}
        }
        open = label.kind;
    }
    names
}
