//! Chapter 17: what a filter answers to.

use listings::inside::{self, Inside, Reach, look, most_alike};
use listings::kernels;
use listings::model::{Book, Network};
use listings::random::seeded;
use listings::{Algorithm, Window, glyphs, trained};
use ndarray::{Array1, Array4, ArrayView2, Axis, Zip, s};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// Classes that chapter 14 could not tell apart by eye.
const ALIKE: [&str; 6] = ["0O", "1IL", "9gq", "Ff", "2Z", "5S"];

fn main() -> Outcome<()> {
    let network = trained::book(algorithm("im2col")?);
    found(&network)?;
    halves(&network);
    algorithms(&network)?;
    reach(&network)?;
    layers(&network)?;
    decide(&network)?;
    confused();
    stories(&network)?;
    not_characters(&network)?;
    cost(&network)
}

fn algorithm(name: &str) -> Outcome<Algorithm<f64>> {
    let found = Algorithm::ALL.iter().find(|algorithm| algorithm.name == name);
    Ok(*found.ok_or("an algorithm of the book")?)
}

/// One image (28, 28) as a batch (1, 1, 28, 28).
fn batch(image: ArrayView2<'_, f64>) -> Array4<f64> {
    image.to_owned().insert_axis(Axis(0)).insert_axis(Axis(0))
}

/// The likeliest characters of one image's logits (1, 47), with their probabilities in
/// percent.
fn likeliest(logits: ArrayView2<'_, f64>) -> [(char, f64); 3] {
    listings::likeliest(logits.row(0))
        .map(|(character, part)| (character, 100.0 * part))
}

fn found(network: &Book<f64>) -> Outcome<()> {
    // ANCHOR: found
    let best = |network: &Book<f64>| {
        let weight = network.conv1.weight.view(); // (32, 1, 5, 5)
        kernels::ALL.map(|kernel| most_alike(weight, kernel.array().view()))
    };
    let learned = best(network);
    let im2col = algorithm("im2col")?;
    let random: Vec<_> = (0..20)
        .map(|seed| best(&Book::new(im2col, &mut seeded(seed, &[]))))
        .collect();
    // ANCHOR_END: found
    println!("== learned ==");
    for (kernel, alike) in kernels::ALL.iter().zip(learned) {
        let (filter, correlation) = (alike.filter, alike.correlation);
        println!("{:<7}  {correlation:.2}  filter {filter}", kernel.name);
    }
    println!("== random ==");
    println!("         learned  before");
    let mut above = Vec::new();
    for (i, kernel) in kernels::ALL.iter().enumerate() {
        let before = random.iter().map(|best| best[i].correlation);
        let (low, high) = before
            .fold((1.0_f64, -1.0_f64), |(low, high), correlation| {
                (low.min(correlation), high.max(correlation))
            });
        let learned = learned[i].correlation;
        println!("{:<7}     {learned:>5.2}  {low:.2} to {high:.2}", kernel.name);
        if learned > high {
            above.push(kernel.name);
        }
    }
    println!(
        "above all twenty: {}",
        if above.is_empty() { "none".into() } else { above.join(", ") }
    );
    Ok(())
}

/// Where the filters most like Sobel's kernels are like them, and like their negatives.
fn halves(network: &Book<f64>) {
    println!("== halves ==");
    let weight = network.conv1.weight.view(); // (32, 1, 5, 5)
    for kernel in &kernels::ALL[2..4] {
        let filter = most_alike(weight, kernel.array().view()).filter;
        let alone = weight.slice_move(s![filter..=filter, .., .., ..]);
        for (sign, kernel_or_minus) in
            [("", kernel.array()), ("minus ", -kernel.array())]
        {
            let alike = most_alike(alone, kernel_or_minus.view());
            let ([row, column], correlation) = (alike.place, alike.correlation);
            let name = format!("{sign}{}", kernel.name);
            println!(
                "filter {filter}  {name:<13}  {correlation:.2}  from row {row}, column {column}"
            );
        }
    }
}

fn layers(network: &Book<f64>) -> Outcome<()> {
    println!("== layers ==");
    // ANCHOR: layers
    let letter = listings::letter(); // (28, 28)
    let inside = look(network, batch(letter.view()))?;
    // ANCHOR_END: layers
    let maps = [&inside.conv1, &inside.pool1, &inside.conv2, &inside.pool2];
    for (name, maps) in ["conv1", "pool1", "conv2", "pool2"].into_iter().zip(maps) {
        let zeros = maps.iter().filter(|&&value| value == 0.0).count();
        println!("{name:<7}  {:?}, {zeros} zeros", maps.shape());
    }
    let zeros = inside.linear1.iter().filter(|&&value| value == 0.0).count();
    println!("linear1  {:?}, {zeros} zeros", inside.linear1.shape());
    println!("logits   {:?}", inside.logits.shape());
    println!("== letter ==");
    for (character, percent) in likeliest(inside.logits.view()) {
        println!("{character} {percent:5.1} %");
    }
    Ok(())
}

fn reach(network: &Book<f64>) -> Outcome<()> {
    println!("== dye ==");
    // ANCHOR: dye
    let mut dyed = Array4::<f64>::zeros((28, 1, 28, 28));
    for row in 0..28 {
        dyed.slice_mut(s![row, 0, row, ..]).fill(f64::NAN); // image 3: row 3 is NaN
    }
    let inside = look(network, dyed)?;
    let rows = |maps: &Array4<f64>| {
        let one = maps.slice(s![.., 0, 2, 2]); // the same number of each image
        let reached = one.iter().filter(|number| number.is_nan());
        reached.count()
    };
    // ANCHOR_END: dye
    for (name, maps) in [
        ("conv1", &inside.conv1),
        ("pool1", &inside.pool1),
        ("conv2", &inside.conv2),
        ("pool2", &inside.pool2),
    ] {
        println!("{name}  {:>2} of 28 rows", rows(maps));
    }
    println!("== reach ==");
    let pool = Window::new([2, 2]).stride([2, 2]);
    let mut reach = Reach::PIXEL;
    for (name, window) in [
        ("conv1", network.conv1.window),
        ("pool1", pool),
        ("conv2", network.conv2.window),
        ("pool2", pool),
    ] {
        reach = reach.through(&window);
        let Reach { field, step } = reach;
        println!("{name}  {field:>2} × {field:<2} pixels, every {step}");
    }
    Ok(())
}

fn algorithms(network: &Book<f64>) -> Outcome<()> {
    println!("== algorithms ==");
    let letter = batch(listings::letter().view());
    // ANCHOR: algorithms
    let maps = look(network, letter.clone())?.conv2; // (1, 64, 10, 10)
    for &algorithm in Algorithm::<f64>::ALL {
        let mut network = network.clone();
        network.conv1.algorithm = algorithm;
        network.conv2.algorithm = algorithm;
        let others = look(&network, letter.clone())?.conv2;
        let same = Zip::from(&maps).and(&others).all(|a, b| (a - b).abs() < 1e-12);
        println!("{:<22} {}", algorithm.name, if same { "same" } else { "other" });
    }
    // ANCHOR_END: algorithms
    Ok(())
}

// ANCHOR: products
/// What each of the 128 numbers of one image adds to the logit of a character.
fn products(
    network: &Book<f64>,
    inside: &Inside<f64>,
    character: char,
) -> Outcome<Array1<f64>> {
    let class = glyphs::class_of(character)?;
    let numbers = inside.linear1.row(0); // (128)
    let row = network.linear2.weight.row(class); // (128)
    Ok(&numbers * &row) // (128)
}
// ANCHOR_END: products

fn decide(network: &Book<f64>) -> Outcome<()> {
    println!("== decide ==");
    let inside = look(network, batch(listings::letter().view()))?;
    let likeliest = likeliest(inside.logits.view());
    for (character, _) in &likeliest[..2] {
        let class = glyphs::class_of(*character)?;
        let bias = network.linear2.bias[class];
        let mut products = products(network, &inside, *character)?.to_vec();
        products.sort_by(|a, b| b.total_cmp(a));
        let sum = |range: &[f64]| range.iter().sum::<f64>();
        let up = products.iter().filter(|&&p| p > 0.0).count();
        let down = products.iter().filter(|&&p| p < 0.0).count();
        let rest = &products[products.len() - down..];
        let logit = sum(&products) + bias;
        println!("{character}");
        println!("{up:>4} numbers push up     {:>6.2}", sum(&products[..up]));
        println!("       the largest five  {:>6.2}", sum(&products[..5]));
        println!("{down:>4} numbers push down   {:>6.2}", sum(rest));
        println!("     bias                {bias:>6.2}");
        println!("     logit               {logit:>6.2}");
        let part = 100.0 * sum(&products[..5]) / logit;
        println!("the five make {part:.0} % of it");
        assert!((logit - inside.logits[[0, class]]).abs() < 1e-9);
    }

    println!("== margin ==");
    let [(first, _), (second, _)] = [likeliest[0], likeliest[1]];
    let [winner, rival] = [first, second].map(|c| products(network, &inside, c));
    let votes: Vec<_> = winner?.into_iter().zip(rival?).collect();
    let count = |which: &dyn Fn(f64, f64) -> bool| {
        votes.iter().filter(|&&(a, b)| which(a, b)).count()
    };
    let row = |what: String, number: String| println!("{what:<28}{number:>5}");
    row(format!("push {first} up"), count(&|a, _| a > 0.0).to_string());
    let both = count(&|a, b| a > 0.0 && b > 0.0);
    row(format!("  and {second} too"), both.to_string());
    let less = count(&|a, b| a > b && b > 0.0);
    row(format!("  and {second} too, but less"), less.to_string());
    let class = |character| glyphs::class_of(character);
    let margin =
        inside.logits[[0, class(first)?]] - inside.logits[[0, class(second)?]];
    row(format!("{first} is above {second} by"), format!("{margin:.2}"));
    let against = votes.iter().filter(|(_, b)| *b < 0.0);
    let made: f64 = against.map(|(a, b)| a - b).sum();
    row(format!("  by what pushes {second} down"), format!("{made:.2}"));
    Ok(())
}

fn confused() {
    let evaluation = trained::evaluation();
    println!("== evaluation ==");
    let (images, correct) = (evaluation.images, evaluation.correct);
    println!("{correct} of {images}: {:.1} %", percent(correct, images));

    println!("== pairs ==");
    let pairs = evaluation.confused();
    for ([a, b], [ab, ba]) in &pairs[..10] {
        println!("{a} → {b}  {ab:>2}    {b} → {a}  {ba:>2}");
    }

    println!("== alike ==");
    let group = |pair: &[char; 2]| {
        ALIKE.into_iter().find(|group| pair.iter().all(|&c| group.contains(c)))
    };
    let count = |wanted: &str| {
        let within = pairs.iter().filter(|(pair, _)| group(pair) == Some(wanted));
        within.map(|(_, [ab, ba])| ab + ba).sum::<usize>()
    };
    for group in ALIKE {
        println!("{group:<3}  {:>3}", count(group));
    }
    let within: usize = ALIKE.map(count).iter().sum();
    let mistakes = evaluation.mistakes();
    println!("all  {within:>3}, {:.0} % of the mistakes", percent(within, mistakes));
    let rest = mistakes - within;
    println!(
        "within the groups  {within}: {:.1} % of the images",
        percent(within, images)
    );
    println!(
        "outside            {rest}: {:.1} % of the images",
        percent(rest, images)
    );

    println!("== each ==");
    let confusion = evaluation.confusion();
    let mut each: Vec<_> =
        evaluation.characters.iter().zip(confusion.rows()).collect();
    each.sort_by_key(|(character, row)| {
        let class = glyphs::class_of(**character).unwrap_or_default();
        percent(row[class], row.sum()).round() as u32
    });
    for (character, row) in &each[..6] {
        let class = glyphs::class_of(**character).unwrap_or_default();
        let percent = percent(row[class], row.sum());
        println!("{character} {percent:3.0} %");
    }
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole as f64
}

fn cost(network: &Book<f64>) -> Outcome<()> {
    println!("== cost ==");
    let Inside { conv1, pool1, conv2, pool2, linear1, logits } =
        look(network, batch(listings::letter().view()))?;
    let maps = [conv1, pool1, conv2, pool2].map(|maps| maps.len());
    let numbers = maps.iter().sum::<usize>() + linear1.len() + logits.len();
    let bytes = numbers * size_of::<f64>();
    println!("one image      {numbers} numbers, {bytes} bytes");
    let images = trained::evaluation().images;
    println!("{images} images    {:.1} GB", (images * bytes) as f64 / 1e9);
    Ok(())
}

fn stories(network: &Book<f64>) -> Outcome<()> {
    println!("== stories ==");
    // ANCHOR: stories
    let mut other = network.clone();
    let backwards = s![..;-1, .., .., ..];
    other.conv1.weight = &network.conv1.weight.slice(backwards) * 8.0;
    other.conv1.bias = &network.conv1.bias.slice(s![..;-1]) * 8.0;
    other.conv2.weight = &network.conv2.weight.slice(s![.., ..;-1, .., ..]) / 8.0;
    // ANCHOR_END: stories
    let (images, _) = glyphs::labeled(1..2);
    let images = images.mapv(f64::from); // (47, 1, 28, 28)
    let (logits, _) = network.forward(images.clone(), None)?;
    let (others, _) = other.forward(images, None)?;
    let same = Zip::from(&logits).and(&others).all(|a, b| (a - b).abs() < 1e-9);
    println!("47 characters, {} logits, the same: {same}", logits.len());
    Ok(())
}

fn not_characters(network: &Book<f64>) -> Outcome<()> {
    println!("== strangers ==");
    for (name, image) in inside::strangers() {
        let (logits, _) = network.forward(batch(image.view()), None)?;
        let (character, percent) = likeliest(logits.view())[0];
        println!("{name:<12} {character} {percent:5.1} %");
    }
    Ok(())
}
