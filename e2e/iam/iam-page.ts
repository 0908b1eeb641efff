import { isDeepStrictEqual } from 'node:util';
import { policyFor, policyOfCommands, type Scope } from './policy.ts';
import type { RecordedCalls } from './recorded-calls.ts';
import { trustPolicy } from './trust-policy.ts';

/** Names of AWS's documentation, to be replaced by the reader. */
const SCOPE: Scope = {
  region: 'eu-central-1',
  accountId: '111122223333',
  repository: 'octo/demo',
  instanceTypes: ['c7g.*', 'm7g.*', 't4g.*'],
};
const TRUST = {
  accountId: SCOPE.accountId,
  owner: { name: 'octo', id: '123456' },
  repository: { name: 'demo', id: '789012' },
  environment: 'ec2-tests',
};

/**
 * The page of permissions with the policies that the calls need, each between `<!-- NAME -->` and `<!-- /NAME -->`.
 *
 * @throws Error when the page has no place for one
 */
export function fillIamPage(page: string, calls: RecordedCalls): string {
  const documents = {
    'policy-select': policyFor(calls.select, SCOPE),
    'policy-spawn': policyFor(calls.spawn, SCOPE),
    'policy-terminate': policyFor(calls.terminate, SCOPE),
    'policy-instance-connect': policyFor(calls.instanceConnect, SCOPE),
    'policy-ssm': policyOfCommands(['ssm:StartSession', 'ssm:TerminateSession'], SCOPE),
    'policy-pushed-keys': policyOfCommands(['ec2-instance-connect:SendSSHPublicKey'], SCOPE),
    'trust-names': trustPolicy(TRUST, 'names'),
    'trust-ids': trustPolicy(TRUST, 'ids'),
  };
  return Object.entries(documents).reduce((text, [name, value]) => fill(text, name, value), page);
}

/** A policy that is right stays as it is formatted. */
function fill(page: string, name: string, value: object): string {
  const place = new RegExp(`(<!-- ${name} -->\n)([\\s\\S]*?)(<!-- /${name} -->)`);
  if (!place.test(page)) throw new Error(`docs/iam.md has no place for ${name}`);
  return page.replace(place, (all, before: string, block: string, after: string) => {
    const json = block.replaceAll(/^```(json)?$/gm, '').trim();
    if (json !== '' && isDeepStrictEqual(JSON.parse(json), value)) return all;
    return `${before}\`\`\`json\n${JSON.stringify(value, undefined, 2)}\n\`\`\`\n${after}`;
  });
}
