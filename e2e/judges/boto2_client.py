"""Calls an endpoint through boto 2.49 by the methods that it has, and shows its objects by the names of the model."""

import base64
import os
from urllib.parse import urlsplit

from boto.ec2.networkinterface import NetworkInterfaceCollection, NetworkInterfaceSpecification
from boto.ec2.regioninfo import EC2RegionInfo
from boto.exception import EC2ResponseError
from boto.vpc import VPCConnection

from boto2_shapes import (
    changes,
    done,
    identified,
    image,
    instance,
    instance_attribute,
    listed,
    reservation,
    spot_request,
    status,
    vpc_attribute,
)
from saying import Refused, by_name, serve

endpoint = urlsplit(os.environ["AWS_ENDPOINT_URL"])
region = EC2RegionInfo(name=os.environ["AWS_REGION"], endpoint=endpoint.hostname)
connection = VPCConnection(region=region, port=endpoint.port, is_secure=False)


def refusing(method):
    """Its errors as refusals, and its filters by name."""

    def call(filters=None, **arguments):
        if filters is not None:
            arguments["filters"] = by_name(filters)
        try:
            return method(**arguments)
        except EC2ResponseError as error:
            raise Refused(error.error_code, error.error_message) from error

    return call


def run_instances(user_data=None, placement=None, network_interfaces=None, monitoring=None, **arguments):
    """boto encodes user data by itself, and has flat arguments where the model has structures."""
    if user_data is not None:
        arguments["user_data"] = base64.b64decode(user_data).decode()
    if placement is not None:
        arguments["placement"] = placement["AvailabilityZone"]
    if monitoring is not None:
        arguments["monitoring_enabled"] = monitoring["Enabled"]
    if network_interfaces is not None:
        arguments["network_interfaces"] = NetworkInterfaceCollection(
            *[
                NetworkInterfaceSpecification(
                    device_index=item["DeviceIndex"],
                    associate_public_ip_address=item["AssociatePublicIpAddress"],
                    subnet_id=item["SubnetId"],
                    groups=item["Groups"],
                    delete_on_termination=item["DeleteOnTermination"],
                )
                for item in network_interfaces
            ]
        )
    return connection.run_instances(**arguments)


def request_spot_instances(specification, **arguments):
    return connection.request_spot_instances(
        image_id=specification["ImageId"], instance_type=specification["InstanceType"], **arguments
    )


def authorize(group_id, permissions):
    [rule] = permissions
    return connection.authorize_security_group(
        group_id=group_id,
        ip_protocol=rule["IpProtocol"],
        from_port=rule["FromPort"],
        to_port=rule["ToPort"],
        cidr_ip=[item["CidrIp"] for item in rule["IpRanges"]],
    )


def create_tags(resources, tags):
    return connection.create_tags(resources, {tag["Key"]: tag["Value"] for tag in tags})


def share_image(image_id, permission):
    accounts = [item["UserId"] for item in permission["Add"]]
    return connection.modify_image_attribute(image_id, user_ids=accounts)


def describe_snapshots(owners=None, **arguments):
    [owner] = owners
    return connection.get_all_snapshots(owner=owner, **arguments)


def modify_termination(instance_id, value):
    return connection.modify_instance_attribute(instance_id, "disableApiTermination", value["Value"])


FOUND = "Filters=filters DryRun=dry_run"
RUN = """ImageId=image_id InstanceType=instance_type MinCount=min_count MaxCount=max_count ClientToken=client_token
    KeyName=key_name SecurityGroupIds=security_group_ids UserData=user_data SubnetId=subnet_id Placement=placement
    DisableApiTermination=disable_api_termination EbsOptimized=ebs_optimized Monitoring=monitoring
    InstanceInitiatedShutdownBehavior=instance_initiated_shutdown_behavior NetworkInterfaces=network_interfaces
    DryRun=dry_run"""
INSTANCES = "InstanceIds=instance_ids DryRun=dry_run"

METHODS = {
    "DescribeImages": (
        f"ImageIds=image_ids Owners=owners ExecutableUsers=executable_by {FOUND}",
        connection.get_all_images,
        listed("Images", image),
    ),
    "CopyImage": (
        "SourceRegion=source_region SourceImageId=source_image_id Name=name Description=description",
        connection.copy_image,
        lambda copy: {"ImageId": copy.image_id},
    ),
    "CreateImage": (
        "InstanceId=instance_id Name=name Description=description NoReboot=no_reboot",
        connection.create_image,
        lambda image_id: {"ImageId": image_id},
    ),
    "DeregisterImage": ("ImageId=image_id", connection.deregister_image, done),
    "DescribeImageAttribute": (
        "ImageId=image_id Attribute=attribute",
        connection.get_image_attribute,
        lambda found: {"LaunchPermissions": [{"UserId": account} for account in found.attrs.get("user_ids", [])]},
    ),
    "ModifyImageAttribute": ("ImageId=image_id LaunchPermission=permission", share_image, done),
    "ResetImageAttribute": ("ImageId=image_id Attribute=attribute", connection.reset_image_attribute, done),
    "RunInstances": (RUN, run_instances, reservation),
    "DescribeInstances": (
        f"InstanceIds=instance_ids MaxResults=max_results NextToken=next_token {FOUND}",
        connection.get_all_reservations,
        listed("Reservations", reservation),
    ),
    "DescribeInstanceStatus": (
        f"InstanceIds=instance_ids IncludeAllInstances=include_all_instances {FOUND}",
        connection.get_all_instance_status,
        listed("InstanceStatuses", status),
    ),
    "TerminateInstances": (INSTANCES, connection.terminate_instances, changes("TerminatingInstances")),
    "StopInstances": (INSTANCES, connection.stop_instances, changes("StoppingInstances")),
    "StartInstances": (INSTANCES, connection.start_instances, listed("StartingInstances", instance)),
    "MonitorInstances": (INSTANCES, connection.monitor_instances, identified("InstanceMonitorings", "InstanceId")),
    "GetConsoleOutput": (
        "InstanceId=instance_id",
        connection.get_console_output,
        lambda console: {"InstanceId": console.instance_id, "Output": str(console.output)},
    ),
    "DescribeInstanceAttribute": (
        "InstanceId=instance_id Attribute=attribute",
        connection.get_instance_attribute,
        instance_attribute,
    ),
    "ModifyInstanceAttribute": ("InstanceId=instance_id DisableApiTermination=value", modify_termination, done),
    "RequestSpotInstances": (
        "SpotPrice=price InstanceCount=count LaunchSpecification=specification",
        request_spot_instances,
        listed("SpotInstanceRequests", spot_request),
    ),
    "DescribeSpotInstanceRequests": (
        f"SpotInstanceRequestIds=request_ids {FOUND}",
        connection.get_all_spot_instance_requests,
        listed("SpotInstanceRequests", spot_request),
    ),
    "CancelSpotInstanceRequests": (
        "SpotInstanceRequestIds=request_ids",
        connection.cancel_spot_instance_requests,
        listed("CancelledSpotInstanceRequests", spot_request),
    ),
    "CreateTags": ("Resources=resources Tags=tags", create_tags, done),
    "DescribeTags": (
        f"MaxResults=max_results {FOUND}",
        connection.get_all_tags,
        listed("Tags", lambda tag: {"ResourceId": tag.res_id, "Key": tag.name, "Value": tag.value}),
    ),
    "DescribeVolumes": (
        f"VolumeIds=volume_ids {FOUND}",
        connection.get_all_volumes,
        listed("Volumes", lambda volume: {"VolumeId": volume.id, "Tags": tags_of(volume.tags)}),
    ),
    "DescribeSnapshots": (f"OwnerIds=owners {FOUND}", describe_snapshots, identified("Snapshots", "SnapshotId")),
    "CreateKeyPair": ("KeyName=key_name", connection.create_key_pair, lambda key: {"KeyMaterial": key.material}),
    "DeleteKeyPair": ("KeyName=key_name", connection.delete_key_pair, done),
    "CreateSecurityGroup": (
        "GroupName=name Description=description VpcId=vpc_id",
        connection.create_security_group,
        lambda group: {"GroupId": group.id},
    ),
    "DeleteSecurityGroup": ("GroupId=group_id GroupName=name", connection.delete_security_group, done),
    "AuthorizeSecurityGroupIngress": ("GroupId=group_id IpPermissions=permissions", authorize, done),
    "DescribeRegions": (
        f"RegionNames=region_names {FOUND}",
        connection.get_all_regions,
        listed("Regions", lambda item: {"RegionName": item.name, "Endpoint": item.endpoint}),
    ),
    "DescribeAccountAttributes": (
        "AttributeNames=attribute_names",
        connection.describe_account_attributes,
        listed(
            "AccountAttributes",
            lambda item: {
                "AttributeName": item.attribute_name,
                "AttributeValues": [{"AttributeValue": value} for value in item.attribute_values],
            },
        ),
    ),
    "DescribeVpcs": (f"VpcIds=vpc_ids {FOUND}", connection.get_all_vpcs, identified("Vpcs", "VpcId")),
    "DescribeVpcAttribute": ("VpcId=vpc_id Attribute=attribute", connection.describe_vpc_attribute, vpc_attribute),
    "DescribeSubnets": (
        f"SubnetIds=subnet_ids {FOUND}",
        connection.get_all_subnets,
        identified("Subnets", "SubnetId", AvailabilityZone="availability_zone"),
    ),
    "DescribeInternetGateways": (
        f"InternetGatewayIds=internet_gateway_ids {FOUND}",
        connection.get_all_internet_gateways,
        identified("InternetGateways", "InternetGatewayId"),
    ),
    "DescribeRouteTables": (
        f"RouteTableIds=route_table_ids {FOUND}",
        connection.get_all_route_tables,
        identified("RouteTables", "RouteTableId"),
    ),
}

serve({operation: (arguments, refusing(method), shape) for operation, (arguments, method, shape) in METHODS.items()})
