import type { Component, EnvironmentContent } from './components.ts';

/**
 * The requirement file of what is installed, so that a build takes it: every package with the hashes of its wheels, or of
 * the source archives that they were built of, which `allow-sdist` must name again.
 * @param localLock name of the lock that has the paths of packages that the index need not have
 */
export function frozenLock(
  { environment, machines, python, components }: EnvironmentContent,
  localLock?: string,
): string {
  const lines = components.map((component) => {
    const hashes = lockedHashes(component).map((hash) => `--hash=sha256:${hash}`);
    return `${builtLines(component)}${component.name}==${component.version} ${hashes.join(' ')}\n`;
  });
  const beside =
    localLock === undefined
      ? ''
      : `# Some files are not from an index: requirements needs ${localLock} as well\n`;
  return `# Installed in ${environment} of ${machines.join(', ')}, Python ${python}\n${beside}${lines.join('')}`;
}

function lockedHashes({ sha256, built }: Component): readonly string[] {
  const archives = new Map(built.map((wheel) => [wheel.sha256, wheel.from.sha256]));
  return [...new Set(sha256.map((hash) => archives.get(hash) ?? hash))];
}

function builtLines({ built }: Component): string {
  return built
    .map(
      ({ filename, sha256, from }) => `# ${filename} with sha256:${sha256} was built of ${from.filename}\n`,
    )
    .join('');
}
