//! Chapters 6 to 8 and 11: what a string of einsum costs, and why. `cargo run -- bench einsum`

use std::hint::black_box;

use common::{LAYER, NETWORK, brief, numbers, quick};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use listings::conv::einsum::{CONV2D, D_WEIGHT, WEIGHTS_FIRST};
use listings::notation::{Strided, tables};
use listings::{Layout, Window, notation, windows};
use ndarray::{Array2, Array4, Array6, ArrayView6};
use ndarray_einsum::{ArrayLike, OptimizationMethod, einsum, einsum_path};

mod common;

/// 64 × 64 times 64 × 64; and 3 × 4 times 4 × 5, where reading the string is all the
/// work.
fn matmul(criterion: &mut Criterion) {
    for (name, shapes) in
        [("matmul", [[64, 64]; 2]), ("tiny matmul", [[3, 4], [4, 5]])]
    {
        let [a, b]: [Array2<f32>; 2] = shapes.map(numbers);
        let mut group = quick(criterion, name);
        group.bench_function("dot", |bencher| {
            bencher.iter(|| black_box(&a).dot(&b));
        });
        group.bench_function("einsum, path made before", |bencher| {
            let path = einsum_path("ij,jk->ik", &[&a, &b], OptimizationMethod::Naive);
            let path = path.expect("a legal string");
            bencher.iter(|| path.contract_operands(&[black_box(&a), &b]));
        });
        group.bench_function("einsum", |bencher| {
            bencher.iter(|| einsum("ij,jk->ik", &[black_box(&a), &b]));
        });
        group.bench_function("own einsum", |bencher| {
            let operands = [a.view().into_dyn(), b.view().into_dyn()];
            bencher.iter(|| notation::einsum("ij,jk->ik", black_box(&operands)));
        });
        group.finish();
    }
}

/// The layer's windows written out, 1.56 million numbers, in five ways. The first is
/// what einsum does.
fn copy(criterion: &mut Criterion) {
    let [input, _] = LAYER;
    let input = numbers(input);
    let view = layer_windows(&input);
    let rows = view.permuted_axes([0, 2, 3, 1, 4, 5]); // (n, h, w, c, i, j)
    let columns = view.permuted_axes([1, 4, 5, 0, 2, 3]); // (c, i, j, n, h, w)
    let mut group = brief(criterion, "copy");
    group.bench_function("nhwcij, dynamic iterator", |bencher| {
        let rows = rows.into_dyn();
        bencher.iter(|| black_box(&rows).iter().cloned().collect::<Vec<f32>>());
    });
    group.bench_function("nhwcij, static iterator", |bencher| {
        bencher.iter(|| black_box(&rows).iter().cloned().collect::<Vec<f32>>());
    });
    group.bench_function("nhwcij, as_standard_layout", |bencher| {
        bencher.iter(|| black_box(&rows).as_standard_layout().into_owned());
    });
    group.bench_function("cijnhw, as_standard_layout", |bencher| {
        bencher.iter(|| black_box(&columns).as_standard_layout().into_owned());
    });
    group.bench_function("cijnhw, assign", |bencher| {
        let mut matrix = Array6::zeros(columns.dim());
        bencher.iter(|| black_box(&mut matrix).assign(&columns));
    });
    group.finish();
}

/// One convolution in six strings: einsum sorts the letters it sums over by the
/// alphabet, so a name decides in which order memory is walked.
fn letters(criterion: &mut Criterion) {
    let [input, weight] = LAYER.map(numbers);
    let view = layer_windows(&input);
    let packed = view.permuted_axes([1, 4, 5, 0, 2, 3]);
    let packed = packed.as_standard_layout(); // (c, i, j, n, h, w)
    let runs: [(&str, [&dyn ArrayLike<f32>; 2]); 6] = [
        ("nchwij,kcij->nkhw", [&view, &weight]),
        ("nzhwij,kzij->nkhw", [&view, &weight]),
        ("kcij,nchwij->nkhw", [&weight, &view]),
        ("kzij,nzhwij->nkhw", [&weight, &view]),
        ("kcij,cijnhw->nkhw", [&weight, &packed]),
        ("kzij,zijnhw->nkhw", [&weight, &packed]),
    ];
    let mut group = brief(criterion, "letters");
    for (string, operands) in runs {
        group.bench_function(string, |bencher| {
            bencher.iter(|| einsum(string, &black_box(operands)));
        });
    }
    group.finish();
}

/// (A · B) · v against A · (B · v), for matrices of 256 × 256.
fn three(criterion: &mut Criterion) {
    let (a, b) = (numbers([256, 256]), numbers([256, 256]));
    let v = numbers([256]);
    let mut group = quick(criterion, "three");
    group.bench_function("ij,jk,k->i", |bencher| {
        bencher.iter(|| einsum("ij,jk,k->i", &[black_box(&a), &b, &v]));
    });
    group.bench_function("ij,jk->ik, then ik,k->i", |bencher| {
        bencher.iter(|| {
            let ab = einsum("ij,jk->ik", &[black_box(&a), &b])?;
            einsum("ik,k->i", &[&ab, &v])
        });
    });
    group.bench_function("jk,k->j, then ij,j->i", |bencher| {
        bencher.iter(|| {
            let bv = einsum("jk,k->j", &[black_box(&b), &v])?;
            einsum("ij,j->i", &[&a, &bv])
        });
    });
    group.finish();
}

/// The second layer of the network and the gradient of its weight, by ndarray-einsum and by
/// tables.
fn any_sum(criterion: &mut Criterion) {
    let [x, weight] = NETWORK.map(numbers);
    let view = windows::of_batch(x.view(), &Window::new([3, 3])).expect("3 × 3 fits");
    let (n, _, oh, ow, _, _) = view.dim();
    let g = numbers([n, weight.dim().0, oh, ow]); // (n, k, oh, ow)
    let (shape, strides) = (view.shape().to_vec(), view.strides().to_vec());
    let layout = Layout { shape, strides, offset: 0 };
    let memory = x.as_slice().expect("C order");
    let windows = Strided::new(memory, layout).expect("inside the memory");
    let [w, d] = [&weight, &g].map(|array| Strided::of(array).expect("one block"));
    let arrays: [[&dyn ArrayLike<f32>; 2]; 3] =
        [[&view, &weight], [&weight, &view], [&view, &g]];
    let operands = [[&windows, &w], [&w, &windows], [&windows, &d]];
    let mut group = brief(criterion, "any sum");
    for (i, string) in [CONV2D, WEIGHTS_FIRST, D_WEIGHT].into_iter().enumerate() {
        let (arrays, operands) = (arrays[i], operands[i].map(Strided::clone));
        group.bench_function(BenchmarkId::new(string, "einsum"), |bencher| {
            bencher.iter(|| einsum(string, &black_box(arrays)));
        });
        group.bench_function(BenchmarkId::new(string, "tables"), |bencher| {
            bencher.iter(|| tables::einsum(string, black_box(&operands)));
        });
    }
    group.finish();
}

/// The view (16, 16, 26, 26, 3, 3) of the layer's windows.
fn layer_windows(input: &Array4<f32>) -> ArrayView6<'_, f32> {
    windows::of_batch(input.view(), &Window::new([3, 3])).expect("3 × 3 fits")
}

criterion_group!(benches, matmul, copy, letters, three, any_sum);
criterion_main!(benches);
