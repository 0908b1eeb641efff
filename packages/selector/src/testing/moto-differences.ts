/**
 * Where moto 5.2.5, with the same catalogue, does not respond as EC2 documents: title of the scenario -> part of what
 * comes of it there. A difference that vanishes fails the test as well as one that is new.
 */
export const MOTO_DIFFERENCES: Readonly<Record<string, string>> = {
  // It has public parameters of Amazon Linux and ECS only.
  'a public SSM parameter': 'PARAMETER_NOT_FOUND',
  // Images that are loaded have neither tags nor TPM, IMDS, ENA or boot mode; those of one account are not its own.
  'NitroTPM, for which there is no filter': 'without tpm-support (v2.0): ',
  'a name with brackets and blanks, taken literally': 'without name (weird[1] (odd) name): ',
  'a regular expression and an IMDSv2-only image, for which there is no filter':
    'Dropping any single condition leaves no match',
  'a description': 'without description (Is this ?1? odd*): ',
  'boot mode and ENA support': 'without boot-mode could not be counted (UNREACHABLE_ENDPOINT)',
  'a raw filter': 'UNREACHABLE_ENDPOINT',
  // Registered images are x86_64 whatever the request, with the current time.
  'own images without candidates, by tag': 'matches exist for x86_64, not for arm64',
  'tag keys': 'matches exist for x86_64, not for arm64',
  'the newest that is out of quarantine': 'is 0 days old: still in quarantine (100d)',
  // It knows no state but available, and no deprecation.
  'own deprecated images are excluded, though EC2 lists them for their owner':
    'corp-base-1.8.0-x86_64 of 123456789012',
  'a state that is not available': 'matching images are available, not failed',
  'a disabled image with include-disabled': 'without name (nightly-disabled): ',
  // A filter that it does not know is a page of HTML with status 500.
  'hypervisor, platform and image type together': 'UNREACHABLE_ENDPOINT',
  // It has no images that are shared, and everything that it loads is under the alias amazon.
  'images shared with this account': 'without name (partner-appliance-*): ',
  'the alias of the marketplace': 'without owner (aws-marketplace): ',
};
