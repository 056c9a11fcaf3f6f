//! What can be wrong with what a layer, an optimizer or a training is given, said so that
//! the reader can mend it.

/// Why it was refused.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    /// A linear layer on rows of another length.
    #[error(
        "the input (n, inputs) has {given} columns and the weight (outputs, inputs) has {weight}: \
         the two must be equal"
    )]
    Inputs {
        /// Columns of the input.
        given: usize,
        /// Columns of the weight.
        weight: usize,
    },
    /// Images of another size than the fused network's.
    #[error(
        "the images (n, c, h, w) have {c} channels of {h} × {w} pixels, and the fused network \
         reads 1 of 28 × 28: prepare them, or use the network of plain layers",
        c = given[0], h = given[1], w = given[2]
    )]
    Images {
        /// Channels, rows and columns.
        given: [usize; 3],
    },
    /// A linear layer's bias with the wrong number of values.
    #[error(
        "the bias has {bias} values and the weight (outputs, inputs) has {outputs} rows: one value \
         an output"
    )]
    OutputBias {
        /// Values of the bias.
        bias: usize,
        /// Rows of the weight.
        outputs: usize,
    },
    /// A gradient that is not of this layer's output.
    #[error(
        "the gradient of the layer's output has shape {given:?}, and the output had {output:?}: \
         pass the gradient of what forward returned beside this cache"
    )]
    LayerGradient {
        /// The gradient's shape.
        given: Vec<usize>,
        /// The output's.
        output: Vec<usize>,
    },
    /// More or fewer targets than images.
    #[error(
        "there are {targets} targets for {rows} rows of logits: one target a row"
    )]
    Targets {
        /// The number of targets.
        targets: usize,
        /// The number of rows.
        rows: usize,
    },
    /// A target that is not a class.
    #[error(
        "target {index} is class {target}, and the logits have {classes} classes, counted from 0: \
         use a network with more outputs, or the labels it was made for"
    )]
    Class {
        /// Which target.
        index: usize,
        /// Its class.
        target: usize,
        /// The number of classes.
        classes: usize,
    },
    /// A part of the whole that is none.
    #[error("{what} is {given}: use 0 or more, and less than 1")]
    Fraction {
        /// What it is a part of.
        what: &'static str,
        /// The number given.
        given: f64,
    },
    /// An optimizer given more or fewer arrays than parameters.
    #[error(
        "{parameters} parameters take a {what} each, and there are {given}: an optimizer works on \
         one network, always in the same order"
    )]
    ParameterCount {
        /// What each array is.
        what: &'static str,
        /// How many arrays there are.
        given: usize,
        /// How many parameters there are.
        parameters: usize,
    },
    /// An optimizer given an array that has not the shape of its parameter.
    #[error(
        "the {what} of parameter {parameter}, counted from 0, has shape {given:?}, and the \
         parameter has {of:?}: an optimizer works on one network, always in the same order"
    )]
    ParameterShape {
        /// What the array is.
        what: &'static str,
        /// Which parameter.
        parameter: usize,
        /// The array's shape.
        given: Vec<usize>,
        /// The parameter's shape.
        of: Vec<usize>,
    },
    /// A network for another number of classes than the images have.
    #[error(
        "the network has {outputs} outputs and the images have {classes} classes: train it on a \
         split of EMNIST with as many classes as outputs"
    )]
    Outputs {
        /// Logits of the network.
        outputs: usize,
        /// Classes of the images.
        classes: usize,
    },
    /// How far something may go, that is no distance.
    #[error("{what} is {given}: use 0 or more, and a finite number")]
    Range {
        /// What may go so far.
        what: &'static str,
        /// The number given.
        given: f32,
    },
    /// A logit that no other can be compared with.
    #[error(
        "the logit of class {class} of image {image} is {value}: the network's weights are too \
         large for f32; train it again with a lower learning rate, or take an earlier file"
    )]
    Logit {
        /// Which image of the set.
        image: usize,
        /// Which class.
        class: usize,
        /// NaN or an infinity.
        value: f32,
    },
    /// A training whose numbers have left the range of `f32`.
    #[error(
        "at step {step} {what} is {value:.1e}: the training has diverged; begin again with a lower \
         learning rate"
    )]
    Diverged {
        /// Which step, counted from 1.
        step: usize,
        /// The loss, or whose gradient.
        what: String,
        /// What it is.
        value: f64,
    },
}
