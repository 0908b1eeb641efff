import { redactUrl } from '@ami-select/core';
import type { Variables } from './access.ts';
import { AccessError } from './errors.ts';
import { isExempt } from './no-proxy.ts';

/**
 * The proxy that the environment gives for an address, undefined for none: `https_proxy` or `http_proxy` by its scheme,
 * otherwise `all_proxy`, unless `no_proxy` exempts the host. A lower-case name wins over its upper-case one, and an empty
 * value means none.
 * @throws AccessError INVALID_PROXY
 */
export function findProxy(target: URL, variables: Variables): string | undefined {
  const isTls = target.protocol === 'https:' || target.protocol === 'wss:';
  const given =
    variableOf(isTls ? 'HTTPS_PROXY' : 'HTTP_PROXY', variables) ?? variableOf('ALL_PROXY', variables);
  if (given === undefined || given.value === '') return undefined;
  const port = Number(target.port) || (isTls ? 443 : 80);
  if (isExempt({ hostname: target.hostname, port }, variableOf('NO_PROXY', variables)?.value ?? '')) {
    return undefined;
  }
  return checkProxy(given);
}

interface Given {
  readonly name: string;
  readonly value: string;
}

function variableOf(upper: string, variables: Variables): Given | undefined {
  const name = [upper.toLowerCase(), upper].find((each) => variables[each] !== undefined);
  return name === undefined ? undefined : { name, value: variables[name] ?? '' };
}

/** `host:port` alone is an HTTP proxy, as curl takes it. */
function checkProxy({ name, value }: Given): string {
  const text = value.includes('://') ? value : `http://${value}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.hostname === '' || !['http:', 'https:'].includes(url.protocol)) {
    throw new AccessError(
      'INVALID_PROXY',
      `${name}: ${redactUrl(text)} is not valid because it is not the address of an HTTP proxy; expected http://host:port`,
      { hint: `A SOCKS proxy cannot be used. Unset ${name}, or exempt hosts with NO_PROXY.` },
    );
  }
  if (canDecode(`${url.username}:${url.password}`)) return url.href;
  throw new AccessError(
    'INVALID_PROXY',
    `${name}: ${redactUrl(text)} is not valid because its credentials have a percent sign that begins no code; expected %25 for each`,
  );
}

function canDecode(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
