#!/bin/sh
# moto 5.2.5 (PyPI): DeleteSecurityGroup deletes the group of a running instance, which still shows it afterwards. On
# EC2 the call is refused with DependencyViolation until the instance's network interface is deleted (EC2 API
# reference, DeleteSecurityGroup). Clean-up code that deletes groups before or while instances terminate works on moto
# and leaves the groups behind on EC2.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q 'moto[ec2]==5.2.5' 'boto3==1.44.8'
cat >group.py <<'PY'
import importlib.metadata

import boto3
from botocore.exceptions import ClientError
from moto import mock_aws

print("moto", importlib.metadata.version("moto"), "boto3", importlib.metadata.version("boto3"))
with mock_aws():
    ec2 = boto3.client("ec2", "us-east-1", aws_access_key_id="test", aws_secret_access_key="test")
    image = ec2.describe_images(Owners=["099720109477"])["Images"][0]["ImageId"]
    vpc = ec2.describe_vpcs()["Vpcs"][0]["VpcId"]
    group = ec2.create_security_group(GroupName="tests", Description="tests", VpcId=vpc)["GroupId"]
    ec2.run_instances(
        ImageId=image, MinCount=1, MaxCount=1, InstanceType="t3.micro", SecurityGroupIds=[group]
    )
    try:
        ec2.delete_security_group(GroupId=group)
        deleted = "succeeded"
    except ClientError as error:
        deleted = error.response["Error"]["Code"]
    (reservation,) = ec2.describe_instances()["Reservations"]
    (instance,) = reservation["Instances"]
    shown = group in [entry["GroupId"] for entry in instance["SecurityGroups"]]
print("DeleteSecurityGroup of a group in use:", deleted)
print(f"the instance is {instance['State']['Name']} and {'still shows' if shown else 'no longer shows'} the group")
raise SystemExit(0 if deleted == "succeeded" and shown else 1)
PY
venv/bin/python group.py
