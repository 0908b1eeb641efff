import type { LineOption } from './option-line.ts';

/** Why an option of pip is not taken, by its long name. */
const REASONS: Readonly<Record<string, string>> = {
  '--no-index': "the index is the build's index or index-url",
  '--trusted-host': 'TLS is always verified',
  '--no-binary': 'only wheels are installed; allow-sdist of the build names packages that have none',
  '--editable': 'editable installs are not pinned; upload the sources and set PYTHONPATH, or build a wheel',
  '--use-feature': 'pip features are chosen by the build',
  '--no-require-hashes': 'hashes are always required',
  '--config-settings': 'only wheels are installed, so that there is nothing to configure',
  '--global-option': 'only wheels are installed, so that there is nothing to configure',
  '--hash': 'it stands alone; a comment between a requirement and its hashes ends the requirement',
  '--all-releases': 'every version is pinned',
  '--only-final': 'every version is pinned',
};

const ALLOWED = 'only -r, -c, --require-hashes and index lines are';

/** The end of a message on an option that is not taken; one that pip does not know may be any word, and is not shown. */
export function refuseOption({ name, written, isKnown }: LineOption): string {
  if (!isKnown) return `the option is not allowed: ${ALLOWED}`;
  const reason = Object.hasOwn(REASONS, name) ? REASONS[name] : 'it belongs on a line of its own';
  return `the option ${written} is not allowed: ${reason}`;
}
