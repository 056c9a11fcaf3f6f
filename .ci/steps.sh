# The steps of .ci/run that are more than one command.

install_packages() {
  local packages=()
  browser >/dev/null || packages+=(chromium)
  command -v valgrind >/dev/null || packages+=(valgrind)
  command -v node >/dev/null || packages+=(nodejs)
  command -v npm >/dev/null || packages+=(npm)
  [[ -v PYTHON ]] || python3 -c 'import ensurepip' 2>/dev/null || packages+=(python3-venv)
  ((${#packages[@]})) || return 0
  local sudo=
  ((EUID == 0)) || sudo=sudo
  $sudo apt-get update -qq
  $sudo env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${packages[@]}"
}

# The path of a browser that playwright can drive.
browser() {
  [[ -v CHROMIUM ]] && echo "$CHROMIUM" && return
  command -v chromium || command -v google-chrome || command -v chromium-browser
}

install_others() {
  npm --prefix tests/browser install --silent --no-fund --no-audit
  if [[ ! -v PYTHON ]]; then
    [[ -x $ci/python/bin/python ]] || python3 -m venv "$ci/python"
    "$ci/python/bin/pip" install -q 'numpy>=2' safetensors
    export PYTHON=$ci/python/bin/python
  fi
  "$PYTHON" -c 'import numpy, safetensors as s; print("NumPy", numpy.__version__, "safetensors", s.__version__)'
  export PATH=$PATH:$ci/mdbook/bin
  if [[ $(mdbook --version 2>/dev/null) != 'mdbook v0.5.'* ]]; then
    CARGO_TARGET_DIR=$ci/mdbook/target \
      cargo install -q --debug mdbook --version 0.5.4 --locked --force --root "$ci/mdbook"
    rm -r "$ci/mdbook/target"
  fi
  mdbook --version
}

# The first `cargo run -- build` of a fresh clone, in CPU seconds. About 155 on a quiet machine;
# another took 173 for the same work, so the limit leaves room for what is not ours.
cold_build() {
  local TIMEFORMAT='%0U %0S' most=220 user system
  rm -rf "$CARGO_TARGET_DIR"
  exec 3>&2
  { time cargo run -- build 2>&3; } 2>"$ci/times"
  exec 3>&-
  read -r user system <"$ci/times"
  echo "cold build: $((user + system)) CPU seconds of at most $most"
  ((user + system <= most))
}

# In a release build of these two steps the code they run is optimized, the rest of the
# dependencies is not: that would take longer than it saves.
little_optimized=(--config 'profile.release.package."*".opt-level=0')
for package in ndarray ndarray-einsum matrixmultiply proptest chacha20 bolero-engine fearless_simd; do
  little_optimized+=(--config "profile.release.package.$package.opt-level=3")
done

# A million random strings and geometries. Arithmetic that overflows is still seen.
a_million() {
  local -x PROPTEST_CASES=1000000 BOLERO_RANDOM_ITERATIONS=1000000
  local -x CARGO_PROFILE_RELEASE_OVERFLOW_CHECKS=true
  cargo test "${little_optimized[@]}" --release --test notation -- random fuzz
  cargo test "${little_optimized[@]}" --release --test properties -- \
    forward::every_algorithm_computes_the_definition the_gradients_are_the_transposes
}

# The kernels as they are in a release build, with what is compiled already.
kernels=("${little_optimized[@]}" --config 'profile.release.package.listings.overflow-checks=false')

# `cargo run --release -- bench --gate`.
share_of_the_peak() {
  local -x CARGO_PROFILE_RELEASE_OVERFLOW_CHECKS=true
  cargo run "${kernels[@]}" --release -- bench --gate
}

# The crate ndarray-einsum has hash sets, whose order differs from process to process: what
# stands on it is tried in several. The tests are built already.
fresh_processes() {
  local -x PROPTEST_CASES=100
  for ((i = 0; i < 20; i++)); do
    cargo test -q --test notation --test ndarray_einsum --test oracle --test gradcheck
    cargo test -q --test properties -- every_algorithm seven_strings
  done
}

# unchanged FOLDER COMMAND…: fails if the command changes a file in the folder.
unchanged() {
  local folder=$1 before after
  shift
  before=$(fingerprints "$folder")
  "$@"
  after=$(fingerprints "$folder")
  diff <(echo "$before") <(echo "$after") || {
    echo "these files of $folder have changed"
    return 1
  }
}

fingerprints() {
  find "$1" -type f -print0 | sort -z | xargs -0 sha256sum
}

# Puts a wrong assertion into the first chapter of a copy, which has no others: every command
# that runs blocks must fail, and because of it.
find_mistake() {
  local copy=$ci/mistake
  rm -rf "$copy"
  mkdir "$copy"
  git ls-files -z --cached --others --exclude-standard | tar -c --null -T - | tar -x -C "$copy"
  sed -i -E '/\((1-strides\/0[2-9]|2-sums)/d' "$copy/src/SUMMARY.md"
  printf '\n```rust\nassert_eq!(1 + 1, 3, "a deliberate mistake");\n```\n' \
    >>"$copy/src/1-strides/01-by-hand.md"
  touch "$copy/tests/chapters.rs" # or cargo would run the test it compiled for the original
  cd "$copy"
  fails_with 'a deliberate mistake' cargo run -q -- test
  fails_with 'a deliberate mistake' mdbook test
  fails_with 'a deliberate mistake' cargo test -q --test chapters
  cd "$root"
  rm -rf "$copy"
}

# fails_with TEXT COMMAND…: the command must fail and say TEXT.
fails_with() {
  local text=$1 log=$ci/log
  shift
  if "$@" &>"$log"; then
    echo "should have failed, but passed: $*"
    return 1
  elif ! grep -q -- "$text" "$log"; then
    echo "failed, but did not say \"$text\": $*"
    cat "$log"
    return 1
  fi
  echo "fails as it should: $*"
}

# A loop that the compiler fails to put into vectors computes the same numbers, and slowly:
# sixteen multiply-adds of whole vectors, and none of the sums in memory.
inner_loop() {
  local loop
  local -x CARGO_PROFILE_RELEASE_OVERFLOW_CHECKS=true
  [[ $host == x86_64-* ]] || return 0
  loop=$(tools/inner-loop.sh "${kernels[@]}")
  (($(grep -c 'vfmadd231ps.*%zmm' <<<"$loop") == 16)) && ! grep -q '%rsp' <<<"$loop" || {
    echo "the tile's inner loop is not what it was:"
    echo "$loop"
    return 1
  }
}

real_emnist() {
  local emnist=${EMNIST_DIR:-../shared/emnist}
  if [[ ! -d $emnist ]]; then
    echo "SKIPPED: no folder $emnist; set EMNIST_DIR to the folder of the official files"
    return
  fi
  emnist=$(realpath "$emnist")
  EMNIST_DIR=$emnist cargo test --test emnist --test data_figures --test train -- --ignored
  unchanged src/figures cargo run -- figures --data "$emnist"
}

# The accident's right shape must pass under both checkers, and the stale one under neither;
# the kernels with every set of instructions that the checker knows (valgrind: no AVX-512).
check_memory() {
  cargo build -p listings --example accident --example every-level
  local examples=$CARGO_TARGET_DIR/debug/examples
  valgrind -q --error-exitcode=9 "$examples/accident" right
  fails_with 'Invalid read of size 4' valgrind -q --error-exitcode=9 "$examples/accident" stale
  valgrind -q --error-exitcode=9 "$examples/every-level"

  # RUSTC_BOOTSTRAP: the sanitizer comes with the stable compiler, its switch does not.
  RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Zsanitizer=address \
    cargo build --target "$host" -p listings --example accident --example every-level
  examples=$CARGO_TARGET_DIR/$host/debug/examples
  "$examples/accident" right
  fails_with 'AddressSanitizer: heap-buffer-overflow' "$examples/accident" stale
  "$examples/every-level"
}

# With the module that has just been built, in place of the one in the repository.
browse() {
  cargo run -q -- build
  cp "$ci/demos.wasm" book/demos/demos.wasm
  CHROMIUM=$(browser) npm --prefix tests/browser test
}
