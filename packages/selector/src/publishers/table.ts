import { bottlerocket, deepLearning, ecs, eks, macos, windows } from './amazon.ts';
import { amazonLinux } from './amazon-linux.ts';
import { debian } from './debian.ts';
import { almalinux, centos, fedora, oracleLinux, rhel, rocky } from './enterprise-linux.ts';
import { alpine, arch, fedoraCoreos, flatcar, freebsd, nixos, sles } from './others.ts';
import type { Publisher } from './publisher.ts';
import { ubuntu } from './ubuntu.ts';

/** Every known publisher. */
export const PUBLISHERS: readonly Publisher[] = [
  ubuntu,
  debian,
  amazonLinux,
  rhel,
  fedora,
  fedoraCoreos,
  centos,
  almalinux,
  rocky,
  sles,
  freebsd,
  windows,
  macos,
  ecs,
  eks,
  bottlerocket,
  deepLearning,
  flatcar,
  nixos,
  arch,
  oracleLinux,
  alpine,
];

/** Every id and alias of the publishers. */
export function publisherWords(): string[] {
  return PUBLISHERS.flatMap((publisher) => [publisher.id, ...(publisher.aliases ?? [])]);
}

/** The publisher with that id or alias. */
export function findPublisher(word: string): Publisher | undefined {
  const wanted = word.trim().toLowerCase();
  return PUBLISHERS.find(
    (publisher) => publisher.id === wanted || (publisher.aliases ?? []).includes(wanted),
  );
}
