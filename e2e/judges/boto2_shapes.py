"""Objects of boto 2 by the names of the model."""

from saying import tags_of


def mappings(devices):
    return [{"DeviceName": name, "Ebs": {"VolumeId": device.volume_id}} for name, device in (devices or {}).items()]


def image(found):
    extra = found.__dict__
    return {
        "ImageId": found.id,
        "Name": found.name,
        "OwnerId": found.owner_id,
        "ImageOwnerAlias": found.owner_alias,
        "State": found.state,
        "Public": found.is_public,
        "Architecture": found.architecture,
        "CreationDate": extra.get("creationDate"),
        "DeprecationTime": extra.get("deprecationTime"),
        "SourceImageId": extra.get("sourceImageId"),
        "EnaSupport": extra.get("enaSupport") == "true",
        "RootDeviceName": found.root_device_name,
        "BlockDeviceMappings": mappings(found.block_device_mapping),
        "ProductCodes": [{"ProductCodeId": code} for code in found.product_codes],
        "Tags": tags_of(found.tags),
    }


def instance(found):
    return {
        "InstanceId": found.id,
        "ImageId": found.image_id,
        "InstanceType": found.instance_type,
        "State": {"Name": found.state},
        "PublicDnsName": found.public_dns_name,
        "RootDeviceName": found.root_device_name,
        "SpotInstanceRequestId": found.spot_instance_request_id,
        "BlockDeviceMappings": mappings(found.block_device_mapping),
        "Tags": tags_of(found.tags),
    }


def reservation(found):
    return {"ReservationId": found.id, "Instances": [instance(item) for item in found.instances]}


def changes(member):
    """What boto makes of a change of state: instances with the state before."""

    def shape(instances):
        return {
            member: [
                {
                    "InstanceId": item.id,
                    "CurrentState": {"Name": item.state},
                    "PreviousState": {"Name": item.previous_state},
                }
                for item in instances
            ]
        }

    return shape


def status(found):
    details = found.instance_status.details or {}
    return {
        "InstanceId": found.id,
        "InstanceState": {"Name": found.state_name},
        "SystemStatus": {"Status": found.system_status.status},
        "InstanceStatus": {
            "Status": found.instance_status.status,
            "Details": [{"Name": name, "Status": value} for name, value in details.items()],
        },
    }


def spot_request(found):
    return {
        "SpotInstanceRequestId": found.id,
        "InstanceId": found.instance_id,
        "State": found.state,
        "Status": {"Code": found.status.code if found.status else None},
    }


def instance_attribute(attribute):
    return {name[0].upper() + name[1:]: {"Value": value} for name, value in attribute.items() if isinstance(name, str)}


def vpc_attribute(attribute):
    return {
        "EnableDnsSupport": {"Value": attribute.enable_dns_support},
        "EnableDnsHostnames": {"Value": attribute.enable_dns_hostnames},
    }


def listed(member, shape):
    return lambda items: {member: [shape(item) for item in items]}


def identified(member, key, **more):
    """A list of what has an id, and of these attributes."""
    return listed(member, lambda item: {key: item.id, **{name: getattr(item, own) for name, own in more.items()}})


def done(_):
    return {"Return": True}
