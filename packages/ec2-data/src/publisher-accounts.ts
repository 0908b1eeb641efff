import table from './data/publisher-accounts.json' with { type: 'json' };

const ACCOUNTS: Readonly<Record<RegionalPublisher, Readonly<Record<string, string>>>> = table;

/** Publishers of AWS whose account differs by region. */
export type RegionalPublisher = 'amazon-linux' | 'ecs';

/** The account that owns a publisher's images in a region; `undefined` where none was recorded. Source: moto. */
export function publisherAccount(publisher: RegionalPublisher, region: string): string | undefined {
  return ACCOUNTS[publisher][region];
}
