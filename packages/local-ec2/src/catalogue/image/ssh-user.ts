const BY_OWNER: Readonly<Record<string, string>> = {
  '099720109477': 'ubuntu',
  '136693071363': 'admin',
  '792107900819': 'rocky',
  '075585003325': 'core',
  '538276064493': 'alpine',
  '647457786197': 'arch',
  '427812963091': 'root',
  '801119661308': 'Administrator',
};

const BY_NAME: readonly (readonly [RegExp, string])[] = [
  [/ubuntu/i, 'ubuntu'],
  [/debian/i, 'admin'],
  [/fedora-coreos|flatcar/i, 'core'],
  [/fedora/i, 'fedora'],
  [/rocky/i, 'rocky'],
  [/windows/i, 'Administrator'],
  [/bitnami/i, 'bitnami'],
];

/** The login that an image from elsewhere most likely has: by its owner, else by its name, else `ec2-user`. */
export function guessSshUser(ownerId: string, name: string): string {
  return BY_OWNER[ownerId] ?? BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? 'ec2-user';
}
