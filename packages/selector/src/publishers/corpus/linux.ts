/** Real names of general distributions; see read-corpus.ts for the form. */
export const LINUX_NAMES = `
+ ubuntu/24.04 | ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20260923 | awsimage-tests | 2026-09-23
+ ubuntu/24.04 | ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20260714 | kops | 2026-07-30
+ ubuntu/24.04 | ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20240701.1 | kops | 2024-07-01
+ ubuntu/noble@arm64 | ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-arm64-server-20260714 | kops | 2026-07-30
+ ubuntu/26.04 | ubuntu/images/hvm-ssd-gp3/ubuntu-resolute-26.04-amd64-server-20260806 | kops | 2026-08-09
+ ubuntu/26.04@arm64 | ubuntu/images/hvm-ssd-gp3/ubuntu-resolute-26.04-arm64-server-20260421 | kops | 2026-04-23
+ ubuntu/25.10 | ubuntu/images/hvm-ssd-gp3/ubuntu-questing-25.10-amd64-server-20260626 | kops | 2026-06-29
+ ubuntu/22.04@arm64 | ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-arm64-server-20260731 | kops | 2026-08-09
+ ubuntu/20.04 | ubuntu/images/hvm-ssd/ubuntu-focal-20.04-amd64-server-20250624 | woodpecker | 2026-07-19
+ ubuntu/18.04 | ubuntu/images/hvm-ssd/ubuntu-bionic-18.04-amd64-server-20201201 | kops | 2021-02-05
+ ubuntu/16.04 | ubuntu/images/hvm-ssd/ubuntu-xenial-16.04-amd64-server-20170721 | moto | 2026-10-27
+ ubuntu/24.04/pro | ubuntu-pro-server/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-pro-server-20260923 | awsimage-tests | 2026-09-23
+ ubuntu/24.04/minimal | ubuntu-minimal/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-minimal-20260923 | awsimage-tests | 2026-09-23
+ ubuntu/24.04/eks | ubuntu-eks/k8s_1.34/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20260923 | awsimage-tests | 2026-09-23
+ ubuntu/22.04/eks | ubuntu-eks/k8s_1.29/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-20241113 | code-15135154888 | 2026-11-28
- ubuntu/24.04 | ubuntu-pro-server/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-pro-server-20260923 | awsimage-tests | 2026-09-23
- ubuntu/24.04 | ubuntu-minimal/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-minimal-20260923 | awsimage-tests | 2026-09-23
- ubuntu/24.04 | ubuntu-eks/k8s_1.34/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20260923 | awsimage-tests | 2026-09-23
- ubuntu/24.04 | ubuntu/images-testing/hvm-ssd-gp3/ubuntu-noble-daily-amd64-server-20260923 | awsimage-tests | 2026-09-23
- ubuntu/24.04@arm64 | ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20260923 | awsimage-tests | 2026-09-23
- ubuntu/24.04 | ubuntu/images/hvm-ssd-gp3/ubuntu-questing-25.10-amd64-server-20260626 | kops | 2026-06-29
+ ubuntu/21.04 | ubuntu/images/hvm-ssd/ubuntu-hirsute-21.04-amd64-server-20211028 | kops | 2021-11-02
+ ubuntu/20.04 | ubuntu/images/hvm-ssd/ubuntu-focal-20.04-amd64-server-20210119.1 | kops | 2021-02-05
+ ubuntu/18.04 | ubuntu/images/hvm-ssd/ubuntu-bionic-18.04-amd64-server-20230531 | kops | 2023-06-08
- ubuntu/22.04 | ubuntu/images-testing/hvm-ssd/ubuntu-jammy-daily-amd64-server-20220420 | kops | 2022-04-21
- ubuntu/22.04/minimal | ubuntu-minimal/images-testing/hvm-ssd/ubuntu-jammy-daily-amd64-minimal-20211123 | kops | 2021-11-24

+ debian/13 | debian-13-amd64-20260914-2601 | awsimage-tests | 2026-09-23
+ debian/13 | debian-13-amd64-20260803-2559 | kops | 2026-08-09
+ debian/12 | debian-12-amd64-20260806-2562 | kops | 2026-08-09
+ debian/bullseye | debian-11-amd64-20260805-2561 | kops | 2026-08-09
+ debian/10 | debian-10-amd64-20240703-1797 | kops | 2025-08-23
+ debian/13@arm64 | debian-13-arm64-20260803-2559 | kops-all | 2026-08-19
- debian/13 | debian-13-backports-amd64-20260914-2601 | awsimage-tests | 2026-09-23
- debian/13 | debian-13-backports-amd64-20260712-2537 | woodpecker | 2026-07-19
- debian/13 | debian-12-amd64-20260806-2562 | kops | 2026-08-09
- debian/13@arm64 | debian-13-amd64-20260803-2559 | kops | 2026-08-09
- debian/11 | debian-11-amd64-daily-20210812-732 | kops | 2021-08-12
+ debian/11 | debian-11-amd64-20210814-734 | kops | 2021-08-16

+ rhel/9 | RHEL-9.8.0_HVM-20260908-x86_64-0-Hourly2-GP3 | awsimage-tests | 2026-09-23
+ rhel/9 | RHEL-9.8.0_HVM_GA-20260521-x86_64-0-Hourly2-GP3 | awsimage-tests | 2026-09-23
+ rhel/9.8 | RHEL-9.8.0_HVM-20260728-x86_64-0-Hourly2-GP3 | kops | 2026-08-09
+ rhel/9.4 | RHEL-9.4.0_HVM-20240605-x86_64-82-Hourly2-GP3 | kops | 2024-06-12
+ rhel/9 | RHEL-9.2.0_HVM-20230615-x86_64-3-Hourly2-GP2 | kops | 2023-06-28
+ rhel/10@arm64 | RHEL-10.2.0_HVM-20260728-arm64-0-Hourly2-GP3 | kops | 2026-08-09
+ rhel/10.1@arm64 | RHEL-10.1.0_HVM-20260513-arm64-0-Hourly2-GP3 | kops | 2026-06-15
+ rhel/8 | RHEL-8.9.0_HVM-20240327-x86_64-4-Hourly2-GP3 | kops | 2025-10-06
+ rhel/8.5@arm64 | RHEL-8.5_HVM-20220127-arm64-3-Hourly2-GP2 | cloudx | 2023-07-20
+ rhel/8.3 | RHEL-8.3_HVM-20210209-x86_64-0-Hourly2-GP2 | kops | 2021-03-07
+ rhel/7 | RHEL-7.9_HVM_GA-20200917-x86_64-0-Hourly2-GP2 | openshift-docs | 2021-04-16
+ rhel/7.9 | RHEL-7.9_HVM-20221027-x86_64-0-Hourly2-GP2 | cloudx | 2023-07-20
+ rhel/7.4 | RHEL-7.4_HVM_GA-20170808-x86_64-2-Hourly2-GP2 | moto | 2026-10-27
+ rhel/9/access | RHEL-9.0.0_HVM-20220513-x86_64-0-Access2-GP2 | agnosticd | 2022-08-12
+ rhel/7.4/access | RHEL-7.4_HVM_GA-20180122-x86_64-0-Access2-GP2 | agnosticd | 2022-08-12
- rhel/9 | RHEL-9.0.0_HVM-20220513-x86_64-0-Access2-GP2 | agnosticd | 2022-08-12
- rhel/9 | RHEL_HA-9.2.0_HVM-20230615-x86_64-3-Hourly2-GP2 | cloudx | 2023-07-20
- rhel/9 | RHEL_HA-9.5.0_HVM_GA-20241029-x86_64-0-Hourly2-GP3 | code-9661381161 | 2026-11-28
- rhel/9 | RHEL-9.2.0_HVM_BETA-20230306-x86_64-4-Hourly2-GP2 | cloudx | 2023-07-20
- rhel/9.1 | RHEL-9.1.0_HVM_BETA-20220829-x86_64-0-Access2-GP2 | agnosticd-5702 | 2022-11-30
- rhel/9.1/access | RHEL-9.1.0_HVM_BETA-20220829-x86_64-0-Access2-GP2 | agnosticd-5702 | 2022-11-30
- rhel/8 | RHEL-SAP-8.2.0_HVM-20211007-x86_64-0-Hourly2-GP2 | cloudx | 2023-07-20
- rhel/7 | RHEL-7.9_HVM_BETA-20200422-x86_64-0-Hourly2-GP2 | openshift-docs | 2021-04-16
- rhel/10 | RHEL-10.2.0_HVM-20260728-arm64-0-Hourly2-GP3 | kops | 2026-08-09
- rhel/9.0 | RHEL-9.8.0_HVM-20260728-x86_64-0-Hourly2-GP3 | kops | 2026-08-09
+ rhel/10.0@arm64 | RHEL-10.0.0_HVM-20250918-arm64-0-Hourly2-GP3 | kops | 2025-12-05
+ rhel/9.6 | RHEL-9.6.0_HVM-20251209-x86_64-0-Hourly2-GP3 | kops | 2026-01-14
+ rhel/9.5 | RHEL-9.5.0_HVM-20250430-x86_64-0-Hourly2-GP3 | kops | 2025-05-24
+ rhel/8.4 | RHEL-8.4.0_HVM-20210825-x86_64-0-Hourly2-GP2 | kops | 2021-11-22
+ rhel/6 | RHEL-6.10_HVM-20210318-x86_64-0-Hourly2-GP2 | cloudx-raw | 2023-03-23
- rhel/7 | RHEL_HA-7.9_HVM-20221027-x86_64-0-Hourly2-GP2 | cloudx | 2023-07-20
- rhel/8 | RHEL_HA-8.5.0_HVM_BETA-20210902-x86_64-5-Hourly2-GP2 | cloudx | 2023-07-20

+ fedora/43 | Fedora-Cloud-Base-AmazonEC2.x86_64-43-20260226.0 | code-51827715764 | 2026-11-28
+ fedora/42@arm64 | Fedora-Cloud-Base-AmazonEC2.aarch64-42-1.1 | code-32272424241 | 2026-11-28
+ fedora/41 | Fedora-Cloud-Base-AmazonEC2.x86_64-41-1.4 | code-47005471394 | 2026-11-28
+ fedora/40 | Fedora-Cloud-Base-AmazonEC2.x86_64-40-20250505.0 | code-49499778052 | 2026-11-28
+ fedora/40 | Fedora-Cloud-Base-40-1.14.x86_64-hvm-us-west-2-gp3-0 | kitchen | 2026-11-28
+ fedora/37 | Fedora-Cloud-Base-37-1.7.x86_64-hvm-us-east-1-gp2-0 | code-33827958589 | 2026-11-28
+ fedora/36 | Fedora-Cloud-Base-36-1.5.x86_64-hvm-us-west-2-gp2-0 | salt-images | 2022-11-09
+ fedora/28 | Fedora-Cloud-Base-28-20180930.0.x86_64-hvm-us-east-1-gp2-0 | code-23477338070 | 2026-11-28
- fedora/43 | Fedora-Cloud-Base-Rawhide-20230503.n.0.aarch64-hvm-us-east-1-gp2-0 | code-1393789122 | 2026-11-28
- fedora/40 | fedora-coreos-40.20240616.3.0-x86_64 | systeminit | 2024-08-16
- fedora/40@arm64 | Fedora-Cloud-Base-AmazonEC2.x86_64-40-20250505.0 | code-49499778052 | 2026-11-28
- fedora/26 | Fedora-Atomic-26-1.5.x86_64-hvm-us-east-1-gp2-0 | code-29170232544 | 2026-11-28

+ fedora-coreos/40 | fedora-coreos-40.20240616.3.0-x86_64 | systeminit | 2024-08-16
+ fedora-coreos/34/testing@arm64 | fedora-coreos-34.20211016.2.1-aarch64 | fcos-1810 | 2026-11-28
+ fedora-coreos/35/testing | fedora-coreos-35.20220410.2.1-x86_64 | fcos-1810 | 2026-11-28
- fedora-coreos/34@arm64 | fedora-coreos-34.20211016.2.1-aarch64 | fcos-1810 | 2026-11-28
- fedora-coreos/35 | fedora-coreos-35.20220410.2.1-x86_64 | fcos-1810 | 2026-11-28
- fedora-coreos/31 | fedora-coreos-31.20200108.2.0-hvm | typhoon | 2020-01-15

+ centos/9 | CentOS Stream 9 x86_64 20260930 | code-70205409363 | 2026-10-01
+ centos/9 | CentOS Stream 9 x86_64 20260526 | code-54595419942 | 2026-11-28
+ centos/9 | CentOS Stream 9 x86_64 20231128 | code-38526411804 | 2026-11-28
+ centos/9@arm64 | CentOS Stream 9 aarch64 20260202 | code-70874333133 | 2026-11-28
+ centos/8 | CentOS Stream 8 x86_64 20240311 | code-3160585494 | 2026-11-28
- centos/9 | CentOS Stream 8 x86_64 20240311 | code-3160585494 | 2026-11-28
- centos/9 | CentOS 7.8.2003 x86_64 | parallelcluster | 2020-06-26
- centos/9 | CentOS Linux 7 x86_64 HVM EBS 1708_11.01-b7ee8a69-ee97-4a49-9e68-afaee216db2e-ami-95096eef.4 | wardroom | 2018-01-18

+ almalinux/9 | AlmaLinux OS 9.6.20250522 x86_64 | almalinux | 2026-06-19
+ almalinux/9.4 | AlmaLinux OS 9.4.20240805 x86_64 | kitchen | 2026-11-28
+ almalinux/8 | AlmaLinux OS 8.10.20260518 x86_64 | code-67617909877 | 2026-11-28
+ almalinux/8@arm64 | AlmaLinux OS 8.6.20220715 aarch64 | almalinux-wiki | 2022-07-17
+ almalinux/9 | AlmaLinux OS 9.0.20220715 x86_64 | almalinux-wiki | 2022-07-17
+ almalinux/10 | AlmaLinux OS 10.2.20260817.0 x86_64 | kitchen | 2026-11-28
+ almalinux/10/kitten | AlmaLinux OS Kitten 10.20260727.0 x86_64 | kitchen | 2026-11-28
- almalinux/10 | AlmaLinux OS Kitten 10.20260727.0 x86_64 | kitchen | 2026-11-28
- almalinux/9 | AlmaLinux OS 8.10.20260518 x86_64 | code-67617909877 | 2026-11-28

+ rocky/9 | Rocky-9-EC2-Base-9.8-20260525.0.x86_64 | kops | 2026-06-29
+ rocky/9 | Rocky-9-EC2-Base-9.3-20231113.0.x86_64 | rocky-jobs | 2024-06-15
+ rocky/9.7 | Rocky-9-EC2-Base-9.7-20251123.2.x86_64 | kops | 2026-07-30
+ rocky/10@arm64 | Rocky-10-EC2-Base-10.2-20260525.0.aarch64 | kops | 2026-08-09
+ rocky/8 | Rocky-8-ec2-8.6-20220515.0.x86_64 | kops | 2023-03-10
+ rocky/9/lvm@arm64 | Rocky-9-EC2-LVM-9.4-20240509.0.aarch64 | code-53490493700 | 2026-11-28
- rocky/9 | Rocky-9-EC2-LVM-9.4-20240509.0.aarch64 | code-53490493700 | 2026-11-28
- rocky/9 | Rocky-9-EC2-LVM-9.5-20241118.0.x86_64-prod-hyj6jp3bki4bm | code-6189675698 | 2026-11-28
- rocky/9 | Rocky-10-EC2-Base-10.2-20260525.0.aarch64 | kops | 2026-08-09
- rocky/9 | Rocky-8-ec2-8.6-20220515.0.x86_64 | kops | 2023-03-10
+ rocky/10.1@arm64 | Rocky-10-EC2-Base-10.1-20251116.0.aarch64 | kops | 2026-07-30
`;
