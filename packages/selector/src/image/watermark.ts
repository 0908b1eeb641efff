import type { ImageWatermark } from '@aws-sdk/client-ec2';
import { dateOf } from './date-of.ts';

/** A mark of an account on an image, which its copies keep. */
export interface Watermark {
  /** `<account id>:<name>`. */
  readonly key: string;
  readonly createdAt?: Date | undefined;
  /** The image that was marked first. */
  readonly sourceImageId?: string | undefined;
  readonly sourceImageRegion?: string | undefined;
  readonly sourceImageCreationDate?: Date | undefined;
}

export function toWatermarks(raw: readonly ImageWatermark[] | undefined): readonly Watermark[] | undefined {
  if (raw === undefined || raw.length === 0) return undefined;
  return raw.map((mark) => ({
    key: mark.WatermarkKey ?? '',
    createdAt: dateOf(mark.WatermarkCreationTime),
    sourceImageId: mark.SourceImageId,
    sourceImageRegion: mark.SourceImageRegion,
    sourceImageCreationDate: dateOf(mark.SourceImageCreationTime),
  }));
}
