import { didYouMean } from '@ami-select/core';
import { TransportError } from '../contract/errors.ts';

/** Options of OpenSSH's client that change the way to a machine, and nothing of what is verified there. */
const ALLOWED = {
  ProxyJump: 'way',
  Include: 'way',
  AddressFamily: 'way',
  BindAddress: 'way',
  BindInterface: 'way',
  IPQoS: 'way',
  IdentityAgent: 'identity',
  IdentityFile: 'identity',
  CertificateFile: 'identity',
  Ciphers: 'session',
  KexAlgorithms: 'session',
  Compression: 'session',
  RekeyLimit: 'session',
} as const;

export type ClientOptionName = keyof typeof ALLOWED;

export interface ClientOption {
  readonly name: ClientOptionName;
  readonly value: string;
}

/** `[user@]host[:port]`, several of them with commas: no part of it can be taken for a flag. */
const JUMPS =
  /^(?:[A-Za-z0-9_][A-Za-z0-9._-]*@)?(?:[A-Za-z0-9][A-Za-z0-9._-]*|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/;

/**
 * Reads options of the form `Name=value`; names in any case.
 * @throws TransportError `INVALID_OPTIONS` that lists every problem
 */
export function parseClientOptions(texts: readonly string[]): readonly ClientOption[] {
  const problems: string[] = [];
  const options = texts.flatMap((text) => {
    const option = parseOption(text);
    if ('value' in option) return [option];
    problems.push(`ssh option "${text}" is not valid because ${option.because}`);
    return [];
  });
  if (problems.length === 0) return options;
  const expected = `expected Name=value of ${Object.keys(ALLOWED).join(', ')}`;
  throw new TransportError('INVALID_OPTIONS', `${problems.join('; ')}; ${expected}`);
}

/** Whether any of them logs in with something else than the key of the target. */
export function bringIdentity(options: readonly ClientOption[]): boolean {
  return options.some(({ name }) => ALLOWED[name] === 'identity');
}

function parseOption(text: string): ClientOption | { readonly because: string } {
  const [, given = '', value = ''] = /^\s*([A-Za-z0-9]+)\s*=\s*(.*?)\s*$/s.exec(text) ?? [];
  if (given === '') return { because: 'it is not of that form' };
  const name = Object.keys(ALLOWED).find((known) => known.toLowerCase() === given.toLowerCase());
  if (name === undefined)
    return { because: `${given} is not allowed${didYouMean(given, Object.keys(ALLOWED))}` };
  if (value === '') return { because: 'it has no value' };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a line break would begin another option.
  if (/[\u0000-\u001f\u007f"]/.test(value))
    return { because: 'its value has a quote or a control character' };
  if (name === 'ProxyJump' && !value.split(',').every((jump) => JUMPS.test(jump)))
    return { because: 'a jump is [user@]host[:port]' };
  return { name: name as ClientOptionName, value };
}
