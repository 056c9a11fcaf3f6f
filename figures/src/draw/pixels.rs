//! Pixels in a figure: an image that is no picture but a stencil, so that the page's own
//! colors come through and zero is whatever the page shows behind.

use base64::prelude::{BASE64_STANDARD, Engine};
use ndarray::ArrayView2;
use png::{BitDepth, ColorType, Compression, Encoder, Filter};

use super::{Canvas, Paint, Rect, units};

/// How a stencil's paint is laid on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Texture {
    /// Everywhere alike.
    Plain,
    /// In slanted stripes, so that two paints differ without their colors.
    Hatched,
}

/// Lays `paint` on `rect` through a stencil: at each pixel as strongly as `ink` (h, w)
/// says, from not at all for 0 or less to opaque for 1 or more.
///
/// The stencil is a mask with the name `id`, which begins with the figure's name.
pub fn stencil<A: Copy + Into<f64>>(
    canvas: &mut Canvas,
    id: &str,
    ink: ArrayView2<'_, A>,
    rect: Rect,
    paint: Paint,
    texture: Texture,
) {
    let [x, y, w, h] = [rect.x, rect.y, rect.w, rect.h].map(units);
    let place = format!(r#"x="{x}" y="{y}" width="{w}" height="{h}""#);
    let uri = data_uri(ink);
    canvas.put_below(&format!(
        r#"<mask id="{id}"><image {place} preserveAspectRatio="none" style="image-rendering:pixelated" href="{uri}"/></mask>"#
    ));
    let css = paint.css();
    let fill = match texture {
        Texture::Plain => css.to_owned(),
        Texture::Hatched => {
            canvas.put_below(&format!(
                r#"<pattern id="{id}-hatch" width="32" height="32" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="32" height="32" fill="{css}" fill-opacity="0.4"/><rect width="17" height="32" fill="{css}"/></pattern>"#
            ));
            format!("url(#{id}-hatch)")
        }
    };
    canvas.put_below(&format!(r#"<rect {place} fill="{fill}" mask="url(#{id})"/>"#));
}

/// `ink` as a grayscale PNG in a data URI: black for 0 or less, white for 1 or more.
fn data_uri<A: Copy + Into<f64>>(ink: ArrayView2<'_, A>) -> String {
    format!("data:image/png;base64,{}", BASE64_STANDARD.encode(png(ink)))
}

fn png<A: Copy + Into<f64>>(ink: ArrayView2<'_, A>) -> Vec<u8> {
    let gray = |&ink: &A| (ink.into().clamp(0.0, 1.0) * 255.0).round() as u8;
    let bytes: Vec<u8> = ink.iter().map(gray).collect();
    let mut file = Vec::new();
    let (h, w) = ink.dim();
    let mut encoder = Encoder::new(&mut file, w as u32, h as u32);
    encoder.set_color(ColorType::Grayscale);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::High);
    encoder.set_filter(Filter::NoFilter);
    let mut writer = encoder.write_header().expect("a size other than zero");
    writer.write_image_data(&bytes).expect("a byte for every pixel");
    writer.finish().expect("a vector takes everything");
    file
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn a_decoder_reads_the_grays_back() {
        let ink = array![[0.0, 1.0, 0.5], [-3.0, 7.0, f64::NAN]];
        let file = png(ink.view());
        let decoder = png::Decoder::new(std::io::Cursor::new(&file));
        let mut reader = decoder.read_info().unwrap();
        let mut pixels = [1; 6];
        let info = reader.next_frame(&mut pixels).unwrap();
        assert_eq!((info.width, info.height), (3, 2));
        assert_eq!(pixels, [0, 255, 128, 0, 255, 0]);
    }
}
