#!/usr/bin/env bash
# Prints the loop that the compiler made of the tile: of all loops of `Number::multiply`, the
# one with the most multiply-adds of whole AVX-512 vectors of f32 (on x86-64 only).
#
#     tools/inner-loop.sh [OPTIONS OF CARGO] > benches/results/inner-loop.txt
set -euo pipefail
cd "$(dirname "$0")/.."

assembly=$(mktemp)
trap 'rm "$assembly"' EXIT
cargo rustc "$@" --quiet --release --package listings --lib \
  -- --emit "asm=$assembly" -C debuginfo=0 -C symbol-mangling-version=v0

# A loop is a label and the instructions up to a jump back to it, without another label.
awk '
  /^_R/            { inside = /6Number8multiply/; label = ""; next } # the name of a function
  !inside          { next }
  /^\.LBB[0-9_]+:/ { label = substr($1, 1, length($1) - 1); body = ""; count = 0; next }
  /^[^\t]/         { label = ""; next }
  label == ""      { next }
  /^\t\./          { next }
                   { sub(/[ \t]*#.*/, ""); operands = $0; sub(/^\t[^\t]*\t?/, "", operands)
                     line = sprintf("  %-12s %s", $1, operands); sub(/ +$/, "", line); body = body line "\n" }
  /vfmadd[0-9]+ps.*%zmm/ { count++ }
  /^\tj[a-z]+\t/ && $2 == label && count > most { most = count; loop = label ":\n" body }
  END { printf "%s", loop; exit most == 0 }
' "$assembly"
