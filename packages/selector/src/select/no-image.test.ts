import { describe, expect, it } from 'vitest';
import { awsError } from '../testing/fake-ec2.ts';
import { allowedDisabled, refusal } from '../testing/refusal.ts';
import { CANONICAL, imageId, REGION, rawImage, STRANGER, ubuntuImage } from '../testing/samples.ts';

describe('an empty result', () => {
  it('counts the matches without each condition', async () => {
    const images = [1, 2, 3].map((number) => rawImage({ number, Name: `base-${number}`, BootMode: 'uefi' }));

    const error = await refusal(
      { owners: ['self'], name: ['base-*'], bootMode: ['legacy-bios'] },
      images,
      allowedDisabled,
    );

    expect(error.code).toBe('NO_IMAGE');
    expect(error.message).toContain('without boot-mode (legacy-bios): 3');
    expect(error.message).not.toContain('without name');
  });

  it('reports that no single condition is the reason', async () => {
    const error = await refusal(
      { owners: ['self'], name: ['x'], bootMode: ['uefi'] },
      [rawImage()],
      allowedDisabled,
    );

    expect(error.message).toContain('Dropping any single condition leaves no match');
  });

  it('recognises that all matches are deprecated', async () => {
    const image = {
      ...ubuntuImage({ number: 1, serial: '20240101' }),
      DeprecationTime: '2026-01-01T00:00:00.000Z',
    };

    const error = await refusal({ publisher: 'ubuntu', version: '24.04' }, [image], allowedDisabled);

    expect(error.message).toContain(`the only match is deprecated (${imageId(1)}`);
    expect(error.message).toContain('include-deprecated: true includes it');
  });

  it('lists the architectures that exist', async () => {
    const images = [ubuntuImage({ number: 1, serial: '20261101', arch: 'arm64' })];

    const error = await refusal({ owners: [CANONICAL], architecture: 'x86_64' }, images, allowedDisabled);

    expect(error.message).toContain('matches exist for arm64, not for x86_64');
  });

  it('recognises the owner of another partition', async () => {
    const error = await refusal(
      { owners: [CANONICAL], name: ['ubuntu*'], regions: ['cn-north-1'] },
      [],
      allowedDisabled,
    );

    expect(error.message).toContain(
      '099720109477 is ubuntu in partition aws; cn-north-1 is in aws-cn, where its owner is 837727238323',
    );
  });

  it('reports that Allowed AMIs is in force', async () => {
    const settings = () => ({ State: 'enabled', ImageCriteria: [{ ImageProviders: ['amazon'] }] });

    const error = await refusal({ publisher: 'debian' }, [], {
      responses: { GetAllowedImagesSettings: settings },
    });

    expect(error.message).toContain('Allowed AMIs is in force in eu-west-1');
    expect(error.message).toContain('"ImageProviders":["amazon"]');
  });

  it('reports that Allowed AMIs could not be checked', async () => {
    const error = await refusal({ publisher: 'debian' }, []);

    expect(error.message).toContain('could not be checked (PERMISSION_DENIED)');
  });

  it('knows that tags of shared images are not visible', async () => {
    const image = rawImage({ OwnerId: STRANGER });

    const error = await refusal({ owners: [STRANGER], tags: { team: ['core'] } }, [image], allowedDisabled);

    expect(error.message).toContain('tags of images that other accounts share are not visible');
  });

  it('names other owners of such images without trusting them', async () => {
    const image = rawImage({ OwnerId: STRANGER, Name: 'corp-base' });

    const error = await refusal({ owners: ['self'], name: ['corp-base'] }, [image], allowedDisabled);

    expect(error.message).toContain(
      `other owners have 1 such images (${STRANGER}): any account can use a name`,
    );
  });

  it('suggests the nearest name', async () => {
    const images = [rawImage({ number: 1, Name: 'corp-base-2' }), rawImage({ number: 2, Name: 'unrelated' })];

    const error = await refusal({ owners: ['self'], name: ['corp-bsae-*'] }, images, allowedDisabled);

    expect(error.message).toContain(`the nearest name is "corp-base-2" (${imageId(1)})`);
  });

  it('reports the age of the newest match in quarantine', async () => {
    const image = rawImage({ CreationDate: '2026-11-20T00:00:00.000Z' });

    const error = await refusal({ owners: ['self'], minimumAge: '1w' }, [image], allowedDisabled);

    expect(error.message).toContain(
      `the newest match, ${imageId(1)}, is 2 days old: still in quarantine (1w)`,
    );
  });

  it('reports that there are fewer matches than nth', async () => {
    const error = await refusal({ owners: ['self'], nth: 3 }, [rawImage()], allowedDisabled);

    expect(error.message).toContain('No image in eu-west-1 is number 3 of those that match the query.');
    expect(error.message).toContain('nth is 3, but only 1 match');
    expect(error.message).not.toContain('deprecated');
  });

  it('counts the deprecated images that nth would reach', async () => {
    const serials = ['20261101', '20261001', '20260901', '20260801', '20260701'];
    const images = serials.map((serial, index) => ({
      ...ubuntuImage({ number: index + 1, serial }),
      ...(index > 1 && { DeprecationTime: '2026-11-01T00:00:00.000Z' }),
    }));

    const error = await refusal({ publisher: 'ubuntu', version: '24.04', nth: 3 }, images, allowedDisabled);

    expect(error.message).toContain(
      'nth is 3, but only 2 match; 3 more are deprecated: include-deprecated: true includes them',
    );
  });

  it('drops what is in the request alone: disabled images', async () => {
    const image = rawImage({ State: 'disabled' });

    const error = await refusal({ owners: ['self'] }, [image], allowedDisabled);

    expect(error.message).toContain('without include-disabled (false (not disabled)): 1');
    expect(error.message).toContain(`the only match is disabled (${imageId(1)} image-1)`);
  });

  it('drops raw filters one by one', async () => {
    const images = [rawImage({ BootMode: 'uefi', Hypervisor: 'xen' })];
    const filters = { 'boot-mode': ['legacy-bios'], hypervisor: ['xen'] };

    const error = await refusal({ owners: ['self'], filters }, images, allowedDisabled);

    expect(error.message).toContain('without filters.boot-mode (legacy-bios): 1');
    expect(error.message).not.toContain('without filters.hypervisor');
  });

  it('recognises a name that was asked for as the tag Name', async () => {
    const error = await refusal(
      { owners: ['self'], tags: { Name: ['corp-*'] } },
      [rawImage({ Name: 'corp-base-1' }), rawImage({ number: 2 })],
      allowedDisabled,
    );

    expect(error.message).toContain(
      `an image is named corp-base-1 (${imageId(1)}): ask for its name (name: corp-*), not for a tag "Name"`,
    );
  });

  it('names the parameter that the publisher offers', async () => {
    const parameters = { '/aws/service/debian/release/12/latest/amd64': imageId(3) };

    const error = await refusal({ publisher: 'debian', version: '12' }, [], {
      ...allowedDisabled,
      parameters,
    });

    expect(error.hint).toContain('ssm-parameter: /aws/service/debian/release/12/latest/amd64');
    expect(error.hint).toContain(imageId(3));
  });

  it('names no parameter that does not exist, or that may not be read', async () => {
    const error = await refusal({ publisher: 'debian', version: '12' }, [], allowedDisabled);

    expect(error.hint).toBeUndefined();
  });

  it('is reported even when the API calls of the diagnosis fail', async () => {
    const beforeResponse = (_: unknown, call: number): void => {
      if (call > 1) throw awsError('RequestLimitExceeded');
    };

    const error = await refusal({ owners: ['self'], name: ['x'] }, [], {
      ...allowedDisabled,
      beforeResponse,
    });

    expect(error.code).toBe('NO_IMAGE');
    expect(error.message).toContain('without name could not be counted (THROTTLED)');
  });

  it('gives the diagnosis to programs too', async () => {
    const error = await refusal({ owners: ['self'], bootMode: ['uefi'] }, [rawImage()], allowedDisabled);

    expect(error.details).toMatchObject({
      region: REGION,
      diagnoses: [
        { counts: expect.arrayContaining([expect.objectContaining({ field: 'boot-mode', without: 1 })]) },
      ],
    });
  });

  it('reports why an image named by id is rejected', async () => {
    const error = await refusal({ imageId: imageId(1), architecture: 'arm64' }, [rawImage()]);

    expect(error.message).toContain('the image exists, but architecture is not arm64');
  });

  it('reports an unknown parameter', async () => {
    const error = await refusal({ ssmParameter: '/nope' }, []);

    expect(error.code).toBe('PARAMETER_NOT_FOUND');
  });

  it('refuses a parameter that holds no image id', async () => {
    const error = await refusal({ ssmParameter: '/text' }, [], { parameters: { '/text': 'hello' } });

    expect(error).toMatchObject({ code: 'PARAMETER_NOT_FOUND', message: expect.stringContaining('"hello"') });
  });
});
