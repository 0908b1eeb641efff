import { redactUrl } from '@ami-select/core';
import { shellQuote } from '@ami-select/transport';
import type { Step } from '../definition/build.ts';
import { stepScript } from './step-script.ts';

/**
 * All steps of one machine as one script for `sh`, with their conditions, attempts and time limits: what the build runs
 * there, each step by a connection of its own. Secrets are not in it, and addresses are without credentials.
 */
export function stepsScript(steps: readonly Step[], machine: string): string {
  const secrets = [...new Set(steps.flatMap(({ secrets: names = [] }) => names))];
  const input =
    secrets.length === 0
      ? []
      : [
          `# Lines of standard input: ${secrets.join(', ')}`,
          ...secrets.map((name) => `IFS= read -r ${lineOf(name)} || exit 1`),
        ];
  const lines = [
    '#!/bin/sh',
    `# The steps of ${machine}, in order; sh runs them again on the machine.`,
    ...input,
    RUN_STEP,
    ...steps.flatMap((step) => ['', ...stepLines(step, machine)]),
    '',
    'exit "$failed"',
    '',
  ];
  return lines.join('\n');
}

/** Holds the line of a secret, without being a variable of the steps: those that name it get the line as input. */
function lineOf(secret: string): string {
  return `line_of_${secret}`;
}

/** Arguments: condition, attempts, seconds, what a failure does, script, and lines of its input. */
const RUN_STEP = `
failed=0
give() { [ $# = 0 ] || printf '%s\\n' "$@"; }
run_step() {
  case $1 in
    'always()') ;;
    'failure()') [ "$failed" = 1 ] || return 0 ;;
    *) [ "$failed" = 0 ] || return 0 ;;
  esac
  left=$2 seconds=$3 after=$4 script=$5
  shift 5
  until give "$@" | timeout -k 2 "$seconds" sh -c "$script"; do
    left=$((left - 1))
    [ "$left" -gt 0 ] && continue
    [ "$after" = continue ] || failed=1
    return 0
  done
}`.trim();

function stepLines(step: Step, machine: string): readonly string[] {
  const { name, when = 'success()', retries = 0, timeoutMinutes, continueOnError, secrets = [] } = step;
  const script = redactUrl(stepScript(step, machine));
  const end = delimiterFor(script);
  const words = [shellQuote(when), retries + 1, timeoutMinutes * 60, continueOnError ? 'continue' : 'fail'];
  return [
    `# ${redactUrl(name).replaceAll(/[\r\n]+/g, ' ')}`,
    `script=$(cat <<'${end}'`,
    script,
    end,
    ')',
    `run_step ${[...words, '"$script"', ...secrets.map((one) => `"$${lineOf(one)}"`)].join(' ')}`,
  ];
}

/** A line that the script does not have. */
function delimiterFor(script: string): string {
  let end = 'END_OF_STEP';
  while (script.split('\n').includes(end)) end += '_';
  return end;
}
