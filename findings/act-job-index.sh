#!/bin/sh
# act 0.2.89 (Go): of the context `strategy`, `fail-fast` and `max-parallel` are there; `job-index` and `job-total` are empty
# in every job of a matrix, and no warning says so, although act checks expressions against a schema and takes both names.
# Expected: 0 and 1 of 2, as GitHub documents them. Seen: nothing. Whatever is named by them (a port, a folder, the name of a
# cloud resource) has one name in all jobs of a run under act, and as many as there are jobs on GitHub.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
GOBIN="$folder" go install github.com/nektos/act@v0.2.89 2>log || { cat log; exit 1; }
mkdir -p home project/.github/workflows
cd project
cat >.github/workflows/index.yml <<'YAML'
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    strategy:
      max-parallel: 1
      matrix: { os: [one, two] }
    steps:
      - run: echo "${{ matrix.os }}=[${{ strategy.job-index }}] of [${{ strategy.job-total }}], at most ${{ strategy.max-parallel }}"
YAML
git init --quiet .
git add .
git -c user.name=tester -c user.email=tester@example.org commit --quiet --message 'a matrix'
HOME="$folder/home" ../act push --platform ubuntu-latest=-self-hosted >../output 2>&1 || { tail ../output; exit 1; }
../act --version
grep -o '| \(one\|two\)=.*' ../output
grep -q 'one=\[\] of \[\], at most 1' ../output && grep -q 'two=\[\] of \[\], at most 1' ../output
