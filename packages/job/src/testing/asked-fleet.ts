/** What a test asks of a fleet that is never launched: one machine, for an hour. */
export const ASKED_FLEET = {
  identity: { id: 'test' },
  region: 'eu-west-1',
  image: {
    id: 'ami-0123456789abcdef0',
    architecture: 'x86_64',
    rootDeviceName: '/dev/sda1',
    sshUser: 'ubuntu',
  },
  instanceTypes: ['t3.small'],
  count: 1,
  ttlMinutes: 60,
} as const;
