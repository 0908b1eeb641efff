import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.utils.builder.Buildable;

/** Objects of the SDK, read and written by their own tables of fields, whose names are those of the service's model. */
final class Pojos {
  /** The one member of the scenarios that this SDK alone calls otherwise than the model. */
  private static final Map<String, String> RENAMED = Map.of("PublicLaunchPermissions", "Public");

  private Pojos() {}

  static void fill(SdkPojo builder, JsonNode input) {
    input.asObject().forEach((name, value) -> {
      SdkField<?> field = fieldOf(builder, name);
      field.set(builder, typed(field, value));
    });
  }

  private static SdkField<?> fieldOf(SdkPojo builder, String name) {
    return builder.sdkFields().stream()
        .filter(field -> nameOf(field).equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no member " + name));
  }

  private static Object typed(SdkField<?> field, JsonNode value) {
    MarshallingType<?> type = field.marshallingType();
    if (type == MarshallingType.SDK_POJO) return pojo(field, value);
    if (type == MarshallingType.LIST) {
      SdkField<?> item = field.getTrait(ListTrait.class).memberFieldInfo();
      return value.asArray().stream().map(one -> typed(item, one)).toList();
    }
    if (type == MarshallingType.MAP) {
      SdkField<?> item = field.getTrait(MapTrait.class).valueFieldInfo();
      Map<String, Object> entries = new LinkedHashMap<>();
      value.asObject().forEach((key, one) -> entries.put(key, typed(item, one)));
      return entries;
    }
    return scalar(type, value);
  }

  private static Object pojo(SdkField<?> field, JsonNode value) {
    SdkPojo builder = field.constructor().get();
    fill(builder, value);
    return ((Buildable) builder).build();
  }

  private static Object scalar(MarshallingType<?> type, JsonNode value) {
    if (type == MarshallingType.BOOLEAN) return value.asBoolean();
    if (type == MarshallingType.INTEGER) return Integer.valueOf(value.asNumber());
    if (type == MarshallingType.LONG) return Long.valueOf(value.asNumber());
    if (type == MarshallingType.DOUBLE) return Double.valueOf(value.asNumber());
    if (type == MarshallingType.INSTANT) return Instant.parse(value.asString());
    if (type == MarshallingType.STRING) return value.asString();
    throw new IllegalArgumentException("no scenario needs a " + type.getTargetClass().getSimpleName());
  }

  /** A value of the SDK as maps, lists and scalars; members that are absent are left out. */
  static Object plain(Object value) {
    if (value instanceof SdkPojo pojo) {
      Map<String, Object> members = new LinkedHashMap<>();
      for (SdkField<?> field : pojo.sdkFields()) {
        Object member = field.getValueOrDefault(pojo);
        if (!absent(member)) members.put(nameOf(field), plain(member));
      }
      return members;
    }
    if (value instanceof List<?> list) return list.stream().map(Pojos::plain).toList();
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> entries = new LinkedHashMap<>();
      map.forEach((key, entry) -> entries.put(key.toString(), plain(entry)));
      return entries;
    }
    return value instanceof SdkBytes bytes ? bytes.asByteArray() : value;
  }

  private static String nameOf(SdkField<?> field) {
    return RENAMED.getOrDefault(field.memberName(), field.memberName());
  }

  private static boolean absent(Object value) {
    return value == null || value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap;
  }
}
