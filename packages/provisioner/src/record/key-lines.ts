import type { FleetHandle } from '../fleet/handle.ts';

const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----([\s\S]*?)-----END/g;
/** Shorter lines would hide ordinary words of a log; they are no use to anybody. */
const SHORTEST_LINE = 16;

/**
 * Every line of the private keys in a handle, of the login and in user data: what a log must never show. A runner hides
 * text line by line, so that it does not hide a key of several lines by itself.
 */
export function keyLines({ intent, hosts = [] }: FleetHandle): readonly string[] {
  const texts = [
    intent.ssh.privateKey,
    Buffer.from(intent.userData, 'base64').toString(),
    ...hosts.map(({ privateKey }) => privateKey),
  ];
  const keys = texts.flatMap((text) => [...text.matchAll(PRIVATE_KEY)].map((match) => match[1] ?? ''));
  const lines = keys.flatMap((key) => key.split('\n').map((line) => line.trim()));
  return [...new Set(lines.filter((line) => line.length >= SHORTEST_LINE))];
}

/** Whether a handle holds anything that gives access to a machine. */
export function holdsKeys({ intent, hosts = [] }: FleetHandle): boolean {
  return [intent.ssh.privateKey, intent.userData, ...hosts.map(({ privateKey }) => privateKey)].some(
    (text) => text !== '',
  );
}
