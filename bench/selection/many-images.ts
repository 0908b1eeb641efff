/** Account of the local endpoint's default credentials. */
const account = '111122223333';

/** `count` nightly images of one account over two years, as `aws ec2 describe-images` prints them. */
export function nightlyImages(count: number): string {
  const last = Date.now();
  const step = (730 * 86_400_000) / count;
  const images = Array.from({ length: count }, (_, index) => {
    const creationDate = new Date(last - index * step).toISOString();
    return {
      ImageId: `ami-${index.toString(16).padStart(17, 'b')}`,
      Name: `corp-base-${creationDate.replace(/\D/g, '').slice(0, 14)}-${index % 60}.${index}`,
      OwnerId: account,
      ImageLocation: `${account}/corp-base-${index}`,
      CreationDate: creationDate,
      Architecture: 'x86_64',
      State: 'available',
      Public: false,
      ImageType: 'machine',
      Hypervisor: 'xen',
      VirtualizationType: 'hvm',
      EnaSupport: true,
      RootDeviceType: 'ebs',
      RootDeviceName: '/dev/xvda',
      BlockDeviceMappings: [
        {
          DeviceName: '/dev/xvda',
          Ebs: {
            DeleteOnTermination: true,
            SnapshotId: `snap-${index.toString(16).padStart(17, 'c')}`,
            VolumeSize: 8,
            VolumeType: 'gp3',
            Encrypted: false,
          },
        },
      ],
    };
  });
  return JSON.stringify({ Images: images });
}
