import type { Filter, Tag } from '@aws-sdk/client-ec2';

export function ec2Error(name: string, status = 400): Error {
  return Object.assign(new Error(`${name} (simulated)`), { name, $metadata: { httpStatusCode: status } });
}

export function networkError(): Error {
  return Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
}

export interface SendOptions {
  readonly abortSignal?: AbortSignal | undefined;
}

/** A call that never has a response; only its sender ends it. */
export function untilAborted({ abortSignal }: SendOptions = {}): Promise<never> {
  return new Promise((_, reject) => {
    const stop = (): void => reject(Object.assign(new Error('Request aborted'), { name: 'AbortError' }));
    if (abortSignal?.aborted) stop();
    abortSignal?.addEventListener('abort', stop, { once: true });
  });
}

export function matches(
  filters: readonly Filter[] | undefined,
  valueUnder: (name: string) => string | undefined,
): boolean {
  return (filters ?? []).every(({ Name = '', Values = [] }) =>
    Name === 'tag-key'
      ? Values.some((key) => valueUnder(`tag:${key}`) !== undefined)
      : Values.some((pattern) => isMatch(valueUnder(Name) ?? '', pattern)),
  );
}

/** Of EC2's wildcards only a star at the end. */
function isMatch(value: string, pattern: string): boolean {
  return pattern.endsWith('*') ? value.startsWith(pattern.slice(0, -1)) : value === pattern;
}

export function tagValue(tags: readonly Tag[] | undefined, filterName: string): string | undefined {
  return tags?.find(({ Key }) => `tag:${Key}` === filterName)?.Value;
}

export interface PageInput {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

/** One page of a list, with the token of the next one. */
export function pageOf<T>(
  items: readonly T[],
  { MaxResults, NextToken }: PageInput,
  largestPage: number = Number.POSITIVE_INFINITY,
): { readonly items: readonly T[]; readonly next: { readonly NextToken?: string } } {
  const start = Number(NextToken ?? 0);
  const end = start + Math.min(MaxResults ?? largestPage, largestPage);
  return { items: items.slice(start, end), next: end < items.length ? { NextToken: String(end) } : {} };
}

/** Types whose family ends in g are arm64; all boot by UEFI and require ENA. */
export function describeTypes(
  { Filters = [] }: { readonly Filters?: readonly Filter[] },
  unknown: readonly string[],
): object {
  const known = (Filters[0]?.Values ?? []).filter((type) => !unknown.includes(type));
  const describe = (type: string): object => ({
    InstanceType: type,
    ProcessorInfo: { SupportedArchitectures: [type.includes('g.') ? 'arm64' : 'x86_64'] },
    SupportedVirtualizationTypes: ['hvm'],
    SupportedRootDeviceTypes: ['ebs'],
    SupportedBootModes: ['uefi'],
    NetworkInfo: { EnaSupport: 'required' },
  });
  return { InstanceTypes: known.map(describe) };
}
