/** Real names of enterprise, small and container systems; see read-corpus.ts for the form. */
export const OTHER_NAMES = `
+ sles/15-sp7 | suse-sles-15-sp7-v20260630-hvm-ssd-x86_64 | woodpecker | 2026-07-19
+ sles/15-sp6 | suse-sles-15-sp6-v20260919-hvm-ssd-x86_64 | awsimage-tests | 2026-09-23
+ sles/15-sp6 | suse-sles-15-sp6-v20251016-hvm-ssd-x86_64 | code-53599742924 | 2026-11-28
+ sles/16.0 | suse-sles-16-0-v20260703-hvm-ssd-x86_64 | woodpecker | 2026-07-19
+ sles/16.0 | suse-sles-16-0-v20251104-hvm-ssd-x86_64 | code-20505886001 | 2026-11-28
+ sles/15-sp4@arm64 | suse-sles-15-sp4-v20220915-hvm-ssd-arm64 | code-381204287 | 2026-11-28
+ sles/15-sp2@arm64 | suse-sles-15-sp2-v20210303-hvm-ssd-arm64 | code-29962006048 | 2026-11-28
- sles/15-sp7 | suse-sles-15-sp7-v20260922-ecs-hvm-ssd-x86_64 | awsimage-tests | 2026-09-23
- sles/16.0 | suse-sles-16-0-v20260703-ecs-hvm-ssd-x86_64 | woodpecker | 2026-07-19
- sles/15-sp6 | suse-sles-15-sp6-chost-byos-v20260921-hvm-ssd-x86_64 | awsimage-tests | 2026-09-23
- sles/15-sp6/byos | suse-sles-15-sp6-chost-byos-v20260921-hvm-ssd-x86_64 | awsimage-tests | 2026-09-23
- sles/15-sp5 | suse-sles-15-sp5-sapcal-v20260922-hvm-ssd-x86_64 | awsimage-tests | 2026-09-23
- sles/15-sp4 | suse-sles-15-sp4-sapcal-v20260703-hvm-ssd-x86_64 | woodpecker | 2026-07-19
- sles/15-sp6/byos | suse-sles-15-sp6-byos-v20250725-hvm-ssd-x86_64-2032dd7c-a980-416e-bf66-fb42e3291018 | wazuh | 2025-09-03
- sles/15-sp4 | suse-sles-15-sp4-v20220915-hvm-ssd-arm64 | code-381204287 | 2026-11-28
- sles | suse-sles-12-sp5-v20210606-ecs-hvm-ssd-x86_64 | pint | 2026-11-28
- sles/15-sp7 | suse-sles-12-sp3-v20170907-hvm-ssd-x86_64 | moto | 2026-10-27

+ freebsd/15.1 | FreeBSD 15.1-RELEASE-p2-amd64 cloud-init UFS | kitchen | 2026-11-28
+ freebsd/15.1/base-ufs | FreeBSD 15.1-RELEASE-p2-amd64 base UFS | kitchen | 2026-11-28
+ freebsd/15.1/small-ufs | FreeBSD 15.1-RELEASE-p2-amd64 small UFS | kitchen | 2026-11-28
+ freebsd/15.0 | FreeBSD 15.0-RELEASE-amd64 cloud-init UFS | code-55854392580 | 2026-11-28
+ freebsd/15 | FreeBSD 15.1-RELEASE-amd64 cloud-init UFS | kitchen | 2026-11-28
+ freebsd/14.3 | FreeBSD 14.3-RELEASE-amd64 UEFI-PREFERRED cloud-init UFS | kitchen | 2026-11-28
- freebsd/15.1 | FreeBSD 15.1-RELEASE-p2-amd64 builder ZFS | kitchen | 2026-11-28
- freebsd/15.1 | FreeBSD 15.1-RELEASE-p2-amd64 small UFS | kitchen | 2026-11-28
- freebsd/15.1 | FreeBSD 15.1-RELEASE-p2-amd64 base UFS | kitchen | 2026-11-28
- freebsd/15.1 | FreeBSD 15.0-RELEASE-amd64 cloud-init UFS | code-55854392580 | 2026-11-28
- freebsd/13.1 | FreeBSD 13.1-RELEASE-amd64 UEFI-ac170f9b-f71a-458c-ac8e-1bf96b74e270 | code-38737305613 | 2026-11-28

+ flatcar/3139 | Flatcar-stable-3139.2.3-hvm | kops | 2022-06-24
+ flatcar/2905.2.6 | Flatcar-stable-2905.2.6-hvm | kops | 2021-10-26
+ flatcar/4459/beta | Flatcar-beta-4459.1.0-hvm | kops | 2025-11-03
+ flatcar/4757/alpha | Flatcar-alpha-4757.0.0-hvm | kops | 2026-07-30
+ flatcar/4757/alpha@arm64 | Flatcar-alpha-4757.0.0-arm64-hvm | kops | 2026-08-19
- flatcar | Flatcar-beta-4459.1.0-hvm | kops | 2025-11-03
- flatcar/3139/beta | Flatcar-stable-3139.2.3-hvm | kops | 2022-06-24
- flatcar | CoreOS-stable-1911.4.0-hvm | kops-docs | 2026-08-22
+ flatcar/2765 | Flatcar-stable-2765.2.6-hvm | kops | 2021-06-21
+ flatcar/3227/beta | Flatcar-beta-3227.1.1-hvm | kops | 2022-06-25
- flatcar | Flatcar-alpha-4515.0.1-hvm | kops | 2025-12-01

+ nixos/23.11 | nixos/23.11.3920.25e3d4c0d359-x86_64-linux | nixos-amis | 2024-02-13
+ nixos/23.11@arm64 | nixos/23.11.3920.25e3d4c0d359-aarch64-linux | nixos-amis | 2024-02-13
+ nixos/25.05@arm64 | nixos/25.05.807027.3ff0e34b1383-aarch64-linux | code-27004643951 | 2026-11-28
+ nixos/25.11 | nixos/25.11.9418.c7f47036d3df-x86_64-linux | code-54277055773 | 2026-11-28
+ nixos/26.05 | nixos/26.05.10057.cf9d2fb3e50f-x86_64-linux | code-71003394178 | 2026-11-28
- nixos/23.11 | smoketest/23.11.3920.25e3d4c0d359-x86_64-linux | nixos-amis | 2024-02-13
- nixos/23.11 | legacy/nixos-23.11.2217.d02d818f22c7-x86_64-linux | nixos-amis | 2024-02-13
- nixos/23.11 | staging-legacy/njybrwjgql7qb0mla6pajgd02bzwr7c0-nixos-amazon-image-23.11.2874.a2fe8d21f667-x86_64-linux | nixos-amis | 2024-02-13
- nixos/23.11 | nixos/23.11.3920.25e3d4c0d359-aarch64-linux | nixos-amis | 2024-02-13

- arch | arch-linux-lts-hvm-2020.01.10.x86_64-ebs | code-25162263864 | 2026-11-28
- arch | arch-linux-lts-hvm-2021.06.02.x86_64-ebs | code-10890595130 | 2026-11-28
- arch | arch-linux-hvm-2019.05.13.x86_64-s3 | code-24895785879 | 2026-11-28

+ oracle-linux/9 | OL9.3-x86_64-HVM-2024-02-02 | code-70207712244 | 2026-11-28
+ oracle-linux/8 | OL8.9-x86_64-HVM-2024-02-02 | code-25172409060 | 2026-11-28
+ oracle-linux/8.6 | OL8.6-x86_64-HVM-2022-05-19 | modplatform | 2024-03-26
+ oracle-linux/7.9 | OL7.9-x86_64-HVM-2020-12-07 | code-2836757467 | 2026-11-28
- oracle-linux/9 | OL8.9-x86_64-HVM-2024-02-02 | code-25172409060 | 2026-11-28
- oracle-linux/8@arm64 | OL8.9-x86_64-HVM-2024-02-02 | code-25172409060 | 2026-11-28

+ alpine/3.23/tiny | alpine-3.23.3-x86_64-uefi-tiny-r0 | code-59338430254 | 2026-11-28
+ alpine/3.17/tiny-bios | alpine-3.17.2-x86_64-bios-tiny-r0 | code-36072620188 | 2026-11-28
- alpine/3.23 | alpine-3.23.3-x86_64-uefi-tiny-r0 | code-59338430254 | 2026-11-28
- alpine/3.17/tiny | alpine-3.17.2-x86_64-bios-tiny-r0 | code-36072620188 | 2026-11-28
- alpine/3 | alpine-ami-3.11.6-x86_64-r0 | code-15500062916 | 2026-11-28
- alpine/3 | alpine-ami-3.9.4-x86_64-r0 | code-39764670077 | 2026-11-28

+ talos/1.13 | talos-v1.13.2-eu-west-1-amd64 | code-60773698614 | 2026-11-28
+ talos/1.12 | talos-v1.12.0-us-east-2-amd64 | code-59899818625 | 2026-11-28
+ talos/1.8.2 | talos-v1.8.2-us-east-1-amd64 | code-8581282323 | 2026-11-28
- talos/1.13@arm64 | talos-v1.13.2-eu-west-1-amd64 | code-60773698614 | 2026-11-28
- talos/1.12 | talos-v1.13.2-eu-west-1-amd64 | code-60773698614 | 2026-11-28
`;
