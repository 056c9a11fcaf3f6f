#!/usr/bin/env bash
# Builds the WebAssembly module of the live figures.
#
#     tools/build-wasm.sh [FILE]
#
# Without a file, the module in the repository, src/demos/demos.wasm, and the hash of its
# sources beside it. With the target (`rustup target add wasm32-unknown-unknown`) by plain
# cargo. Without it, on Debian, by Debian's own compiler, which comes with the source of the
# standard library: unpacked below target/, nothing installed.
set -euo pipefail
file=${1:+$(realpath -m "$1")}
cd "$(dirname "$0")/.."
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-target}/wasm
# The profile asks for the smallest code, in which an array's every element waits for a call: what
# is about as short as its call is inlined.
export RUSTFLAGS="-Ctarget-feature=+simd128 -Cllvm-args=-inline-threshold=100"
target=wasm32-unknown-unknown
arguments=(build --package demos --lib --target "$target" --profile wasm)

if compgen -G "$(rustc --print target-libdir --target "$target")/libcore-*" >/dev/null; then
  cargo "${arguments[@]}"
else
  debian=${DEBIAN_RUST:-$PWD/target/debian-rust}
  if [[ ! -x $debian/rustc ]]; then
    # The one package of several alternatives that `package` depends on and whose name begins so.
    depends() { apt-cache depends "$1" | sed -n "s/.*Depends: \($2[0-9.]*\)$/\1/p" | head -1; }
    std=$(depends libstd-rust-web-dev libstd-rust-web-)
    llvm=$(depends "$std" libllvm)
    mkdir -p "$debian/packages"
    (
      cd "$debian/packages"
      apt-get download -q rustc-web rust-web-src libstd-rust-web-dev "$std" "$llvm"
      for package in *.deb; do dpkg -x "$package" ..; done
      rm ./*.deb
    )
    printf '#!/bin/sh\nLD_LIBRARY_PATH=%q exec %q "$@"\n' \
      "$debian/usr/lib/x86_64-linux-gnu" "$debian/usr/bin/rustc" > "$debian/rustc"
    chmod +x "$debian/rustc"
  fi
  # Rust's own linker: Debian's stands in yet another package.
  host=$(rustc -vV | sed -n 's/^host: //p')
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$(rustc --print sysroot)/lib/rustlib/$host/bin/rust-lld
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER
  # Nobody would see where a panic was, nor what it said.
  RUSTFLAGS+=" -Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none"
  RUSTC=$debian/rustc RUSTC_BOOTSTRAP=1 cargo "${arguments[@]}" -Zbuild-std=std,panic_abort \
    -Zbuild-std-features=optimize_for_size
fi

built=$CARGO_TARGET_DIR/$target/wasm/demos.wasm
if [[ -z $file ]]; then
  file=src/demos/demos.wasm
  # What the module is made of; a test compares.
  find Cargo.lock demos/Cargo.toml demos/src listings/Cargo.toml listings/src \
    weights/emnist.safetensors -type f |
    LC_ALL=C sort | xargs sha256sum | sha256sum | cut -d ' ' -f 1 >demos/sources.sha256
fi
cp "$built" "$file"
printf '%s: %s bytes, with gzip %s\n' "$file" "$(wc -c <"$file")" "$(gzip -9 <"$file" | wc -c)"
