/** The root volume, where it differs from the image's. */
export interface RootVolume {
  /** In GiB; never less than the image's. */
  readonly size?: number | undefined;
  /** `gp3`, `gp2`, `io1`, `io2` or `standard`. */
  readonly type?: string | undefined;
  /** Of `gp3`, `io1` and `io2`. */
  readonly iops?: number | undefined;
  /** In MiB a second, of `gp3`. */
  readonly throughput?: number | undefined;
  /** Id, alias or ARN of the KMS key of every volume; the account's default for EBS when absent. */
  readonly kmsKey?: string | undefined;
}
