/** Where the names of the corpus were read, by the word that its tables use. */
export const CORPUS_SOURCES: Readonly<Record<string, string>> = {
  moto: 'PyPI moto 5.2.5, moto/ec2/resources (recorded DescribeImages)',
  'moto-ssm': 'PyPI moto 5.2.5, moto/ssm/resources (recorded public parameters)',
  kops: 'github.com/kubernetes/test-infra config/jobs/kubernetes/kops/kops-periodics-distros.yaml, commit of that day',
  'kops-all': 'github.com/kubernetes/test-infra config/jobs/kubernetes/kops, as of that day',
  'kops-docs': 'github.com/kubernetes/kops docs and tests at HEAD',
  'eks-ami': 'github.com/awslabs/amazon-eks-ami CHANGELOG.md',
  'ecs-ami': 'github.com/aws/amazon-ecs-ami CHANGELOG.md',
  karpenter: 'github.com/aws/karpenter-provider-aws pkg/providers/amifamily/bottlerocket.go',
  cloudx:
    'github.com/redhatcloudx/transformer tests/transformer/format/test_aws.py (recorded DescribeImages)',
  'cloudx-raw':
    'github.com/redhatcloudx/transformer tests/transformer/testdata/input/raw/aws/af-south-1.json (recorded DescribeImages)',
  agnosticd:
    'github.com/redhat-cop/agnosticd ansible/roles-infra/infra-ec2-template-generate/defaults/main.yml',
  'openshift-docs': 'github.com/openshift/openshift-docs pull request 31600 (output of describe-images)',
  'agnosticd-5702': 'github.com/redhat-cop/agnosticd pull request 5702',
  woodpecker: 'github.com/woodpecker-ci/autoscaler providers/aws/image_test.go',
  wazuh: 'github.com/wazuh/wazuh issue 30731 (output of describe-images)',
  almalinux: 'github.com/AlmaLinux/cloud-images .github/workflows/aws-build-test-copy-release.yml',
  'almalinux-wiki': 'github.com/AlmaLinux/wiki pull request 163',
  kitchen: 'github.com/test-kitchen/kitchen-ec2 spec/kitchen/driver/aws/standard_platform',
  'salt-images': 'github.com/saltstack/salt-ci-images os-images/AWS',
  'nixos-amis': 'github.com/NixOS/amis site/images.json at 994aff2 (recorded DescribeImages)',
  systeminit: 'github.com/systeminit/si pull request 4348',
  'fcos-1810': 'github.com/coreos/fedora-coreos-tracker issue 1810 (output of describe-images)',
  typhoon: 'github.com/poseidon/typhoon pull request 620',
  'rocky-jobs': 'github.com/kubernetes/test-infra pull request 32762 (output of describe-images)',
  modplatform:
    'github.com/ministryofjustice/modernisation-platform-ami-builds commonimages/base/ol_8_5/README.md',
  'modplatform-431': 'github.com/ministryofjustice/modernisation-platform-environments pull request 431',
  parallelcluster: 'github.com/aws/aws-parallelcluster-cookbook pull request 636',
  wardroom: 'github.com/vmware-archive/wardroom pull request 26',
  dlami: 'github.com/aws-samples/awsome-distributed-training 2.ami_and_containers/3.pcluster_create_dlami',
  iterative: 'github.com/iterative/terraform-provider-iterative pull request 527',
  'learn-430': 'github.com/tmonj1/learn-programming issue 430',
  packt: 'github.com/PacktPublishing/AWS-DevOps-Simplified issue 17',
  'awsimage-tests':
    'public code file 71243466025, Go package awsimage: names that DescribeImages returned in eu-west-1',
  pint: 'public code file 36010356010, SUSE public cloud information, deleted images',
};

/** A word of the form `code-<number>` is a public source file by its number in a stored index of public code. */
export function sourceOf(word: string): string | undefined {
  const file = /^code-(\d+)$/.exec(word)?.[1];
  return file === undefined ? CORPUS_SOURCES[word] : `public code file ${file}`;
}
