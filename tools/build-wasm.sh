#!/usr/bin/env bash
# Compiles `listings` for WebAssembly.
#
# With the target (`rustup target add wasm32-unknown-unknown`) by plain cargo. Without it,
# on Debian, by Debian's own compiler, which comes with the source of the standard library:
# unpacked below target/, nothing installed.
set -euo pipefail
cd "$(dirname "$0")/.."
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-target}/wasm
target=wasm32-unknown-unknown
arguments=(build --package listings --lib --target "$target")

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
  RUSTC=$debian/rustc RUSTC_BOOTSTRAP=1 cargo "${arguments[@]}" -Zbuild-std=std,panic_abort
fi
ls -l "$CARGO_TARGET_DIR/$target/debug/liblistings.rlib"
