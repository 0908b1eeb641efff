#!/bin/sh
# moto 5.2.5 and apache-libcloud 3.9.1 (PyPI): libcloud's EC2 driver sees an empty account on moto. moto names the
# XML namespace of its answers http://ec2.amazonaws.com/doc/2016-11-15, EC2 the same with a slash at the end, which
# libcloud asks for in every look-up. Nothing is reported: all elements are passed over, and each list is empty. boto3
# ignores the namespace and reads the same answers, so that tests with both clients contradict each other.
# Expected: libcloud lists what boto3 lists, or fails. Seen: no image and no node.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q 'moto[ec2]==5.2.5' 'boto3==1.44.8' 'apache-libcloud==3.9.1'
cat >lists.py <<'PY'
import importlib.metadata

import boto3
from libcloud.compute.providers import get_driver
from libcloud.compute.types import Provider
from moto import mock_aws

print(*(f"{name} {importlib.metadata.version(name)}" for name in ("moto", "boto3", "apache-libcloud")))
with mock_aws():
    ec2 = boto3.client("ec2", "us-east-1", aws_access_key_id="test", aws_secret_access_key="test")
    driver = get_driver(Provider.EC2)("test", "test", region="us-east-1")
    images = ec2.describe_images()["Images"]
    ec2.run_instances(ImageId=images[0]["ImageId"], MinCount=1, MaxCount=1, InstanceType="t3.micro")
    instances = [i for reservation in ec2.describe_instances()["Reservations"] for i in reservation["Instances"]]
    answer = driver.connection.request(driver.path, params={"Action": "DescribeInstances"}).object
    seen = (len(driver.list_images()), len(driver.list_nodes()))
print("root element of DescribeInstances:", answer.tag)
print(f"boto3: {len(images)} images, {len(instances)} instances")
print(f"libcloud: {seen[0]} images, {seen[1]} instances")
raise SystemExit(0 if images and instances and seen == (0, 0) else 1)
PY
venv/bin/python lists.py
