import type { EnvironmentContent } from './components.ts';

/** The requirement file of what is installed: every package with the hashes of its wheels, so that a build takes it. */
export function frozenLock({ environment, machines, python, components }: EnvironmentContent): string {
  const lines = components.map(({ name, version, sha256 }) => {
    return `${name}==${version} ${sha256.map((hash) => `--hash=sha256:${hash}`).join(' ')}\n`;
  });
  return `# Installed in ${environment} of ${machines.join(', ')}, Python ${python}\n${lines.join('')}`;
}
