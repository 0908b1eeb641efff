import type { Access } from './access.ts';
import type { RegionClients } from './clients.ts';
import { createEc2Clients } from './ec2-client.ts';
import { lazySender } from './lazy-sender.ts';

/**
 * Clients for reading, by region, in a program that always calls EC2: its client is loaded with the program, in one
 * file of a bundle, which starts some 10 ms sooner. The SSM client is loaded on first use all the same.
 */
export function createEagerClients(access: Omit<Access, 'region'> = {}): (region: string) => RegionClients {
  const ec2 = createEc2Clients(access);
  return (region) => ({
    ec2: ec2(region),
    ssm: lazySender(async () => (await import('./ssm-client.ts')).createSsmClient({ ...access, region })),
  });
}
