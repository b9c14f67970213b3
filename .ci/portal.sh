# Sourced by ./run, ./governance and ./test: finds the tools and builds the portal when its sources changed.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
portal="$root/artifacts/bin/Portal/release/Governance.Portal.dll"
stamp="$root/artifacts/portal.stamp"

fail() {
    echo "$1" >&2
    exit 1
}

need_tools() {
    if ! command -v dotnet >/dev/null || ! dotnet --list-sdks 2>/dev/null | grep -q '^10\.'; then
        fail "The .NET SDK 10 is missing: install it from https://dotnet.microsoft.com/download/dotnet/10.0 and start again."
    fi
    local node=0
    if command -v node >/dev/null; then
        node="$(node --version | sed 's/^v\([0-9]*\).*/\1/')"
    fi
    if [ "$node" -lt 20 ] || ! command -v npm >/dev/null; then
        fail "Node 20 or later with npm is missing: install it from https://nodejs.org and start again."
    fi
}

# Folders are compared too: a file taken away touches its folder.
sources_changed() {
    [ ! -f "$portal" ] || [ ! -f "$stamp" ] ||
        [ -n "$(find "$root/src" "$root/workflows" "$root"/Directory.*.props "$root/global.json" -newer "$stamp" -print -quit 2>/dev/null)" ]
}

build_portal() {
    if ! sources_changed; then
        return
    fi
    echo "Building the portal (a minute or two the first time)." >&2
    mkdir -p "$root/artifacts" 2>/dev/null || fail "The folder $root cannot be written: allow writing there and start again."
    local begun
    begun="$(mktemp "$root/artifacts/begun.XXXXXX" 2>/dev/null)" || fail "The folder $root/artifacts cannot be written: allow writing there and start again."
    if ! dotnet build "$root/src/Portal" -c Release -v q --nologo >"$root/artifacts/build.log" 2>&1; then
        cat "$root/artifacts/build.log" >&2
        rm -f "$begun"
        fail "The portal does not build; the messages above say why."
    fi
    # as old as the beginning: what was saved during the build is built next time
    mv "$begun" "$stamp"
}

start_portal() {
    need_tools
    build_portal
    export GOVERNANCE_HOME="$root" DOTNET_NOLOGO=1
    exec dotnet "$portal" "$@"
}
