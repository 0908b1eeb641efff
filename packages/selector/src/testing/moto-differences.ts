/**
 * Where moto 5.2.5, with the same catalogue, does not answer as EC2 documents: title of the scenario -> part of what
 * comes of it there. A difference that vanishes fails the test as well as one that is new.
 */
export const MOTO_DIFFERENCES: Readonly<Record<string, string>> = {
  // It has public parameters of Amazon Linux and ECS only.
  'a public SSM parameter': 'PARAMETER_NOT_FOUND',
  // Images that are loaded have neither tags nor TPM, IMDS, ENA or boot mode; those of one account are not its own.
  'NitroTPM, which no filter can ask for': 'without tpm-support (v2.0): ',
  'a name with brackets and blanks, taken literally': 'without name (weird[1] (odd) name): ',
  'a regular expression and an IMDSv2-only image, which no filter can ask for':
    'No single condition is to blame',
  'a description': 'without description (Is this ?1? odd*): ',
  'boot mode and ENA support': 'without boot-mode could not be counted (AWS_ERROR)',
  'a raw filter': 'AWS_ERROR',
  // Images that are registered are x86_64 whatever is said, and all of this moment.
  'own images without candidates, by tag': 'it exists for x86_64, not for arm64',
  'tag keys': 'it exists for x86_64, not for arm64',
  'the newest that is out of quarantine': 'is 0 days old: still in quarantine (100d)',
  // It knows no state but available, and no deprecation.
  'own deprecated images are left out, though EC2 shows them to their owner':
    'corp-base-1.8.0-x86_64 of 123456789012',
  'a state that is not available': 'matching images are available, not failed',
  'a disabled image, when asked for': 'without name (nightly-disabled): ',
  // A filter that it does not know is a page of HTML with status 500.
  'hypervisor, platform and image type together': 'AWS_ERROR',
  // It has no images that are shared, and everything that it loads is under the alias amazon.
  'images shared with this account': 'without name (partner-appliance-*): ',
  'the alias of the marketplace': 'without owner (aws-marketplace): ',
};
