/** The hardware address of the interface with this private address: the machine, the metadata and EC2 agree on it. */
export function hardwareAddress(privateIp: string): string {
  const bytes = privateIp.split('.').map((part) => Number(part).toString(16).padStart(2, '0'));
  return ['06', '00', ...bytes].join(':');
}
