//! Chapter 8: what the one line costs.

use listings::conv::einsum as strings;
use listings::notation::Notation;
use listings::{Window, numbers, windows};
use ndarray::{Array, Array2};
use ndarray_einsum::{
    ArrayLike, EinsumPath, OptimizationMethod, einsum, einsum_path,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // ANCHOR: layer
    let input = numbers([16, 16, 28, 28]); // (n, c, height, width)
    let weight = numbers([32, 16, 3, 3]); // (k, c, i, j)
    let view = windows::of_batch(input.view(), &Window::new([3, 3]))?; // (n, c, h, w, i, j)
    // ANCHOR_END: layer

    println!("== plan ==");
    // ANCHOR: plan
    let path = einsum_path(
        "nchwij,kcij->nkhw",
        &[&view, &weight],
        OptimizationMethod::Naive,
    )?;
    println!("{path:?}");
    // ANCHOR_END: plan

    println!("== four steps ==");
    // ANCHOR: four_steps
    let turned = view.view().permuted_axes([0, 2, 3, 1, 4, 5]); // (n, h, w, c, i, j): a view
    let copied: Vec<f64> = turned.iter().copied().collect(); // the copy
    let rows = Array2::from_shape_vec((16 * 26 * 26, 16 * 3 * 3), copied)?;
    let taps = weight.view().permuted_axes([1, 2, 3, 0]); // (c, i, j, k)
    let product = rows.dot(&taps.to_shape((16 * 3 * 3, 32))?); // (n·h·w, k)
    let maps = product.into_shape_with_order((16, 26, 26, 32))?; // (n, h, w, k)
    let maps = maps.permuted_axes([0, 3, 1, 2]); // (n, k, h, w)
    // ANCHOR_END: four_steps
    let line = einsum(strings::CONV2D, &[&view, &weight])?;
    println!("as the line: {}", maps.view().into_dyn() == line);
    println!("numbers of the input: {}", input.len());
    println!("numbers of the copy:  {}", rows.len());

    println!("== columns ==");
    // ANCHOR: columns
    let image = Array::range(0.0, 16.0, 1.0).into_shape_with_order((4, 4))?;
    let small = windows::of_image(image.view(), [2, 2])?; // (h, w, i, j)
    let columns = small.permuted_axes([2, 3, 0, 1]); // (i, j, h, w)
    println!("{}", columns.to_shape((4, 9))?);
    // ANCHOR_END: columns

    println!("== in every row ==");
    let columns = columns.to_shape((4, 9))?;
    let everywhere = image.iter().filter(|&pixel| {
        columns.outer_iter().all(|row| row.iter().any(|number| number == pixel))
    });
    println!("{:?}", everywhere.collect::<Vec<_>>());

    println!("== memory order ==");
    // ANCHOR: memory_order
    let maps = einsum("nchwij,kcij->nkhw", &[&view, &weight])?;
    println!("shape   {:?}", maps.shape());
    println!("strides {:?}", maps.strides());
    println!("as one slice: {:?}", maps.as_slice());
    println!(
        "{}",
        maps.view().into_shape_with_order((16, 32 * 26 * 26)).unwrap_err()
    );
    // ANCHOR_END: memory_order

    println!("== orders ==");
    // ANCHOR: orders
    let packed = view.view().permuted_axes([1, 4, 5, 0, 2, 3]); // (c, i, j, n, h, w)
    let packed = packed.as_standard_layout();
    for (string, operands) in [
        ("nchwij,kcij->nkhw", [&view as &dyn ArrayLike<f64>, &weight]),
        ("kcij,nchwij->nkhw", [&weight, &view]),
        ("kcij,cijnhw->nkhw", [&weight, &packed]),
        ("kzij,zijnhw->nkhw", [&weight, &packed]),
    ] {
        let path = einsum_path(string, &operands, OptimizationMethod::Naive)?;
        println!("{string}  {}", permutations(&path));
    }
    // ANCHOR_END: orders

    println!("== chain ==");
    // ANCHOR: chain
    for steps in [["ij,jk->ik", "ik,k->i"], ["jk,k->j", "ij,j->i"]] {
        let mut products = 0;
        for step in steps {
            let notation = Notation::parse(step)?;
            let shapes =
                notation.operands().iter().map(|letters| vec![256; letters.len()]);
            let shapes: Vec<Vec<usize>> = shapes.collect();
            let shapes: Vec<&[usize]> = shapes.iter().map(Vec::as_slice).collect();
            products += notation.sizes(&shapes)?.multiplications;
        }
        println!("{:<9} then {:<8} {products:>8} products", steps[0], steps[1]);
    }
    // ANCHOR_END: chain
    Ok(())
}

/// The three permutations of a plan of one step: left operand, right operand, result.
fn permutations(path: &EinsumPath<f64>) -> String {
    let plan = format!("{path:?}");
    let lists = plan.split("permutation: [").skip(1);
    let lists = lists
        .map(|rest| rest.split(']').next().unwrap_or_default().replace(", ", ""));
    lists.collect::<Vec<_>>().join("  ")
}
