/** Members of block device mappings for launches and image creation; keys and Outposts are refused. */
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
