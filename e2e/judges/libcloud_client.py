"""Calls an endpoint through Apache Libcloud's EC2 driver by the methods that it has; its objects by the model's names."""

import base64
import os
import re
from types import SimpleNamespace
from urllib.parse import urlsplit

from libcloud.compute.drivers.ec2 import EC2NodeDriver

from saying import CannotSay, Refused, by_name, serve, tags_of

endpoint = urlsplit(os.environ["AWS_ENDPOINT_URL"])
driver = EC2NodeDriver(
    os.environ["AWS_ACCESS_KEY_ID"],
    os.environ["AWS_SECRET_ACCESS_KEY"],
    region=os.environ["AWS_REGION"],
    host=endpoint.hostname,
    port=endpoint.port,
    secure=False,
)
REFUSAL = re.compile(r"^'?(\w+(?:\.\w+)*): (.*)", re.DOTALL)


def refusing(method):
    """Its errors, which are texts, as refusals."""

    def call(**arguments):
        try:
            return method(**arguments)
        except CannotSay:
            raise
        except Exception as error:
            refusal = REFUSAL.match(str(error))
            if refusal is None:
                raise Refused(type(error).__name__, str(error)) from error
            raise Refused(*refusal.groups()) from error

    return call


def only(values, what):
    """Libcloud's methods take one where the model has a list."""
    if len(values) != 1:
        raise CannotSay(f"{what}, more than one")
    return values[0]


def named(id, **more):
    """Whatever Libcloud takes the id of."""
    return SimpleNamespace(id=id, driver=driver, extra={}, **more)


def date(found):
    """Libcloud parses dates; the text that it parsed."""
    return found and found.strftime("%Y-%m-%dT%H:%M:%S.") + f"{found.microsecond // 1000:03}Z"


def image(found):
    extra = found.extra
    return {
        "ImageId": found.id,
        "Name": found.name,
        "OwnerId": extra["owner_id"],
        "ImageOwnerAlias": extra.get("owner_alias"),
        "State": extra["state"],
        "Public": extra["is_public"] == "true",
        "Architecture": extra["architecture"],
        "CreationDate": date(extra.get("creation_date")),
        "EnaSupport": extra.get("ena_support") == "true",
        "RootDeviceName": extra.get("root_device_name"),
        "BlockDeviceMappings": [{"DeviceName": item["device_name"]} for item in extra["block_device_mapping"]],
        "Tags": tags_of(extra["tags"]),
    }


def instance(node):
    extra = node.extra
    return {
        "InstanceId": node.id,
        "ImageId": extra["image_id"],
        "InstanceType": extra["instance_type"],
        "State": {"Name": extra["status"]},
        "PublicDnsName": extra["dns_name"] or "",
        "RootDeviceName": extra.get("root_device_name"),
        "InstanceLifecycle": extra.get("instance_lifecycle"),
        "BlockDeviceMappings": [
            {"DeviceName": item["device_name"], "Ebs": {"VolumeId": item["ebs"]["volume_id"]}}
            for item in extra["block_device_mapping"]
        ],
        "Tags": tags_of(extra["tags"]),
    }


def images(ids=None, owners=None, executable_by=None, filters=None):
    return driver.list_images(
        ex_image_ids=ids,
        ex_owner=owners and only(owners, "DescribeImages Owners"),
        ex_executableby=executable_by and only(executable_by, "DescribeImages ExecutableUsers"),
        ex_filters=filters and by_name(filters),
    )


def run(image, size, least=1, most=1, user_data=None, key_name=None, token=None, tags=()):
    """Every node of Libcloud has a name, which it makes a tag."""
    sets = {item["ResourceType"]: {tag["Key"]: tag["Value"] for tag in item["Tags"]} for item in tags}
    if not set(sets) <= {"instance"}:
        raise CannotSay("RunInstances TagSpecifications of others than instances")
    metadata = dict(sets.get("instance", {}))
    made = driver.create_node(
        name=metadata.pop("Name", "judge"),
        size=named(size),
        image=named(image),
        ex_mincount=least,
        ex_maxcount=most,
        ex_userdata=user_data and base64.b64decode(user_data),
        ex_keyname=key_name,
        ex_clienttoken=token,
        ex_metadata=metadata or None,
    )
    return made if isinstance(made, list) else [made]


def nodes(ids=None, filters=None):
    return driver.list_nodes(ex_node_ids=ids, ex_filters=filters and by_name(filters))


def each_alone(method, operation):
    return lambda ids: method(named(only(ids, f"{operation} InstanceIds")))


def copy_image(region, source, name, description=None):
    return driver.copy_image(named(source), region, name=name, description=description)


def create_image(instance, name, no_reboot=False):
    return driver.create_image(named(instance), name, reboot=not no_reboot)


def create_tags(resources, tags):
    resource = named(only(resources, "CreateTags Resources"))
    return driver.ex_create_tags(resource, {tag["Key"]: tag["Value"] for tag in tags})


def tags_by_filter(filters):
    values = by_name(filters)
    if set(values) != {"resource-id"}:
        raise CannotSay("DescribeTags Filters but resource-id")
    return driver.ex_describe_tags(named(only(values["resource-id"], "DescribeTags")))


def authorize(group, permissions):
    rule = only(permissions, "AuthorizeSecurityGroupIngress IpPermissions")
    ranges = [item["CidrIp"] for item in rule["IpRanges"]]
    return driver.ex_authorize_security_group_ingress(
        group, rule["FromPort"], rule["ToPort"], cidr_ips=ranges, protocol=rule["IpProtocol"]
    )


def volumes(ids=None, filters=None):
    if ids is not None:
        raise CannotSay("DescribeVolumes VolumeIds")
    return driver.list_volumes(ex_filters=by_name(filters))


def listed(member, shape):
    return lambda items: {member: [shape(item) for item in items]}


def identified(member, key):
    return listed(member, lambda item: {key: item.id})


def done(result):
    """Libcloud says itself whether it took an answer for a success."""
    return {"Return": result}


IDS = "InstanceIds=ids"
RUN = """ImageId=image InstanceType=size MinCount=least MaxCount=most ClientToken=token KeyName=key_name
    UserData=user_data TagSpecifications=tags"""

METHODS = {
    "DescribeImages": (
        "ImageIds=ids Owners=owners ExecutableUsers=executable_by Filters=filters",
        images,
        listed("Images", image),
    ),
    "CopyImage": (
        "SourceRegion=region SourceImageId=source Name=name Description=description",
        copy_image,
        lambda copy: {"ImageId": copy.id},
    ),
    "CreateImage": (
        "InstanceId=instance Name=name NoReboot=no_reboot",
        create_image,
        lambda copy: {"ImageId": copy.id},
    ),
    "DeregisterImage": ("ImageId=id", lambda id: driver.delete_image(named(id)), done),
    "RunInstances": (RUN, run, listed("Instances", instance)),
    "DescribeInstances": (
        "InstanceIds=ids Filters=filters",
        nodes,
        lambda found: {"Reservations": [{"Instances": [instance(node)]} for node in found]},
    ),
    "TerminateInstances": (IDS, each_alone(driver.destroy_node, "TerminateInstances"), done),
    "StopInstances": (IDS, each_alone(driver.stop_node, "StopInstances"), done),
    "StartInstances": (IDS, each_alone(driver.start_node, "StartInstances"), done),
    "GetConsoleOutput": (
        "InstanceId=id",
        lambda id: driver.ex_get_console_output(named(id)),
        lambda console: {"InstanceId": console["instance_id"], "Output": console["output"]},
    ),
    "CreateTags": ("Resources=resources Tags=tags", create_tags, done),
    "DescribeTags": ("Filters=filters", tags_by_filter, lambda tags: {"Tags": tags_of(tags)}),
    "DescribeVolumes": ("VolumeIds=ids Filters=filters", volumes, identified("Volumes", "VolumeId")),
    "CreateKeyPair": ("KeyName=name", driver.create_key_pair, lambda key: {"KeyMaterial": key.private_key}),
    "DeleteKeyPair": ("KeyName=name", lambda name: driver.delete_key_pair(SimpleNamespace(name=name)), done),
    "CreateSecurityGroup": (
        "GroupName=name Description=description VpcId=vpc_id",
        driver.ex_create_security_group,
        lambda group: {"GroupId": group["group_id"]},
    ),
    "DeleteSecurityGroup": ("GroupId=group_id", driver.ex_delete_security_group_by_id, done),
    "AuthorizeSecurityGroupIngress": ("GroupId=group IpPermissions=permissions", authorize, done),
    "DescribeVpcs": (
        "Filters=filters",
        lambda filters=None: driver.ex_list_networks(filters=filters and by_name(filters)),
        identified("Vpcs", "VpcId"),
    ),
    "DescribeSubnets": (
        "Filters=filters",
        lambda filters=None: driver.ex_list_subnets(filters=filters and by_name(filters)),
        listed("Subnets", lambda item: {"SubnetId": item.id, "AvailabilityZone": item.extra["zone"]}),
    ),
    "DescribeInternetGateways": (
        "Filters=filters",
        lambda filters=None: driver.ex_list_internet_gateways(filters=filters and by_name(filters)),
        identified("InternetGateways", "InternetGatewayId"),
    ),
    "DescribeRouteTables": (
        "Filters=filters",
        lambda filters=None: driver.ex_list_route_tables(filters=filters and by_name(filters)),
        identified("RouteTables", "RouteTableId"),
    ),
}

serve({operation: (arguments, refusing(method), shape) for operation, (arguments, method, shape) in METHODS.items()})
