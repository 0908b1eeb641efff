import type { InstanceNetworkInterfaceSpecification } from '@aws-sdk/client-ec2';
import { expect, it } from 'vitest';
import { launchTest } from '../../testing/launch.ts';
import { refusal } from '../../testing/refusal.ts';
import { simulate } from '../../testing/simulate.ts';

const CASES: ReadonlyArray<[InstanceNetworkInterfaceSpecification, code: string, text: string]> = [
  [{ DeviceIndex: 0, InterfaceType: 'efa' }, 'NotImplemented', 'efa'],
  [{ Description: 'x' }, 'InvalidParameterValue', 'requires a device index'],
  [{ AssociatePublicIpAddress: true }, 'InvalidParameterValue', 'requires a device index'],
  [{ DeviceIndex: 1 }, 'InvalidParameterValue', 'Value (1)'],
];

it.each(CASES)('the interface %j is refused', async (wish, name, text) => {
  const { ec2 } = simulate({ latencies: 'none' });

  const { name: code, message } = await refusal(launchTest(ec2, { NetworkInterfaces: [wish] }));

  expect({ code, message }).toEqual({ code: name, message: expect.stringContaining(text) });
});
