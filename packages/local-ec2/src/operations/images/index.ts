import type { Operation } from '../operation.ts';
import {
  disableAllowedImagesSettings,
  enableAllowedImagesSettings,
  getAllowedImagesSettings,
  replaceImageCriteria,
} from './allowed-images-settings.ts';
import { copyImage } from './copy-image.ts';
import { createImage } from './create-image.ts';
import { deregisterImage } from './deregister-image.ts';
import {
  disableImageDeregistrationProtection,
  enableImageDeregistrationProtection,
} from './deregistration-protection.ts';
import { describeImages } from './describe-images.ts';
import { describeImageAttribute, modifyImageAttribute, resetImageAttribute } from './image-attribute.ts';
import { disableImageDeprecation, enableImageDeprecation } from './image-deprecation.ts';
import { disableImage, enableImage } from './image-state.ts';
import { replaceImageInstanceTypeSpecification } from './instance-type-specification.ts';
import { registerImage } from './register-image.ts';

export const imageOperations: readonly Operation[] = [
  copyImage,
  createImage,
  deregisterImage,
  describeImageAttribute,
  describeImages,
  disableAllowedImagesSettings,
  disableImage,
  disableImageDeprecation,
  disableImageDeregistrationProtection,
  enableAllowedImagesSettings,
  enableImage,
  enableImageDeprecation,
  enableImageDeregistrationProtection,
  getAllowedImagesSettings,
  modifyImageAttribute,
  registerImage,
  replaceImageCriteria,
  replaceImageInstanceTypeSpecification,
  resetImageAttribute,
];
