import { expect, it } from 'vitest';
import { removalCommand } from './removal-command.ts';

it.each([
  ['instance', 'terminate-instances --instance-ids'],
  ['volume', 'delete-volume --volume-id'],
  ['network-interface', 'delete-network-interface --network-interface-id'],
  ['security-group', 'delete-security-group --group-id'],
  ['spot-request', 'cancel-spot-instance-requests --spot-instance-request-ids'],
] as const)('removes a %s by hand', (kind, command) => {
  expect(removalCommand({ kind, id: 'x-1' }, { region: 'eu-west-1' })).toBe(
    `aws ec2 ${command} x-1 --region eu-west-1`,
  );
});

it('names the endpoint where it is not of AWS', () => {
  const place = { region: 'eu-west-1', endpoint: 'http://127.0.0.1:4566' };

  expect(removalCommand({ kind: 'volume', id: 'vol-1' }, place)).toBe(
    'aws ec2 delete-volume --volume-id vol-1 --region eu-west-1 --endpoint-url http://127.0.0.1:4566',
  );
});
