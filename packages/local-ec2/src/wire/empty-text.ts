import { ApiError } from '../api/api-error.ts';

/** What the empty texts of a form say to one service. */
export interface EmptyTexts {
  /**
   * Whether the empty text is the value of a member; otherwise the member is absent.
   * @param member `Structure.Member` of the model; `path` is its name in the form.
   * @throws ApiError where the service complains.
   */
  isValue(member: string, path: string): boolean;
  /** Whether the empty text of a list is the empty list, rather than a list of the empty text. */
  readonly isEmptyList: boolean;
}

/** Members of EC2 whose empty text says something, and what it says by their documentation. */
const EC2_VALUES: Readonly<Record<string, string>> = {
  'Tag.Value': 'a tag without a value; DeleteTags then deletes it only if it has none',
  'BlockDeviceMapping.NoDevice': 'leaves the device out',
  'FleetBlockDeviceMappingRequest.NoDevice': 'leaves the device out',
  'InstanceBlockDeviceMappingSpecification.NoDevice': 'leaves the device out',
  'LaunchTemplateBlockDeviceMappingRequest.NoDevice': 'leaves the device out',
  'AttributeValue.Value': 'an attribute that becomes empty',
  'BlobAttributeValue.Value': 'user data that become empty',
  'SecureBlobAttributeValue.Value': 'user data that become empty',
  'ModifyImageAttributeRequest.Value': 'an attribute that becomes empty',
  'ModifyInstanceAttributeRequest.Value': 'an attribute that becomes empty',
};

/**
 * Inferred: clients that were released for years send the empty text for what they leave out (Packer by pointers to "").
 * A required member is then missing, as EC2 says (reported for `GroupDescription`: boto/boto3#347). It also complains of
 * a list that is the empty text (reported for `SecurityGroupId`, which the SDK for Ruby wrote so: ManageIQ/manageiq#7347).
 */
export const EC2_EMPTY_TEXTS: EmptyTexts = {
  isValue: (member) => Object.hasOwn(EC2_VALUES, member),
  isEmptyList: false,
};

/**
 * STS requires a least length of every text but the value of a session tag, and says so (reported for `ExternalId`:
 * aws/aws-toolkit-azure-devops#42); its query protocol writes an empty list as the empty text of its name.
 */
export const STS_EMPTY_TEXTS: EmptyTexts = {
  isValue: (member, path) => {
    if (member === 'Tag.Value') return true;
    throw new ApiError(
      'ValidationError',
      `1 validation error detected: Value '' at '${path}' failed to satisfy constraint: Member must not be empty`,
    );
  },
  isEmptyList: true,
};
