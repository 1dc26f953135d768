#!/usr/bin/env bash
# Packs the package, installs the tarball in an empty folder as a user would, and holds there: the size of it, what its texts point
# to, its types, what it says of an optional package that is missing, and one query of an endpoint and a file at once.
# Proves that what is shipped runs by itself on this Node: neither the overrides of package.json nor, for a tarball, the shrinkwrap
# reach those who install it, so what would drag much along is in the build, and --engine-strict fails on a package that this Node
# cannot run. Without install scripts: nothing here needs what they compile.
set -euo pipefail
cd "$(dirname "$0")/../.."
clone="$PWD"
most=150 # MB

folder="$(mktemp -d)"
service=''
finish() {
  [[ -n "$service" ]] && kill "$service" 2>/dev/null
  rm -rf "$folder"
}
trap finish EXIT

npm pack --silent --ignore-scripts --pack-destination "$folder" >/dev/null
cd "$folder"
echo '{ "private": true }' >package.json
npm install --ignore-scripts --engine-strict --no-audit --no-fund --loglevel=error ./raadlink-*.tgz
raadlink() { node node_modules/raadlink/bin/raadlink.js "$@"; }
fixtures=node_modules/raadlink/fixtures

raadlink --version
fail() { echo "$1"; exit 1; }

size="$(du -sm node_modules | cut -f1)"
echo "installed: $size MB, $(npm ls --all --parseable | tail -n +2 | wc -l) packages"
((size <= most)) || fail "the install is larger than $most MB"

node "$clone/test/package/check-texts.js" node_modules/raadlink
cp "$clone"/test/package/{tsconfig.json,example.mts} .
node "$clone/test/package/example-of-types.js" node_modules/raadlink >from-types.mts
node "$clone/node_modules/typescript/bin/tsc" -p tsconfig.json || fail 'the types do not compile in the project of a user'
echo 'types: compile strictly, without further types'

# Optional peers: what needs them says what to install.
mkdir ocr && touch ocr/nld.traineddata
says() {
  local expected="$1" said
  shift
  said="$(raadlink "$@" 2>&1)" && fail "raadlink $1 does without $expected"
  [[ "$said" == *"$expected"* && "$said" != *'a fault in raadlink'* ]] || fail "raadlink $1 says: $said"
}
says 'npm install tesseract.js@' convert "$clone/test/text/files/notulen-scan.pdf" --ocr-data ocr
says 'npm install graphile-worker@' worker --queue postgres://queue@127.0.0.1:1/queue --data data \
  --source https://www.voorbeeldegem.example/ --bestuurseenheid http://data.lblod.info/id/bestuurseenheden/voorbeeldegem
says 'npm rebuild better-sqlite3' ingest "$fixtures/cipal" --data data --base https://www.voorbeeldegem.example/ --mint-base https://data.voorbeeldegem.example/id/
echo 'optional packages that are missing: each is named'

node node_modules/raadlink/bin/raadlink.js serve "$fixtures/cipal/agenda.html" --port 0 >service.txt 2>&1 &
service=$!
for _ in $(seq 1 120); do
  address="$(grep -oE 'http://127\.0\.0\.1:[0-9]+' service.txt | head -1 || true)"
  [[ -n "$address" ]] && break
  kill -0 "$service" 2>/dev/null || { cat service.txt; echo 'the service stopped'; exit 1; }
  sleep 0.5
done
[[ -n "$address" ]] || { cat service.txt; echo 'the service never said its address'; exit 1; }

query='SELECT (COUNT(DISTINCT ?punt) AS ?n) { ?punt a <http://data.vlaanderen.be/ns/besluit#Agendapunt> }'
count() { raadlink query "$query" "$@" --format csv | tail -1 | tr -d '\r'; }
here="$(count "$fixtures/cevi/agenda.html")"
there="$(count --endpoint "$address/sparql")"
both="$(count "$fixtures/cevi/agenda.html" --endpoint "$address/sparql")"
echo "agenda items: $here in the file, $there at the endpoint, $both in both"
[[ "$here" -gt 0 && "$there" -gt 0 && "$both" -eq $((here + there)) ]] || { echo 'the installed package does not answer federated queries'; exit 1; }

# Forms that Comunica by itself cannot send to an endpoint.
distinct="$(raadlink query 'SELECT DISTINCT ?p { ?s ?p ?o }' --endpoint "$address/sparql" --format csv | wc -l)"
described="$(raadlink query 'DESCRIBE ?s { ?s a <http://data.vlaanderen.be/ns/besluit#Zitting> }' --endpoint "$address/sparql" --format ntriples | wc -l)"
echo "$((distinct - 1)) predicates by DISTINCT, $described triples by DESCRIBE"
[[ "$distinct" -gt 2 && "$described" -gt 0 ]] || { echo 'the installed package fails on DISTINCT or DESCRIBE'; exit 1; }
