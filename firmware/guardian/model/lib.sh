# Shared by run and mutants: builds a world of the model and searches it whole. Sourced, not run.

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"

need() {
    command -v "$1" >/dev/null || { echo "model: $1 is missing. Install it with: apt-get install $2" >&2; exit 2; }
}

# search WORLD NAME OPTIONS...: the verifier's output in $work/NAME/out, its exit code ignored: what it says is judged, not its code.
search() {
    local world=$1 name=$2 claims=-DSAFETY acceptance=""
    shift 2
    if [[ $world == heal ]]; then claims="" acceptance=-a; fi
    mkdir -p "$work/$name"
    (
        cd "$work/$name" || exit 1
        {
            spin -a "$@" "$here/$world.pml" &&
                gcc -O1 -w $claims -DNOREDUCE -DMEMLIM=4000 -o pan pan.c &&
                timeout 120 ./pan $acceptance -m3000000 -w23
        } >out 2>&1
    ) || true
}

# Whether an output is that of a search that went through everything it could reach.
complete() {
    grep -q 'states, stored' "$1" && ! grep -qE 'Search not completed|max search depth too small|reached -DMEMLIM|out of memory|aborting' "$1"
}

states() {
    sed -n 's/^ *\([0-9.e+]*\) states, stored.*/\1/p' "$1" | awk '{ printf "%d", $1 }'
}

errors() {
    sed -n 's/.*errors: \([0-9]*\).*/\1/p' "$1"
}

# The property an output found broken: its number, 12 for the temporal one; nothing where none is.
broken() {
    if grep -q 'acceptance cycle' "$1"; then
        echo 12
    else
        sed -n 's/.*assertion violated ((\([0-9]*\)==0)||.*/\1/p' "$1"
    fi
}

# Two jobs at a time: the caller's loop calls this after each job it starts.
throttle() {
    while (($(jobs -rp | wc -l) >= 2)); do wait -n || true; done
}
