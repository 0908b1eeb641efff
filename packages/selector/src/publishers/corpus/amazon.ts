/** Real names of AWS's own images; see read-corpus.ts for the form. */
export const AMAZON_NAMES = `
+ amazon-linux/2023/kernel-6.18 | al2023-ami-2023.12.20260930.0-kernel-6.18-x86_64 | moto | 2026-10-27
+ amazon-linux/2023/kernel-6.18@arm64 | al2023-ami-2023.12.20260930.0-kernel-6.18-arm64 | moto | 2026-10-27
+ amazon-linux/2023/kernel-6.18 | al2023-ami-2023.12.20260918.0-kernel-6.18-x86_64 | awsimage-tests | 2026-09-23
+ amazon-linux/2023/kernel-6.12@arm64 | al2023-ami-2023.11.20260526.0-kernel-6.12-arm64 | kops | 2026-06-15
+ amazon-linux/2023/kernel-6.12 | al2023-ami-2023.10.20260216.1-kernel-6.12-x86_64 | moto | 2026-10-27
+ amazon-linux/2023/kernel-6.1 | al2023-ami-2023.12.20260930.0-kernel-6.1-x86_64 | moto | 2026-10-27
+ amazon-linux/2023/kernel-6.1 | al2023-ami-2023.6.20241121.0-kernel-6.1-x86_64 | packt | 2024-11-24
+ amazon-linux | al2023-ami-2023.12.20260930.0-kernel-6.18-x86_64 | moto | 2026-10-27
+ amazon-linux/2023.12 | al2023-ami-2023.12.20260930.0-kernel-6.18-x86_64 | moto | 2026-10-27
+ amazon-linux/2023/minimal | al2023-ami-minimal-2023.12.20260930.0-kernel-6.18-x86_64 | moto | 2026-10-27
+ amazon-linux/2 | amzn2-ami-kernel-5.10-hvm-2.0.20260930.0-x86_64-gp2 | moto | 2026-10-27
+ amazon-linux/2@arm64 | amzn2-ami-kernel-5.10-hvm-2.0.20260930.0-arm64-gp2 | moto | 2026-10-27
+ amazon-linux/2 | amzn2-ami-kernel-5.10-hvm-2.0.20260109.1-x86_64-gp2 | kops | 2026-01-14
+ amazon-linux/2/kernel-4.14 | amzn2-ami-hvm-2.0.20260930.0-x86_64-gp2 | moto | 2026-10-27
+ amazon-linux/2/minimal | amzn2-ami-minimal-kernel-5.10-hvm-2.0.20260930.0-x86_64-gp2 | moto | 2026-10-27
+ amazon-linux/2/minimal-kernel-4.14 | amzn2-ami-minimal-hvm-2.0.20260930.0-x86_64-ebs | moto | 2026-10-27
+ amazon-linux/1 | amzn-ami-hvm-2018.03.0.20231218.0-x86_64-gp2 | moto | 2026-10-27
+ amazon-linux/2027 | al2027-preview-ami-2027.0.20260914.0-kernel-7.1-x86_64 | moto | 2026-10-27
+ amazon-linux/2027@arm64 | al2027-preview-ami-2027.0.20260914.0-kernel-7.1-arm64 | moto | 2026-10-27
+ amazon-linux/2027/minimal | al2027-preview-ami-minimal-2027.0.20260914.0-kernel-7.1-x86_64 | moto | 2026-10-27
- amazon-linux | al2023-ami-minimal-2023.12.20260930.0-kernel-6.18-x86_64 | moto | 2026-10-27
- amazon-linux | al2023-ami-ecs-hvm-2023.0.20260929-kernel-6.1-x86_64 | moto | 2026-10-27
- amazon-linux | al2027-preview-ami-2027.0.20260914.0-kernel-7.1-x86_64 | moto | 2026-10-27
- amazon-linux | al2022-ami-2022.0.20220728.1-kernel-5.15-x86_64 | moto | 2026-10-27
- amazon-linux/2023/kernel-6.1 | al2023-ami-2023.12.20260930.0-kernel-6.18-x86_64 | moto | 2026-10-27
- amazon-linux/2023/kernel-6.1 | al2023-ami-2023.12.20260930.0-kernel-6.12-x86_64 | moto | 2026-10-27
- amazon-linux/2 | amzn2-ami-minimal-kernel-5.10-hvm-2.0.20260930.0-x86_64-gp2 | moto | 2026-10-27
- amazon-linux/2 | amzn2-ami-ecs-kernel-5.10-hvm-2.0.20260929-x86_64-ebs | moto | 2026-10-27
- amazon-linux/2/kernel-4.14 | amzn2-ami-hvm-2.0.20260930.0-x86_64-ebs | moto | 2026-10-27
- amazon-linux/1 | amzn-ami-minimal-hvm-2018.03.0.20231218.0-x86_64-ebs | moto | 2026-10-27
- amazon-linux/1 | amzn-ami-pv-2018.03.0.20231218.0-x86_64-ebs | moto | 2026-10-27
- amazon-linux/1 | amzn-ami-vpc-nat-2018.03.0.20210721.0-x86_64-ebs | moto | 2026-10-27
- amazon-linux/2027 | al2027-preview-ami-minimal-2027.0.20260914.0-kernel-7.1-x86_64 | moto | 2026-10-27
+ amazon-linux/2/kernel-4.14 | amzn2-ami-hvm-2.0.20201126.0-x86_64-gp2 | kops | 2021-02-05
- amazon-linux | al2022-ami-minimal-2022.0.20221207.4-kernel-5.15-x86_64 | moto-ssm | 2026-10-27

+ ecs | al2023-ami-ecs-hvm-2023.0.20260929-kernel-6.1-x86_64 | moto | 2026-10-27
+ ecs/2023@arm64 | al2023-ami-ecs-hvm-2023.0.20260922-kernel-6.1-arm64 | moto-ssm | 2026-10-27
+ ecs/2023/gpu | al2023-ami-ecs-gpu-hvm-2023.0.20260922-kernel-6.1-x86_64-ebs | moto-ssm | 2026-10-27
+ ecs/2023/neuron | al2023-ami-ecs-neuron-hvm-2023.0.20260922-kernel-6.1-x86_64 | moto-ssm | 2026-10-27
+ ecs/2 | amzn2-ami-ecs-hvm-2.0.20260924-x86_64-ebs | moto-ssm | 2026-10-27
+ ecs/2@arm64 | amzn2-ami-ecs-hvm-2.0.20260924-arm64-ebs | moto-ssm | 2026-10-27
- ecs | al2023-ami-ecs-gpu-hvm-2023.0.20260922-kernel-6.1-x86_64-ebs | moto-ssm | 2026-10-27
- ecs | al2023-ami-ecs-neuron-hvm-2023.0.20260922-kernel-6.1-x86_64 | moto-ssm | 2026-10-27
- ecs | al2022-ami-ecs-hvm-2022.0.20230127-kernel-5.15-x86_64 | moto-ssm | 2026-10-27
- ecs/2 | amzn2-ami-ecs-gpu-hvm-2.0.20260924-x86_64-ebs | moto-ssm | 2026-10-27
- ecs/2 | amzn2-ami-ecs-inf-hvm-2.0.20260924-x86_64-ebs | moto-ssm | 2026-10-27
- ecs/2 | amzn-ami-2018.03.20250224-amazon-ecs-optimized | moto-ssm | 2026-10-27

+ eks/1.36 | amazon-eks-node-al2023-x86_64-standard-1.36-v20260714 | eks-ami | 2026-07-21
+ eks/1.36@arm64 | amazon-eks-node-al2023-arm64-standard-1.36-v20260714 | eks-ami | 2026-07-21
+ eks/1.36/nvidia | amazon-eks-node-al2023-x86_64-nvidia-1.36-v20260714 | eks-ami | 2026-07-21
+ eks/1.36/nvidia@arm64 | amazon-eks-node-al2023-arm64-nvidia-1.36-v20260714 | eks-ami | 2026-07-21
+ eks/1.36/neuron | amazon-eks-node-al2023-x86_64-neuron-1.36-v20260714 | eks-ami | 2026-07-21
- eks/1.36 | amazon-eks-node-al2023-x86_64-nvidia-1.36-v20260714 | eks-ami | 2026-07-21
- eks/1.32 | amazon-eks-node-1.32-v20251209 | eks-ami | 2026-07-21
- eks/1.32 | amazon-eks-gpu-node-1.32-v20251209 | eks-ami | 2026-07-21
- eks/1.31/nvidia | amazon-eks-node-al2023-x86_64-nvidia-560-1.31-v20241016 | eks-ami | 2026-07-21
+ eks/1.35 | amazon-eks-node-al2023-x86_64-standard-1.35-v20260714 | eks-ami | 2026-07-21
+ eks/1.34@arm64 | amazon-eks-node-al2023-arm64-standard-1.34-v20260714 | eks-ami | 2026-07-21
- eks/1.34 | amazon-eks-node-al2023-x86_64-standard-1.35-v20260714 | eks-ami | 2026-07-21
- eks/1.35@arm64 | amazon-eks-node-al2023-x86_64-neuron-1.35-v20260714 | eks-ami | 2026-07-21

+ bottlerocket/1.33 | bottlerocket-aws-k8s-1.33-x86_64-v1.46.0-431fe75a | karpenter | 2026-08-21
+ bottlerocket/1.32@arm64 | bottlerocket-aws-k8s-1.32-aarch64-v1.51.0-47438798 | code-21264943735 | 2026-11-28
+ bottlerocket/1.33/k8s-nvidia@arm64 | bottlerocket-aws-k8s-1.33-nvidia-aarch64-v1.54.0-5043decc | code-67021600025 | 2026-11-28
+ bottlerocket/1.31/k8s-nvidia | bottlerocket-aws-k8s-1.31-nvidia-x86_64-v1.42.0-5ed15786 | code-1583264130 | 2026-11-28
+ bottlerocket/1.35/k8s-fips | bottlerocket-aws-k8s-1.35-fips-x86_64-v1.58.0-c5c37032 | code-54705067610 | 2026-04-01
+ bottlerocket/1.35/k8s-nvidia-fips | bottlerocket-aws-k8s-1.35-nvidia-fips-x86_64-v1.58.0-c5c37032 | code-54853557202 | 2026-04-01
+ bottlerocket/2/ecs | bottlerocket-aws-ecs-2-x86_64-v1.32.0-cacc4ce9 | code-14988721750 | 2025-01-27
+ bottlerocket/3/ecs@arm64 | bottlerocket-aws-ecs-3-aarch64-v1.65.0-0be31b34 | code-70803185513 | 2026-11-28
- bottlerocket/1.31 | bottlerocket-aws-k8s-1.31-nvidia-x86_64-v1.42.0-5ed15786 | code-1583264130 | 2026-11-28
- bottlerocket/1.35 | bottlerocket-aws-k8s-1.35-fips-x86_64-v1.58.0-c5c37032 | code-54705067610 | 2026-04-01
- bottlerocket/1.35/k8s-nvidia | bottlerocket-aws-k8s-1.35-nvidia-fips-x86_64-v1.58.0-c5c37032 | code-54853557202 | 2026-04-01
- bottlerocket/1.33 | bottlerocket-aws-k8s-1.32-aarch64-v1.51.0-47438798 | code-21264943735 | 2026-11-28

+ windows/2022 | Windows_Server-2022-English-Full-Base-2026.09.17 | awsimage-tests | 2026-09-23
+ windows/2025 | Windows_Server-2025-English-Full-Base-2025.11.12 | code-19476789095 | 2026-11-28
+ windows/2019 | Windows_Server-2019-English-Full-Base-2021.03.10 | agnosticd | 2022-08-12
+ windows/2016 | Windows_Server-2016-English-Full-Base-2017.10.13 | moto | 2026-10-27
+ windows/2025/tpm | TPM-Windows_Server-2025-English-Full-Base-2026.09.17 | code-70283547921 | 2026-10-07
- windows/2025 | TPM-Windows_Server-2025-English-Full-Base-2026.09.17 | code-70283547921 | 2026-10-07
- windows/2016 | Windows_Server-2016-English-Full-SQL_2017_Standard-2017.10.13 | moto | 2026-10-27
- windows/2016 | Windows_Server-2016-English-Full-Containers-2017.10.13 | moto | 2026-10-27
- windows/2016 | Windows_Server-2016-English-Nano-Base-2017.10.13 | moto | 2026-10-27
- windows/2019 | Windows_Server-2019-English-Full-ECS_Optimized-2022.02.10 | modplatform-431 | 2026-11-28
- windows/2025/core | Windows_Server-2025-English-Core-EKS_Optimized-1.35-2026.04.18 | code-55174226512 | 2026-11-28
- windows/2016 | Windows_Server-2016-English-Full-SQL_2016_SP1_Enterprise-2017.10.13 | moto | 2026-10-27
- windows/2019/core | Windows_Server-2019-English-Core-EKS_Optimized | moto | 2026-10-27
- windows/2016 | Windows_Server-2016-English-Full-ECS_Optimized-2018.05.17 | moto | 2026-10-27

+ macos/26 | amzn-ec2-macos-26.7-20260918-025529-arm64 | code-71163907066 | 2026-11-28
+ macos/26.5.2 | amzn-ec2-macos-26.5.2-20260717-205726-arm64 | code-60808210919 | 2026-11-28
+ macos/sequoia | amzn-ec2-macos-15.6.1-20250902-081507-arm64 | code-57581965950 | 2026-11-28
+ macos/14@x86_64 | amzn-ec2-macos-14.2.1-20240117-170221 | code-39865926544 | 2026-11-28
+ macos/14 | amzn-ec2-macos-14.3-20240208-140501-arm64 | code-8412557158 | 2026-11-28
- macos/15 | amzn-ec2-macos-14.3-20240208-140501-arm64 | code-8412557158 | 2026-11-28
- macos/26.5 | amzn-ec2-macos-26.7-20260918-025529-arm64 | code-71163907066 | 2026-11-28

+ deep-learning/24.04 | Deep Learning Base OSS Nvidia Driver GPU AMI (Ubuntu 24.04) 20261002 | code-70983106596 | 2026-11-28
+ deep-learning/24.04 | Deep Learning Base OSS Nvidia Driver GPU AMI (Ubuntu 24.04) 20260724 | code-60342959172 | 2026-11-28
+ deep-learning/22.04 | Deep Learning Base OSS Nvidia Driver GPU AMI (Ubuntu 22.04) 20240915 | code-58670173050 | 2026-11-28
+ deep-learning/2023 | Deep Learning Base OSS Nvidia Driver GPU AMI (Amazon Linux 2023) 20250701 | code-15027343727 | 2026-11-28
+ deep-learning/2023/base-single-cuda | Deep Learning Base AMI with Single CUDA (Amazon Linux 2023) 20260512 | code-59706828837 | 2026-11-28
+ deep-learning/2023/pytorch | Deep Learning OSS Nvidia Driver AMI GPU PyTorch 2.9 (Amazon Linux 2023) 20260321 | code-53437027326 | 2026-11-28
+ deep-learning/24.04/pytorch@arm64 | Deep Learning ARM64 AMI OSS Nvidia Driver GPU PyTorch 2.12 (Ubuntu 24.04) 20260724 | code-59845931113 | 2026-11-28
+ deep-learning/20.04/pytorch | Deep Learning OSS Nvidia Driver AMI GPU PyTorch 2.1.0 (Ubuntu 20.04) 20240102 | dlami | 2024-07-15
- deep-learning/22.04 | Deep Learning AMI Neuron (Ubuntu 22.04) 20241027 | code-31785478480 | 2026-11-28
- deep-learning/22.04 | Deep Learning OSS Nvidia Driver AMI GPU TensorFlow 2.18 (Ubuntu 22.04) 20241213 | code-39655351268 | 2026-11-28
- deep-learning/22.04/pytorch | Deep Learning OSS Nvidia Driver AMI GPU TensorFlow 2.18 (Ubuntu 22.04) 20241213 | code-39655351268 | 2026-11-28
- deep-learning/20.04 | Deep Learning AMI GPU CUDA 11.2.1 (Ubuntu 20.04) 20220306 | iterative | 2022-04-22
- deep-learning/2023 | Deep Learning Base AMI with Single CUDA (Amazon Linux 2023) 20260512 | code-59706828837 | 2026-11-28
- deep-learning/24.04 | Deep Learning Base OSS Nvidia Driver AMI (Amazon Linux 2) Version 65.0 | learn-430 | 2024-05-27
- deep-learning/20.04 | Deep Learning AMI Ubuntu Linux - 2.4_Oct2017 | moto | 2026-10-27
+ deep-learning/20.04 | Deep Learning Base OSS Nvidia Driver GPU AMI (Ubuntu 20.04) 20240101 | dlami | 2024-07-15
`;
