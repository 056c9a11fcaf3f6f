//! Every way in which a file can be wrong, and what its message says.

use listings::emnist::Error;

use crate::build::{MAPPING, gzip, idx, images, labels, read};

/// The message when the file of images is `bytes`, and the other two are as they should be.
fn with_images(bytes: &[u8]) -> String {
    read(bytes, &labels(&[0]), MAPPING).unwrap_err().to_string()
}

/// The message when the file of labels is `bytes`, and the other two are as they should be.
fn with_labels(bytes: &[u8]) -> String {
    read(&images(&[0; 784]), bytes, MAPPING).unwrap_err().to_string()
}

/// The message when the mapping is `bytes`, and the other two are as they should be.
fn with_mapping(bytes: &[u8]) -> String {
    read(&images(&[0; 784]), &labels(&[0]), bytes).unwrap_err().to_string()
}

#[test]
fn the_files_these_tests_damage_are_sound() {
    read(&images(&[0; 784]), &labels(&[0]), MAPPING).unwrap();
    read(&gzip(&images(&[0; 784])), &gzip(&labels(&[0])), MAPPING).unwrap();
}

#[test]
fn neither_gzip_nor_idx() {
    insta::assert_snapshot!(with_images(b"\x89PNG\r\n"), @"images.gz is neither gzip (it would begin with 1f 8b) nor IDX (00 00 08): it begins with 89 50 4e 47; put the file of EMNIST's gzip archive here");
    insta::assert_snapshot!(with_labels(b"PK\x03\x04 a zip archive"), @"labels.gz is neither gzip (it would begin with 1f 8b) nor IDX (00 00 08): it begins with 50 4b 03 04; put the file of EMNIST's gzip archive here");
    insta::assert_snapshot!(with_images(&gzip(b"0 48\n")), @"images.gz is gzip, but not of an IDX file: inflated, it begins with 30 20 34 38 instead of 00 00 08; put the file of EMNIST's gzip archive here");
    insta::assert_snapshot!(with_images(&gzip(&gzip(&images(&[0; 784])))), @"images.gz is gzip, but not of an IDX file: inflated, it begins with 1f 8b 08 00 instead of 00 00 08; put the file of EMNIST's gzip archive here");
}

#[test]
fn html_instead_of_data() {
    let page = b"\xef\xbb\xbf\r\n <!DOCTYPE html><html><head><title>Not found";
    insta::assert_snapshot!(with_images(page), @r#"images.gz is a web page, not data (it begins with "<!DOCTYPE"): the server answered with a page instead of the file; delete it and download it from another address"#);
    insta::assert_snapshot!(with_labels(b"<html>"), @r#"labels.gz is a web page, not data (it begins with "<html>"): the server answered with a page instead of the file; delete it and download it from another address"#);
    insta::assert_snapshot!(with_mapping(page), @r#"mapping.txt is a web page, not data (it begins with "<!DOCTYPE"): the server answered with a page instead of the file; delete it and download it from another address"#);
    insta::assert_snapshot!(with_images(&gzip(b"<!DOCTYPE html><html>")), @r#"images.gz is a web page, not data (it begins with "<!DOCTYPE"): the server answered with a page instead of the file; delete it and download it from another address"#);
}

#[test]
fn wrong_magic() {
    insta::assert_snapshot!(with_images(&labels(&[0])), @"the magic number of images.gz is 0x00000801, expected 0x00000803 (0x00000803 is images, 0x00000801 is labels): put the right file under this name");
    insta::assert_snapshot!(with_labels(&gzip(&images(&[0; 784]))), @"the magic number of labels.gz is 0x00000803, expected 0x00000801 (0x00000803 is images, 0x00000801 is labels): put the right file under this name");
    insta::assert_snapshot!(with_images(&idx(0xD03, &[1, 28, 28], &[0; 4 * 784])), @"the magic number of images.gz is 0x00000d03, expected 0x00000803 (0x00000803 is images, 0x00000801 is labels): put the right file under this name");
}

#[test]
fn truncated() {
    let whole = images(&[0; 784]);
    insta::assert_snapshot!(with_images(b""), @"images.gz is truncated: 16 bytes were expected, header included, and 0 are there; download it again");
    insta::assert_snapshot!(with_images(&whole[..10]), @"images.gz is truncated: 16 bytes were expected, header included, and 10 are there; download it again");
    insta::assert_snapshot!(with_images(&whole[..16]), @"images.gz is truncated: 800 bytes were expected, header included, and 16 are there; download it again");
    insta::assert_snapshot!(with_images(&whole[..799]), @"images.gz is truncated: 800 bytes were expected, header included, and 799 are there; download it again");
    insta::assert_snapshot!(with_labels(&gzip(&labels(&[0])[..8])), @"labels.gz is truncated: 9 bytes were expected, header included, and 8 are there; download it again");
}

#[test]
fn a_gzip_stream_cut_anywhere_is_truncated() {
    let noise: Vec<u8> = (0..784_u64).map(|i| ((i * i * 7919) >> 5) as u8).collect();
    let whole = gzip(&images(&noise));
    for length in 2..whole.len() {
        let error = read(&whole[..length], &labels(&[0]), MAPPING).unwrap_err();
        assert!(
            matches!(error, Error::TruncatedGzip { .. }),
            "cut after {length} of {} bytes: {error}",
            whole.len()
        );
    }
    insta::assert_snapshot!(with_images(&whole[..whole.len() - 1]), @"images.gz is truncated: its gzip stream breaks off at byte 800; download it again");
}

#[test]
fn a_damaged_gzip_stream() {
    let mut checksum = gzip(&images(&[0; 784]));
    let end = checksum.len();
    checksum[end - 8] ^= 1;
    insta::assert_snapshot!(with_images(&checksum), @"images.gz is damaged (gzip: corrupt gzip stream does not have a matching checksum): download it again");
    let mut method = gzip(&images(&[0; 784]));
    method[2] = 0;
    insta::assert_snapshot!(with_images(&method), @"images.gz is damaged (gzip: invalid gzip header): download it again");
}

#[test]
fn trailing_bytes() {
    let mut long = images(&[0; 784]);
    long.push(0);
    insta::assert_snapshot!(with_images(&long), @"images.gz has trailing bytes: it goes on after the 800 bytes that its header announces, header included; download it again");
    insta::assert_snapshot!(with_images(&gzip(&long)), @"images.gz has trailing bytes: it goes on after the 800 bytes that its header announces, header included; download it again");
    let mut after = gzip(&labels(&[0]));
    after.push(0);
    insta::assert_snapshot!(with_labels(&after), @"labels.gz has trailing bytes: it goes on after the 9 bytes that its header announces, header included; download it again");
}

#[test]
fn a_header_is_not_believed() {
    let max = u32::MAX;
    insta::assert_snapshot!(with_images(&idx(0x803, &[max, 28, 28], &[])), @"the header of images.gz announces a shape of 4294967295 × 28 × 28, more than the 1073741824 bytes that are read at most (the largest EMNIST file has 697932 × 28 × 28): it is damaged; download it again");
    // Its product does not fit into 64 bits; with a length of 0, the product of the others.
    insta::assert_snapshot!(with_images(&idx(0x803, &[max, max, max], &[])), @"the header of images.gz announces a shape of 4294967295 × 4294967295 × 4294967295, more than the 1073741824 bytes that are read at most (the largest EMNIST file has 697932 × 28 × 28): it is damaged; download it again");
    insta::assert_snapshot!(with_images(&idx(0x803, &[0, max, max], &[])), @"the header of images.gz announces a shape of 0 × 4294967295 × 4294967295, more than the 1073741824 bytes that are read at most (the largest EMNIST file has 697932 × 28 × 28): it is damaged; download it again");
    // Within the limit, but the bytes are not there: nothing is allocated for them.
    insta::assert_snapshot!(with_labels(&gzip(&idx(0x801, &[1 << 30], &[0]))), @"labels.gz is truncated: 1073741832 bytes were expected, header included, and 9 are there; download it again");
}

#[test]
fn images_of_another_size() {
    insta::assert_snapshot!(with_images(&idx(0x803, &[1, 28, 32], &[0; 28 * 32])), @"the images of images.gz are 32 × 28 pixels, EMNIST's are 28 × 28: put the file of EMNIST's gzip archive here");
}

#[test]
fn counts_that_differ() {
    insta::assert_snapshot!(with_images(&images(&[0; 3 * 784])), @"the number of images in images.gz is 3, but the number of labels in labels.gz is 1: take both from the same part of a split");
    insta::assert_snapshot!(with_labels(&labels(&[])), @"the number of images in images.gz is 1, but the number of labels in labels.gz is 0: take both from the same part of a split");
}

#[test]
fn a_label_out_of_range() {
    insta::assert_snapshot!(with_labels(&labels(&[3])), @"label 3 of image 0 in labels.gz is out of range: the classes of mapping.txt are 0 to 2; take labels and mapping from the same split");
    insta::assert_snapshot!(with_mapping(b"1 65 97\n2 66 98\n"), @"label 0 of image 0 in labels.gz is out of range: the classes of mapping.txt are 1 to 2; take labels and mapping from the same split");
}

#[test]
fn a_mapping_without_a_class() {
    insta::assert_snapshot!(with_mapping(b"0 48\n3 65\n1 49\n"), @"mapping.txt has no line for class 2, though its classes go from 0 to 3; download it again");
    insta::assert_snapshot!(with_mapping(b"\r\n"), @"mapping.txt is empty: it has no class; download it again");
    insta::assert_snapshot!(with_mapping(b"0 48\n1 49\n0 79\n"), @"mapping.txt has more than one line for class 0; download it again");
}

#[test]
fn a_mapping_of_something_else() {
    insta::assert_snapshot!(with_mapping(b"0 48\r\n1\r\n"), @r#"line 2 of mapping.txt is "1", expected a label and the ASCII code of its character, such as "10 65" for A; download it again"#);
    insta::assert_snapshot!(with_mapping(b"\n0 48 48 48\n"), @r#"line 2 of mapping.txt is "0 48 48 48", expected a label and the ASCII code of its character, such as "10 65" for A; download it again"#);
    for line in
        ["256 48", "-1 48", "0 256", "0 A", "0 10", "0 65 7", "0,48", "label code"]
    {
        let message = with_mapping(format!("0 48\n{line}\n").as_bytes());
        assert!(
            message.contains(&format!("line 2 of mapping.txt is {line:?}")),
            "{message}"
        );
    }
    let long = "x".repeat(100_000);
    assert!(with_mapping(long.as_bytes()).len() < 300);
}
