import { CreateTagsCommand } from '@aws-sdk/client-ec2';
import { expect, it } from 'vitest';
import { findTestImage } from '../../testing/launch.ts';
import { refusal } from '../../testing/refusal.ts';
import { simulate } from '../../testing/simulate.ts';

it("an account's own tags on a public image, which EC2 has, are refused by name", async () => {
  const sim = simulate();
  const image = await findTestImage(sim.ec2);
  const tagging = sim.ec2.send(
    new CreateTagsCommand({ Resources: [image], Tags: [{ Key: 'Stack', Value: 'production' }] }),
  );

  expect(await refusal(tagging)).toMatchObject({
    name: 'NotImplemented',
    message: expect.stringContaining(image),
  });
});
