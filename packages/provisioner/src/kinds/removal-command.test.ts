import { expect, it } from 'vitest';
import { KINDS } from './all-kinds.ts';
import { removalCommand } from './removal-command.ts';

it('removes one resource of every kind by hand', () => {
  const commands = KINDS.map(({ kind }) => removalCommand({ kind, id: 'x-1' }, { region: 'eu-west-1' }));

  expect(commands).toEqual(
    [
      'ec2 terminate-instances --instance-ids',
      'ec2 delete-volume --volume-id',
      'ec2 delete-network-interface --network-interface-id',
      'ec2 delete-security-group --group-id',
      'ec2 cancel-spot-instance-requests --spot-instance-request-ids',
      'ec2 deregister-image --image-id',
      'ec2 delete-snapshot --snapshot-id',
      'ec2 delete-fleets --terminate-instances --fleet-ids',
      'ec2 delete-launch-template --launch-template-id',
      'scheduler delete-schedule --name',
    ].map((command) => `aws ${command} x-1 --region eu-west-1`),
  );
});

it('lifts the protection of an instance first, where that was the refusal', () => {
  const place = { region: 'eu-west-1' };

  expect(removalCommand({ kind: 'instance', id: 'i-1' }, place, 'OperationNotPermitted')).toBe(
    'aws ec2 modify-instance-attribute --no-disable-api-termination --instance-id i-1 --region eu-west-1 && aws ec2 terminate-instances --instance-ids i-1 --region eu-west-1',
  );
  expect(removalCommand({ kind: 'volume', id: 'vol-1' }, place, 'OperationNotPermitted')).toBe(
    'aws ec2 delete-volume --volume-id vol-1 --region eu-west-1',
  );
});

it('names the endpoint where it is not of AWS', () => {
  const place = { region: 'eu-west-1', endpoint: 'http://127.0.0.1:4566' };

  expect(removalCommand({ kind: 'volume', id: 'vol-1' }, place)).toBe(
    'aws ec2 delete-volume --volume-id vol-1 --region eu-west-1 --endpoint-url http://127.0.0.1:4566',
  );
});
