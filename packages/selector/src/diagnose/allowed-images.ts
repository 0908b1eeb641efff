import { GetAllowedImagesSettingsCommand } from '@aws-sdk/client-ec2';
import type { Connection } from '../aws/describe-images.ts';
import { explainAwsError } from '../aws/explain-aws-error.ts';
import { sendOptions } from '../aws/send-options.ts';

/**
 * The part of the account's Allowed AMIs setting in an empty result. While `enabled`, EC2 silently omits
 * images that are not allowed (EC2 user guide, "Allowed AMIs").
 */
export async function allowedImagesFinding(connection: Connection): Promise<string | undefined> {
  const { ec2, signal, meter, region } = connection;
  meter.calls += 1;
  try {
    const settings = await ec2.send(new GetAllowedImagesSettingsCommand({}), sendOptions(signal));
    if (settings.State !== 'enabled') return undefined;
    const by = settings.ManagedBy === 'declarative-policy' ? 'an organisation policy' : 'the account';
    const criteria = JSON.stringify(settings.ImageCriteria ?? []);
    return `Allowed AMIs is in force in ${region} (set by ${by}): EC2 hides every image outside its criteria ${criteria}`;
  } catch (error) {
    const reason = explainAwsError(error, { region, action: 'ec2:GetAllowedImagesSettings' });
    if (reason.code === 'ABORTED') throw reason;
    const advice = reason.code === 'PERMISSION_DENIED' ? ': allow ec2:GetAllowedImagesSettings to know' : '';
    return `whether Allowed AMIs hides images could not be checked (${reason.code})${advice}`;
  }
}
