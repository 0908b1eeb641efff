/** What launches and calls that make images understand of their block device mappings; keys and Outposts are refused. */
export const MAPPING_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  BlockDeviceMappings: ['DeviceName', 'VirtualName', 'Ebs', 'NoDevice'],
  'BlockDeviceMappings.Ebs': [
    'DeleteOnTermination',
    'Encrypted',
    'Iops',
    'SnapshotId',
    'Throughput',
    'VolumeSize',
    'VolumeType',
  ],
};
