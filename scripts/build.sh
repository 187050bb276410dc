# What ./run, ./motcua, ./test and ./bench/run share: checks of the machine, and publishing to .build/app when sources changed.
# Sourced, not run. Everything said here goes to stderr: stdout belongs to the answer.

say() { printf '%s\n' "$*" >&2; }

check_machine() {
  local missing=0
  if ! command -v dotnet >/dev/null || ! dotnet --list-sdks | grep -q '^10\.'; then
    say "The .NET 10 SDK is missing. On Debian or Ubuntu:  sudo apt-get install dotnet-sdk-10.0   (or see https://dot.net)"
    missing=1
  fi
  if ! command -v npm >/dev/null; then
    say "Node.js (with npm) is missing. On Debian or Ubuntu:  sudo apt-get install nodejs npm"
    missing=1
  fi
  if ! ldconfig -p 2>/dev/null | grep -q libicuuc && ! ls /usr/lib/*/libicuuc.so* >/dev/null 2>&1; then
    say "libicu is missing; names could not be compared without accents. On Debian:  sudo apt-get install libicu72"
    missing=1
  fi
  return $missing
}

sources_changed_since() {
  [ ! -e "$1" ] || [ -n "$(find src data Directory.Build.props Directory.Packages.props global.json \
    \( -name bin -o -name obj -o -name node_modules -o -path src/Web/wwwroot/dist \) -prune -o -type f -newer "$1" -print -quit)" ]
}

build_styles() {
  if [ ! -d src/Web/wwwroot/dist ] || [ -n "$(find src/Web/Assets -name node_modules -prune -o -type f -newer src/Web/wwwroot/dist/app.css -print -quit 2>/dev/null)" ]; then
    say "Building styles and fonts …"
    (cd src/Web/Assets && npm ci --no-audit --no-fund --silent && npm run --silent build) >&2
  fi
}

# Publishes the program to .build/app unless what is there is newer than every source.
publish() {
  if ! sources_changed_since .build/published; then return; fi
  check_machine
  build_styles
  say "Building MotCua (the first time takes a minute or two) …"
  rm -rf .build/app.new
  dotnet publish src/Cli -c Release -o .build/app.new --nologo -v quiet -p:UseSharedCompilation=false >&2
  rm -rf .build/app
  mv .build/app.new .build/app
  touch .build/published
}
