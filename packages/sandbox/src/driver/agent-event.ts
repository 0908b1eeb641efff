import { isPlainObject } from '@ami-select/core';
import type { FromAgent } from '../agent/protocol.ts';

type Check = (event: Readonly<Record<string, unknown>>) => boolean;

const isNumber = (value: unknown): boolean => typeof value === 'number';
const isText = (value: unknown): boolean => typeof value === 'string';
const isOutcome = (value: unknown): boolean =>
  isPlainObject(value) && isNumber(value.exitCode) && isText(value.stdout) && isText(value.stderr);
const isRequest = (value: unknown): boolean =>
  isPlainObject(value) &&
  isText(value.method) &&
  isText(value.path) &&
  isPlainObject(value.headers) &&
  Object.values(value.headers).every(isText);

const CHECKS: { readonly [Type in FromAgent['type']]: Check } = {
  init: () => true,
  ready: () => true,
  listening: ({ host, port }) => isText(host) && isNumber(port),
  console: ({ text }) => isText(text),
  power: ({ how }) => how === 'poweroff' || how === 'reboot',
  'exec-done': ({ id, outcome }) => isNumber(id) && isOutcome(outcome),
  'key-pushed': ({ id }) => isNumber(id),
  metadata: ({ id, request }) => isNumber(id) && isRequest(request),
};

/**
 * What a line of an agent's output says: root of a machine can write there too, anything. `console` for a line that is no
 * JSON object, undefined for an object that is no message of an agent.
 */
export function eventIn(line: string): FromAgent | undefined {
  const parsed = line.startsWith('{') ? parse(line) : undefined;
  if (parsed === undefined) return { type: 'console', text: `${line}\n` };
  const { type } = parsed;
  const isOurs = isText(type) && Object.hasOwn(CHECKS, type as string);
  return isOurs && CHECKS[type as FromAgent['type']](parsed) ? (parsed as unknown as FromAgent) : undefined;
}

function parse(line: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
