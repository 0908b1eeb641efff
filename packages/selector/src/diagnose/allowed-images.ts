import { GetAllowedImagesSettingsCommand } from '@aws-sdk/client-ec2';
import { explainAwsError } from '../plan/aws-errors.ts';
import type { Connection } from '../plan/describe-images.ts';

/**
 * What the account's Allowed AMIs setting has to do with an empty result. While `enabled`, EC2 leaves out
 * images that are not allowed, without a word (EC2 user guide, "Allowed AMIs").
 */
export async function allowedImagesFinding(connection: Connection): Promise<string | undefined> {
  const { ec2, signal, meter, region } = connection;
  meter.calls += 1;
  try {
    const options = signal === undefined ? {} : { abortSignal: signal };
    const settings = await ec2.send(new GetAllowedImagesSettingsCommand({}), options);
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
